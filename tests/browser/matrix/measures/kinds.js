// The number of one control of each kind that can have the focus, by kind: what styles can tell apart.
scope => {
  const kinds = {};
  stops(scope).forEach((it, at) => { kinds[[it.tagName, it.type, it.className, it.parentElement.className].join(" ")] ??= at; });
  return kinds;
}
