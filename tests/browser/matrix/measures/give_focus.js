// Give the focus to the control of this number, or take it away; say where it is and how long its edge.
({ scope, at }) => {
  document.activeElement?.blur?.();
  const it = at === null ? null : stops(scope)[at];
  if (!it) return null;
  it.focus({ focusVisible: true });
  const box = it.getBoundingClientRect();
  // A radio is a circle and a checkbox a square that their label draws.
  const drawn = it.matches("[type=radio], [type=checkbox]") && it.labels[0]
    ? parseFloat(getComputedStyle(it.labels[0], "::before").width) : 0;
  // A link over several lines has the edge of its whole shape.
  const sum = [...it.getClientRects()].reduce((sum, { width, height }) => sum + 2 * (width + height), 0);
  const edge = drawn ? drawn * (it.type === "radio" ? Math.PI : 4) : Math.min(sum, 2 * (box.width + box.height));
  return { name: called(it), x: box.left + scrollX, y: box.top + scrollY, width: box.width, height: box.height, edge };
}
