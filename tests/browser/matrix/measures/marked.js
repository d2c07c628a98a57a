// Number everything that can have the focus, and say which words people see on it and where it leads.
scope => {
  const seen = it => {
    const walk = document.createTreeWalker(it, NodeFilter.SHOW_TEXT), said = [];
    for (let node; (node = walk.nextNode());)
      if (shows(node.parentElement) && !unseen(node.parentElement)) said.push(node.data);
    return said.join(" ").replace(/\s+/g, " ").trim();
  };
  document.querySelectorAll("[data-stop]").forEach(it => it.removeAttribute("data-stop"));
  return stops(scope).map((it, at) => {
    const html = it.cloneNode(false).outerHTML;
    it.dataset.stop = at;
    const form = it.matches("button") && it.form;
    // A link of the error summary goes to the field of the same name.
    const target = it.hash && it.pathname === location.pathname ? it.hash : it.matches("input, textarea") ? `#${it.id}` : it.href || (form ? [it.formAction, it.name, it.value].join(" ") : "");
    return { at, seen: seen(it.matches("input, textarea, select") ? it.labels?.[0] || it : it), target, html };
  });
}
