// Elements that are made of text alone: what a dump says is never read as HTML.

/** Return an element with attributes and children, which are elements or text. */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== null) made.setAttribute(key, value);
  }
  made.append(...children);
  return made;
}

/** Return a word with its count: `1 paper`, `2 papers`. */
export function plural(count, word) {
  return `${count.toLocaleString("en")} ${word}${count === 1 ? "" : "s"}`;
}

/** Return what the first items are made into, and a line that says how many are left out. */
export function capped(items, most, word, make) {
  const made = items.slice(0, most).map(make);
  const left = items.length - made.length;
  if (left > 0) {
    made.push(
      element("p", { class: "try-soft" }, `${plural(left, `more ${word}`)} not shown here.`),
    );
  }
  return made;
}

/** Return a description list of pairs; the second of a pair can be an element. */
export function descriptions(pairs) {
  return element(
    "dl",
    {},
    ...pairs.map(([name, value]) =>
      element("div", {}, element("dt", {}, name), element("dd", {}, value)),
    ),
  );
}

/** Save a text as a file. */
export function download(text, name, type) {
  const address = URL.createObjectURL(new Blob([text], { type }));
  element("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
