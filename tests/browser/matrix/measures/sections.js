// Long stretches of prose without a heading over them: more than this many words on end. Lists are read at a glance.
most => {
  const faults = [];
  let count = 0, first = "";
  for (const it of document.querySelectorAll("main :is(h1, h2, h3, h4, legend, label, p, dt, dd, th, td)")) {
    if (!shows(it)) continue;
    if (it.tagName !== "P") { count = 0; continue; }
    if (!count) first = called(it);
    count += words(it).split(" ").length;
    if (count > most) { faults.push(`${count} words and more follow ${first} without a heading`); count = -Infinity; }
  }
  return faults;
}
