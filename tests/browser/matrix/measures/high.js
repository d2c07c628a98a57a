// How high the page is.
() => document.documentElement.scrollHeight
