// The page of `profileparse report`, in a frame that runs no script.

import { download } from "./dom.js";

/** Show the page; null is none. */
export function showPage({ frame, none, save }, html, stem) {
  frame.hidden = save.hidden = html === null;
  none.hidden = html !== null;
  frame.srcdoc = html === null ? "" : withLinksInTabs(html);
  save.onclick = () => download(html, `${stem}.html`, "text/html");
}

/** A link to elsewhere opens in a tab of its own, if somebody clicks on it. */
function withLinksInTabs(html) {
  const page = new DOMParser().parseFromString(html, "text/html");
  for (const link of page.querySelectorAll('a[href^="http"]')) link.target = "_blank";
  return `<!DOCTYPE html>${page.documentElement.outerHTML}`;
}
