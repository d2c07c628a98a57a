// What axe finds, as [kind, rule, tags, html of the element, why] each. The page's own policy lets it come from its own site.
async ({ axe: address, options, scope }) => {
  const script = document.createElement("script");
  await new Promise((done, failed) => Object.assign(script, { src: address, onload: done, onerror: failed }) && document.head.append(script));
  script.remove();
  const found = await axe.run(scope ? document.querySelector(scope) : document, options);
  return ["violations", "incomplete"].flatMap(kind => found[kind].flatMap(rule => rule.nodes.map(node =>
    [kind, rule.id, rule.tags, node.html, [...node.any, ...node.all, ...node.none].map(one => one.data?.messageKey || one.id).join(" ")])));
}
