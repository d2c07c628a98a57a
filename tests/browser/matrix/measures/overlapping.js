// Text that lies over other text, by more than the spacing of letters makes it. Lines of one run of text may touch.
() => {
  const all = lines("body"), faults = new Set();
  for (let i = 0; i < all.length; i++)
    for (let j = i + 1; j < all.length; j++) {
      const a = all[i], b = all[j];
      if (a.it === b.it) continue;
      const across = Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left);
      const down = Math.min(a.box.bottom, b.box.bottom) - Math.max(a.box.top, b.box.top);
      // The boxes of glyphs are taller than a line that is set tightly: half a line counts as over.
      if (across > 3 && down > Math.min(a.box.height, b.box.height) / 2) faults.add(`shows “${a.text}” over “${b.text}”`);
    }
  return [...faults];
}
