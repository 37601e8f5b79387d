// The page of `profileparse report`, in a frame that runs no script.

import { download } from "./dom.js";

/** Show the page; null is none. */
export function showPage({ frame, none, save }, html, stem) {
  frame.hidden = save.hidden = html === null;
  none.hidden = html !== null;
  frame.srcdoc = html === null ? "" : withLinks(html);
  save.onclick = () => download(html, `${stem}.html`, "text/html");
}

/** Links lead within the frame, whose address is not that of this page, or to a tab of their own. */
function withLinks(html) {
  const page = new DOMParser().parseFromString(html, "text/html");
  for (const link of page.querySelectorAll("a[href]")) {
    const target = link.getAttribute("href");
    if (target.startsWith("#")) link.setAttribute("href", `about:srcdoc${target}`);
    else link.target = "_blank";
  }
  return `<!DOCTYPE html>${page.documentElement.outerHTML}`;
}
