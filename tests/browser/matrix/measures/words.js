// Words that the other measures share. This file stands before each of them, inside one function.

// Everything that can have the focus by the Tab key, but for the order.
const FOCUSABLE = "a[href], button:enabled, input:enabled:not([type=hidden]), select:enabled, textarea:enabled, "
  + "summary, iframe, [contenteditable=true], [tabindex]:not([tabindex='-1'])";

const shows = it => it.checkVisibility({ visibilityProperty: true }) && it.getClientRects().length > 0;
const stops = scope => [...document.querySelector(scope).querySelectorAll(FOCUSABLE)]
  .filter(it => shows(it) && it.tabIndex >= 0);
const words = it => (it.innerText ?? it.textContent).replace(/\s+/g, " ").trim();

// How a fault names an element, so that somebody finds it.
const called = it => {
  const text = it.labels?.length ? words(it.labels[0]) : words(it);
  return `${it.tagName.toLowerCase()}${it.id ? "#" + it.id : ""}${it.classList.length ? "." + it.classList[0] : ""}`
    + (text ? ` “${text.slice(0, 50)}”` : "");
};

// Colours: [red, green, blue, alpha], how one looks over another, and the contrast of two.
const colour = text => {
  if (text === "none") return [0, 0, 0, 0];
  if (!text.startsWith("rgb")) throw new Error(`cannot read the colour ${text}`);
  const found = text.match(/[\d.]+/g).map(Number);
  return [...found.slice(0, 3), found[3] ?? 1];
};
const over = (top, under) => [0, 1, 2].map(i => top[i] * top[3] + under[i] * (1 - top[3])).concat(1);
const light = ([r, g, b]) => {
  const [x, y, z] = [r, g, b].map(v => (v /= 255) <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4);
  return .2126 * x + .7152 * y + .0722 * z;
};
const contrast = (one, two) => {
  const [low, high] = [light(one), light(two)].sort((x, y) => x - y);
  return (high + .05) / (low + .05);
};
// The colour behind an element, or with `from` in it.
const behind = (it, from = it.parentElement) => {
  const layers = [];
  for (let at = from; at; at = at.parentElement) layers.unshift(colour(getComputedStyle(at).backgroundColor));
  return layers.reduce((under, top) => over(top, under), [255, 255, 255, 1]);
};

// Whether something is there for screen readers alone: squeezed into a pixel, as skip links are without the focus.
const unseen = it => {
  for (let at = it; at && at !== document.body; at = at.parentElement)
    if (at.clientWidth <= 1 && getComputedStyle(at).overflow === "hidden") return true;
  return false;
};

// Every run of text that people see, as one box a line.
const lines = scope => {
  const found = [], walk = document.createTreeWalker(document.querySelector(scope), NodeFilter.SHOW_TEXT);
  for (let node; (node = walk.nextNode());) {
    const it = node.parentElement;
    if (!node.data.trim() || !shows(it) || unseen(it)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const box of range.getClientRects())
      if (box.width > 1 && box.height > 1) found.push({ it, box, text: node.data.trim().slice(0, 40) });
  }
  return found;
};
