// What moves although less motion was asked for, or what is drawn before or after it.
() => {
  const faults = document.getAnimations().map(one => `${called(one.effect.target)} is animated`);
  for (const it of document.querySelectorAll("*")) {
    if (getComputedStyle(it).scrollBehavior === "smooth") faults.push(`${called(it)} scrolls smoothly`);
    const slow = [null, "::before", "::after"].map(part => getComputedStyle(it, part)).some(style =>
      style.transitionProperty !== "none" && style.transitionDuration.split(", ").some(time => parseFloat(time) > 0));
    if (slow) faults.push(`${called(it)} changes slowly`);
  }
  return faults;
}
