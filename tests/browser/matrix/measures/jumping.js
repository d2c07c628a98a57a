// What changes its place when a control gets the focus.
scope => {
  const faults = new Set(), all = [...document.querySelectorAll("main *, footer *")].filter(shows);
  const at = () => all.map(it => { const b = it.getBoundingClientRect(); return [b.left + scrollX, b.top + scrollY, b.width, b.height]; });
  const before = document.activeElement;
  before?.blur?.();
  const still = at();
  for (const it of stops(scope)) {
    it.focus({ focusVisible: true, preventScroll: true });
    at().forEach((box, i) => box.some((v, j) => Math.abs(v - still[i][j]) > 1) && faults.add(`${called(all[i])} jumps when ${called(it)} has the focus`));
    it.blur();
  }
  before?.focus?.({ preventScroll: true });
  return [...faults].slice(0, 5);
}
