// The number of one control of each kind that can have the focus, by kind.
scope => {
  const kinds = {};
  stops(scope).forEach((it, at) => { kinds[[it.tagName, it.type, it.className].join(" ")] ??= at; });
  return kinds;
}
