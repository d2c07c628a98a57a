// What would be lost in shades of grey: errors, statuses and links that nothing but a colour sets apart.
() => {
  const faults = [], said = new Map();
  for (const it of document.querySelectorAll(".govuk-form-group--error")) {
    const own = [...it.querySelectorAll(".govuk-error-message")].find(one => shows(one) && words(one));
    if (!own) faults.push(`the error at ${called(it)} is told by its colour alone`);
  }
  for (const it of document.querySelectorAll(".govuk-input--error, .govuk-textarea--error, .govuk-file-upload--error"))
    if (!it.closest(".govuk-form-group--error")) faults.push(`${called(it)} is red without a message`);
  for (const it of document.querySelectorAll(".govuk-tag")) {
    const kind = getComputedStyle(it).backgroundColor, before = said.get(words(it));
    if (!words(it)) faults.push(`${called(it)} is a status without words`);
    if (before && before !== kind) faults.push(`two statuses “${words(it)}” differ by colour alone`);
    said.set(words(it), kind);
  }
  const among = it => [...it.parentElement.childNodes].some(one => one.nodeType === 3 && /\w{2}/.test(one.data));
  for (const it of document.querySelectorAll("main a[href]:not([role=button])")) {
    if (!shows(it) || !among(it)) continue;
    const style = getComputedStyle(it);
    if (!style.textDecorationLine.includes("underline") && !parseFloat(style.borderBottomWidth))
      faults.push(`the link ${called(it)} differs from the text around it by colour alone`);
  }
  return faults;
}
