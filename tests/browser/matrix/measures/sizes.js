// The size of every text that shows, in document order.
() => [...new Map(lines("body").map(({ it, text }) => [it, text]))]
  .map(([it, text]) => [text, parseFloat(getComputedStyle(it).fontSize)])
