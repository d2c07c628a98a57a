// Take every sheet away, and every picture without words, in whose place nothing would be read; or give them back.
bare => {
  for (const it of document.querySelectorAll("style, link[rel=stylesheet]")) if (it.sheet) it.sheet.disabled = bare;
  for (const it of document.images) if (!it.alt.trim()) it.style.display = bare ? "none" : "";
}
