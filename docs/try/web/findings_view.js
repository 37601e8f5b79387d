// The findings, and the text with a mark at each of them.

import { capped, element, plural } from "./dom.js";

const MOST_LINES = 5000;
const MOST_FINDINGS = 500;
const SEVERITIES = ["error", "warning", "info"];

/** Show both; a finding leads to its place in the text. */
export function showFindings(list, text, { lines, findings }) {
  const marks = new Map(); // the first mark of each finding
  const shown = capped(lines, MOST_LINES, "line", (pieces, index) => {
    const line = element("div", { class: "try-line", id: `try-line-${index + 1}` });
    for (const [piece, numbers] of pieces) line.append(marked(piece, numbers, findings, marks));
    return line;
  });
  text.replaceChildren(...shown);

  const items = capped(findings, MOST_FINDINGS, "finding", (found, number) =>
    element("li", {}, described(found), placeOf(found, marks.get(number))),
  );
  const none = element("p", {}, "Nothing was found: the text is as the page prints it.");
  list.replaceChildren(findings.length ? element("ul", {}, ...items) : none);
}

/** Return how many findings there are of each severity, in words. */
export function counts(findings) {
  const of = (severity) => findings.filter((found) => found.severity === severity).length;
  const known = SEVERITIES.filter((severity) => of(severity) > 0);
  return known.map((severity) => plural(of(severity), severity)).join(", ") || "no findings";
}

function marked(piece, numbers, findings, marks) {
  if (numbers.length === 0) return piece;
  const about = numbers.map((number) => findings[number]);
  const worst = SEVERITIES.find((one) => about.some((found) => found.severity === one));
  const mark = element(
    "mark",
    {
      class: `try-${worst}${piece ? "" : " try-empty"}`,
      tabindex: "-1",
      title: about.map((found) => `${found.code} ${found.message}`).join("\n"),
    },
    piece,
  );
  for (const number of numbers) if (!marks.has(number)) marks.set(number, mark);
  return mark;
}

function described(found) {
  const rule = element(
    "a",
    { href: `rules/${found.code}.html`, title: `what ${found.code} means` },
    `${found.code} ${found.name}`,
  );
  const head = element("p", { class: "try-rule" });
  head.append(element("b", { class: `try-${found.severity}` }, found.severity), " ", rule);
  const about = element("div", {}, head, element("p", {}, found.message));
  if (found.hint) about.append(element("p", { class: "try-soft" }, found.hint));
  return about;
}

function placeOf(found, mark) {
  const words = `line ${found.line}, column ${found.column}`;
  const target = mark ?? document.getElementById(`try-line-${found.line}`);
  if (!target) return element("span", { class: "try-soft" }, words);
  const place = element("button", { type: "button", class: "try-place" }, words);
  place.addEventListener("click", () => {
    target.tabIndex = -1;
    target.focus({ preventScroll: true });
    target.scrollIntoView({ block: "center" });
  });
  return place;
}
