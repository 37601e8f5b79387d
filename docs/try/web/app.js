// The page to try profileparse on: from what is pasted to what is shown.

import { plural } from "./dom.js";
import { showExports } from "./exports_view.js";
import { counts, showFindings } from "./findings_view.js";
import { watch } from "./input.js";
import { showMetrics } from "./metrics_view.js";
import { showPage } from "./page_view.js";
import { read, stop } from "./python.js";
import { showRecords } from "./records_view.js";
import { tabs } from "./tabs.js";

const $ = (id) => document.getElementById(`try-${id}`);
const parts = (...ids) => Object.fromEntries(ids.map((id) => [id, $(id)]));

function say(words, isProblem = false) {
  $("status").textContent = words;
  $("status").classList.toggle("try-problem", isProblem);
  $("progress").hidden = true;
}

function problem(message) {
  $("results").hidden = true;
  say(message, true);
}

function refused(message) {
  stop();
  problem(message);
}

function progress(loaded, total) {
  if ($("progress").hidden) say("Loading Python, once …");
  $("progress").hidden = false;
  $("progress").max = total;
  $("progress").value = loaded;
}

function changed(source, name, asOf) {
  const stem = name.replace(/\.[^.]*$/, "");
  let summary = "";
  $("results").setAttribute("aria-busy", "true");
  say("Reading …");
  read(source, name, asOf, {
    loading: progress,
    reading: () => say("Reading …"),
    problem: (message) => problem(`Python stopped: ${message}`),
    overview(overview) {
      const papers = overview.profiles.reduce((sum, { papers }) => sum + papers.length, 0);
      const found = `${plural(overview.profiles.length, "profile")}, ${plural(papers, "paper")}`;
      summary = `${found}; ${counts(overview.findings)}.`;
      $("day").value = overview.as_of;
      $("results").hidden = false;
      showFindings($("findings"), $("lines"), overview);
      showRecords($("records"), overview);
      say(`${summary} Metrics and report follow …`);
    },
    metrics: (metrics) => showMetrics($("metrics"), metrics),
    exports: (formats) =>
      showExports(
        {
          form: $("exports"),
          choice: $("format"),
          text: $("export"),
          copy: $("copy"),
          save: $("save"),
          none: $("no-exports"),
          said: $("copied"),
        },
        formats,
        stem,
      ),
    page(html) {
      showPage({ frame: $("frame"), none: $("no-page"), save: $("save-page") }, html, stem);
      $("results").setAttribute("aria-busy", "false");
      say(summary);
    },
  });
}

function cleared() {
  stop();
  $("results").hidden = true;
  say("");
}

const now = new Date();
const pad = (number) => String(number).padStart(2, "0");
$("day").value = `${now.getFullYear()}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}`;
tabs($("tabs"));
watch(parts("drop", "text", "file", "day", "example", "clear"), {
  changed,
  refused,
  cleared,
});
say("");
