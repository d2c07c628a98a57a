// What is laid out from left to right although the page reads from right to left.
() => {
  const faults = [], middle = it => { const b = it.getBoundingClientRect(); return (b.left + b.right) / 2; };
  if (getComputedStyle(document.body).direction !== "rtl") faults.push("the page reads from left to right");
  for (const it of document.querySelectorAll("[type=radio], [type=checkbox]"))
    if (shows(it) && it.labels[0]) {
      const text = document.createRange();
      text.selectNodeContents(it.labels[0]);
      if (it.getBoundingClientRect().left < text.getBoundingClientRect().right - 3) faults.push(`${called(it)} has its words on the right`);
    }
  for (const row of document.querySelectorAll(".govuk-date-input, .govuk-summary-list__row, .govuk-task-list__item")) {
    const parts = [...row.children].filter(shows);
    const tops = parts.map(it => it.getBoundingClientRect().top);
    parts.forEach((it, i) => i && Math.abs(tops[i] - tops[i - 1]) < 3 && middle(it) > middle(parts[i - 1])
      && faults.push(`${called(it)} stands on the right of ${called(parts[i - 1])}`));
  }
  for (const it of document.querySelectorAll("main :is(h1, h2, p, label, legend)")) {
    if (!shows(it) || it.closest(".govuk-visually-hidden, .govuk-panel, dialog, button")) continue;
    const style = getComputedStyle(it), align = style.textAlign;
    if (align === "left" || (align === "start" && style.direction === "ltr" && !it.closest("[dir=ltr]"))) faults.push(`${called(it)} begins on the left`);
  }
  for (const it of document.querySelectorAll(".govuk-form-group--error, .govuk-inset-text")) {
    const style = getComputedStyle(it);
    if (parseFloat(style.borderLeftWidth) > parseFloat(style.borderRightWidth)) faults.push(`${called(it)} has its line on the left`);
  }
  return [...new Set(faults)];
}
