// Edges of fields, radios and checkboxes, signs and marks that stand out less than 3 to 1 from what is around them.
scope => {
  const faults = [], weak = (it, what, one, two) => {
    const got = contrast(over(one, two), two);
    if (got < 3) faults.push(`${what} of ${called(it)} stands out ${got.toFixed(2)} to 1`);
  };
  const edge = (it, style) => {
    const around = behind(it), width = parseFloat(style.borderTopWidth);
    const inside = over(colour(style.backgroundColor), around);
    const line = width && style.borderTopStyle !== "none" ? over(colour(style.borderTopColor), around) : around;
    return contrast(line, around) > contrast(inside, around) ? line : inside;
  };
  const root = document.querySelector(scope);
  for (const it of root.querySelectorAll("input:not([type=hidden], [type=file]), textarea, select")) {
    if (!shows(it)) continue;
    const drawn = it.matches("[type=radio], [type=checkbox]") && it.labels[0];
    if (drawn) {
      weak(it, "the edge", edge(drawn, getComputedStyle(drawn, "::before")), behind(it));
      const mark = getComputedStyle(drawn, "::after");
      weak(it, "the mark", colour(it.matches("[type=radio]") ? mark.backgroundColor : mark.borderBottomColor), behind(drawn));
    } else weak(it, "the edge", edge(it, getComputedStyle(it)), behind(it));
  }
  // A button is known by its words: they stand out from it, or its edge does.
  for (const it of root.querySelectorAll("button, [role=button]")) {
    if (!shows(it)) continue;
    const style = getComputedStyle(it), own = over(colour(style.backgroundColor), behind(it));
    if (contrast(edge(it, style), behind(it)) < 3) weak(it, "the edge or the text", colour(style.color), own);
  }
  for (const it of root.querySelectorAll("svg")) {
    const paint = [...it.querySelectorAll("path, polygon, rect, circle")][0];
    if (!shows(it) || !paint || it.closest("[class*=device-qr]")) continue;
    const style = getComputedStyle(paint);
    weak(it, "the sign", colour(style.fill === "none" ? style.stroke : style.fill), behind(it));
  }
  for (const it of root.querySelectorAll(".govuk-form-group--error, .govuk-error-summary, .govuk-details__text")) {
    const style = getComputedStyle(it);
    if (shows(it)) weak(it, "the line", colour(parseFloat(style.borderInlineStartWidth) ? style.borderInlineStartColor : "none"), behind(it));
  }
  return faults;
}
