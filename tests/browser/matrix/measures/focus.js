// What has the focus: its id or class, or nothing.
() => {
  const it = document.activeElement;
  return it && it !== document.body ? it.id || it.className || it.tagName.toLowerCase() : "";
}
