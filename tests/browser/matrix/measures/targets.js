// Targets that are hard to press. `large` asks for 44 pixels of buttons, radios and checkboxes too.
({ scope, large }) => {
  const all = stops(scope).filter(it => !unseen(it)).map(it => {
    const boxes = [it, ...(it.matches("[type=radio], [type=checkbox]") ? it.labels : [])].map(one => one.getBoundingClientRect());
    const [left, top] = [Math.min(...boxes.map(b => b.left)), Math.min(...boxes.map(b => b.top))];
    const [right, bottom] = [Math.max(...boxes.map(b => b.right)), Math.max(...boxes.map(b => b.bottom))];
    return { it, own: boxes[0], left, top, right, bottom, x: (left + right) / 2, y: (top + bottom) / 2 };
  });
  const inText = it => it.matches("a") && getComputedStyle(it).display === "inline"
    && [...it.parentElement.childNodes].some(one => one.nodeType === 3 && /\w{2}/.test(one.data));
  // A circle of 24 pixels around the middle that meets no other target, nor another small one's circle.
  const roomy = one => all.every(two => {
    if (two === one || two.it.contains(one.it) || one.it.contains(two.it)) return true;
    const apart = Math.hypot(one.x - Math.max(two.left, Math.min(one.x, two.right)),
      one.y - Math.max(two.top, Math.min(one.y, two.bottom)));
    const tiny = two.right - two.left < 24 || two.bottom - two.top < 24;
    return apart >= 12 && (!tiny || Math.hypot(one.x - two.x, one.y - two.y) >= 24);
  });
  const faults = [];
  for (const one of all) {
    const [width, height] = [one.right - one.left, one.bottom - one.top];
    if ((width < 23.9 || height < 23.9) && !inText(one.it) && !roomy(one))
      faults.push(`${called(one.it)} is ${width.toFixed()} by ${height.toFixed()} and close to another`);
    const big = one.it.matches("button, [role=button], [type=submit], [type=radio], [type=checkbox], [type=file]");
    if (large && big && (one.own.width < 43.9 || one.own.height < 43.9))
      faults.push(`${called(one.it)} is ${one.own.width.toFixed()} by ${one.own.height.toFixed()}, not 44`);
  }
  return faults;
}
