// Choose the first radio or checkbox that shows, unchoose it, or leave it as the page had it; say where it is drawn.
({ kind, on }) => {
  const it = [...document.querySelectorAll(`main [type=${kind}]`)].find(shows);
  if (!it) return null;
  document.activeElement?.blur?.();
  it.checked = on ?? it.defaultChecked;
  it.scrollIntoView({ block: "center", behavior: "instant" });
  const { x, y, width, height } = it.getBoundingClientRect();
  return { x: x + scrollX, y: y + scrollY, width, height };
}
