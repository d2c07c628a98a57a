// Prepare for a walk with the Tab key through a part of the page: number what can be used, note what comes to have the focus.
scope => {
  const all = [...document.querySelector(scope).querySelectorAll(FOCUSABLE)].filter(it => shows(it) && !it.closest("[aria-hidden=true]"));
  // One stop for the radios of a name, as browsers have it.
  const key = it => it.matches("[type=radio]") ? `radio ${it.name}` : String(all.indexOf(it));
  const start = document.querySelector(scope);
  window.walked = [];
  window.noting?.abort();
  window.noting = new AbortController();
  document.addEventListener("focusin", ({ target }) => {
    if (start.contains(target) && all.includes(target)) walked.push(key(target));
    else if (target !== start) walked.push(`outside ${called(target)}`);
  }, { signal: noting.signal });
  const unreachable = all.filter(it => it.tabIndex < 0 && !it.matches("[type=radio]"));
  const unique = [...new Set(all.filter(it => it.tabIndex >= 0).map(key))];
  start.setAttribute("tabindex", "-1");
  start.focus({ preventScroll: true });
  window.walked.length = 0;
  return { wanted: unique, names: Object.fromEntries(all.map(it => [key(it), called(it)])), unreachable: unreachable.map(called) };
}
