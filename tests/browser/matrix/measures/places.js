// Where everything that can have the focus lies, in the order of the Tab key.
scope => {
  const seen = new Set();
  return stops(scope).filter(it => {
    if (!it.matches("[type=radio]")) return true;
    return !seen.has(it.name) && seen.add(it.name);
  }).map(it => {
    const { left, right, top, bottom } = it.getClientRects()[0];
    return { name: called(it), left, right, top: top + scrollY, bottom: bottom + scrollY };
  });
}
