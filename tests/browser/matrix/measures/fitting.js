// What does not fit: a page wider than the window, and text that is cut off.
() => {
  const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
  const faults = [];
  if (wide > 0) {
    const far = [...document.querySelectorAll("body *")].filter(it => {
      const box = it.getBoundingClientRect();
      return shows(it) && (box.right > innerWidth + 1 || box.left < -1);
    });
    faults.push(`is ${wide}px too wide because of ${far.slice(-2).map(called).join(", ") || "something"}`);
  }
  const small = document.querySelectorAll("main *, header *, footer *");
  for (const it of small) {
    const style = getComputedStyle(it);
    if (style.overflowX === "visible" && style.overflowY === "visible" || it.clientWidth <= 1 || !shows(it)) continue;
    // What scrolls both ways is cut off by nobody, where it is a picture; text has to be read without.
    const scrolls = /auto|scroll/.test(style.overflowX) && it.matches("[tabindex], textarea, input");
    const across = it.scrollWidth > it.clientWidth + 1, down = it.scrollHeight > it.clientHeight + 1;
    if (!scrolls && !it.matches("input, textarea, select") && (across || down)) faults.push(`cuts off ${called(it)}`);
  }
  return faults;
}
