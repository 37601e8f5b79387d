// The records, with all fields by the names that they have in the library.

import { capped, descriptions, element } from "./dom.js";

const MOST_PAPERS = 1000;

/** Show the fields of each profile, and of its papers. */
export function showRecords(place, { profiles }) {
  const none = element("p", {}, "There is no profile in the text; the findings say why.");
  place.replaceChildren(...(profiles.length ? profiles.map(profileOf) : [none]));
}

function profileOf({ fields, papers }) {
  const items = capped(papers, MOST_PAPERS, "paper", (paper) =>
    element(
      "li",
      {},
      element(
        "details",
        {},
        element("summary", {}, ...summary(paper)),
        descriptions(Object.entries(paper).map(([name, value]) => [name, shown(value)])),
      ),
    ),
  );
  return element(
    "section",
    { class: "try-profile" },
    element("h2", { dir: "auto" }, fields.name ?? "A profile without a name"),
    descriptions(Object.entries(fields).map(([name, value]) => [name, shown(value)])),
    element("h3", {}, `papers (${papers.length.toLocaleString("en")})`),
    element("ol", { class: "try-papers" }, ...items),
  );
}

function summary(paper) {
  const about = [paper.date ?? "no date", paper.category];
  return [
    element("span", { class: "try-soft" }, about.join(" · ")),
    " ",
    element("span", { dir: "auto" }, paper.title ?? "no title"),
  ];
}

function shown(value) {
  if (value === null) return element("span", { class: "try-none" }, "None");
  if (!Array.isArray(value)) return element("span", { dir: "auto" }, value);
  if (value.length === 0) return element("span", { class: "try-none" }, "()");
  const items = value.map((item) => element("li", { dir: "auto" }, item));
  return element("ul", { class: "try-values" }, ...items);
}
