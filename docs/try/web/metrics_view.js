// The metrics of each profile, in tables: one for each heading.

import { element, plural } from "./dom.js";

/** Show all metrics. */
export function showMetrics(place, profiles) {
  const none = element("p", {}, "There is no profile in the text.");
  place.replaceChildren(...(profiles.length ? profiles.flatMap(tablesOf) : [none]));
}

function tablesOf({ name, groups }) {
  const head = element("h2", { dir: "auto" }, name ?? "A profile without a name");
  return [head, ...groups.map(tableOf)];
}

function tableOf({ heading, metrics }) {
  const columns = ["metric", "value", "papers"].map((name) =>
    element("th", { scope: "col" }, name),
  );
  return element(
    "table",
    { class: "try-metrics" },
    element("caption", {}, heading),
    element("thead", {}, element("tr", {}, ...columns)),
    element("tbody", {}, ...metrics.map(rowOf)),
  );
}

function rowOf(metric) {
  return element(
    "tr",
    {},
    element("th", { scope: "row" }, definitionOf(metric)),
    element("td", {}, figures(metric.figures, metric.unit)),
    element("td", {}, basis(metric)),
  );
}

/** Return on how many papers a metric rests, of those that it is about; some are of the head. */
function basis({ n, missing }) {
  return n + missing > 0 ? `${n}/${n + missing}` : "–";
}

function definitionOf(metric) {
  const about = [metric.definition, `Source: ${metric.reference}`];
  if (metric.note) about.unshift(`Note: ${metric.note}`);
  return element(
    "details",
    {},
    element("summary", {}, metric.name),
    ...about.map((text) => element("p", {}, text)),
  );
}

function figures(all, unit) {
  const [first] = all;
  if (all.length === 1 && first[0] === "") return withUnit(first[1], unit);
  const items = all.map(([label, text]) => element("li", {}, `${label}: ${text}`));
  return element(
    "details",
    {},
    element("summary", {}, withUnit(plural(all.length, "figure"), unit)),
    element("ul", { class: "try-values" }, ...items),
  );
}

function withUnit(text, unit) {
  const behind = element("span", { class: "try-soft" }, ` ${unit}`);
  return element("span", {}, element("span", { class: "try-value" }, text), behind);
}
