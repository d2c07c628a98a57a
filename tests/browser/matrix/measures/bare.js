// Take every sheet and picture away, or give them back.
bare => {
  for (const it of document.querySelectorAll("style, link[rel=stylesheet]")) if (it.sheet) it.sheet.disabled = bare;
  for (const it of document.images) {
    if (bare) it.dataset.src = it.getAttribute("src");
    bare ? it.removeAttribute("src") : it.setAttribute("src", it.dataset.src);
  }
}
