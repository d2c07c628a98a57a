// Take every sheet and picture away, or give the sheets back.
bare => {
  for (const it of document.querySelectorAll("style, link[rel=stylesheet]")) if (it.sheet) it.sheet.disabled = bare;
  if (bare) for (const it of document.images) it.removeAttribute("src");
}
