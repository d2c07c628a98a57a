// In forced colours: what has no visible edge, and errors that are told by colour alone.
() => {
  const faults = [], root = document.querySelector("main");
  const drawn = (style, around) => {
    const line = ["Top", "Right", "Bottom", "Left"].every(side =>
      parseFloat(style[`border${side}Width`]) >= 1 && style[`border${side}Style`] !== "none"
      && contrast(over(colour(style[`border${side}Color`]), around), around) >= 3);
    return line || parseFloat(style.outlineWidth) >= 1 && style.outlineStyle !== "none"
      && contrast(over(colour(style.outlineColor), around), around) >= 3;
  };
  for (const it of root.querySelectorAll("button, [role=button], .govuk-button, input:not([type=hidden], [type=file]), textarea, select")) {
    if (!shows(it)) continue;
    const label = it.matches("[type=radio], [type=checkbox]") && it.labels[0];
    const style = label ? getComputedStyle(label, "::before") : getComputedStyle(it);
    if (!drawn(style, behind(it))) faults.push(`${called(it)} has no edge`);
  }
  for (const it of root.querySelectorAll("a[href]:not([role=button], .govuk-button)"))
    if (shows(it) && ![it, ...it.querySelectorAll("*")].some(one => getComputedStyle(one).textDecorationLine.includes("underline")))
      faults.push(`${called(it)} is not underlined`);
  for (const it of root.querySelectorAll(".govuk-error-message"))
    if (!/^\S+:/.test(it.textContent.trim())) faults.push(`the error ${called(it)} does not begin with “Error:”`);
  return faults;
}
