// What has the focus, one control after the other, and is covered by something or not wholly in the window.
scope => {
  const faults = [], before = document.activeElement;
  for (const it of stops(scope)) {
    document.activeElement?.blur?.(); // what has the focus already is not scrolled to
    it.focus({ focusVisible: true });
    const box = it.getBoundingClientRect();
    const inside = box.top >= -1 && box.left >= -1 && box.bottom <= innerHeight + 1 && box.right <= innerWidth + 1;
    // Where people type many lines, browsers show the line they are on.
    if (!inside && !it.matches("textarea") && box.height < innerHeight && box.width <= innerWidth) faults.push(`${called(it)} is partly out of the window`);
    // A link may break over lines: the points are those of its first line, as far as it is in the window.
    const line = it.getClientRects()[0];
    const left = Math.max(line.left, 0), width = Math.min(line.right, innerWidth) - left;
    const top = Math.max(line.top, 0), height = Math.min(line.bottom, innerHeight) - top;
    const points = width > 1 && height > 1 ? [[.5, .5], [.1, .5], [.9, .5], [.5, .2], [.5, .8]] : [];
    const hit = points.map(([x, y]) => document.elementFromPoint(left + width * x, top + height * y));
    const own = one => one && (it.contains(one) || one.contains(it) || [...(it.labels || [])].some(label => label.contains(one)));
    const other = hit.find(one => !own(one));
    if (!hit.length) faults.push(`${called(it)} is out of sight`);
    if (other) faults.push(`${called(it)} is covered by ${called(other)}`);
  }
  before?.focus?.({ preventScroll: true });
  return faults;
}
