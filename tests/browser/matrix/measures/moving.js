// What moves although less motion was asked for.
() => {
  const faults = document.getAnimations().map(one => `${called(one.effect.target)} is animated`);
  for (const it of document.querySelectorAll("*")) {
    const style = getComputedStyle(it), lasting = style.transitionDuration.split(", ").some(time => parseFloat(time) > 0);
    if (style.scrollBehavior === "smooth") faults.push(`${called(it)} scrolls smoothly`);
    if (lasting && style.transitionProperty !== "none") faults.push(`${called(it)} changes slowly`);
  }
  return faults;
}
