// The records in each format that is text, to copy and to save.

import { download, element } from "./dom.js";

/** Let the user choose a format; without any, say that there is none. */
export function showExports({ form, choice, text, copy, save, none, said }, formats, stem) {
  form.hidden = formats.length === 0;
  none.hidden = !form.hidden;
  const last = choice.value;
  choice.replaceChildren(...formats.map(({ name }) => element("option", { value: name }, name)));
  if (formats.some(({ name }) => name === last)) choice.value = last;

  const chosen = () => formats.find(({ name }) => name === choice.value);
  const show = () => {
    const format = chosen();
    text.textContent = format?.text ?? `This cannot be written: ${format?.problem}`;
    copy.disabled = save.disabled = format?.text === undefined;
    said.textContent = "";
  };
  choice.onchange = show;
  save.onclick = () => download(chosen().text, `${stem}${chosen().suffix}`, "text/plain");
  copy.onclick = async () => {
    try {
      await navigator.clipboard.writeText(chosen().text);
      said.textContent = "Copied.";
    } catch {
      getSelection().selectAllChildren(text);
      said.textContent = "The browser lets no page copy here. The text is selected: press Ctrl+C.";
    }
  };
  show();
}
