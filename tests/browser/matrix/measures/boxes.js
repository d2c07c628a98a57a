// Where everything that can have the focus is, and how high the page.
scope => ({ count: stops(scope).length, high: document.documentElement.scrollHeight })
