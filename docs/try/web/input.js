// What is read: a text that is typed or pasted, a file that is chosen or dropped, or the example.

const MOST = 1024 * 1024; // bytes of a file, characters of a text
const EXAMPLE = "example-2026-05-20.txt";

/**
 * Watch the fields, and call `changed` with a source, its name, and the day of capture.
 *
 * The source is a text, or the bytes of a file as they are: line ends and all. The day is null where
 * the name of a file decides. `refused` is called with the reason why a source is not taken.
 */
export function watch({ drop, text, file, day, example, clear }, { changed, refused, cleared }) {
  let source = null; // bytes of a file, as long as nobody edits them; else null
  let name = "";
  let waiting = null;

  function send(asOf = day.value) {
    clearTimeout(waiting);
    if (source === null && text.value === "") return cleared();
    if (asOf !== null && !day.validity.valid) return refused("The day of capture is no date.");
    changed(source ?? text.value, name || "pasted.txt", asOf || null);
  }

  async function take(chosen) {
    if (chosen.size > MOST) {
      refused(`${chosen.name} has more than 1 MiB, which is all that this page reads.`);
      return;
    }
    source = new Uint8Array(await chosen.arrayBuffer());
    name = chosen.name;
    text.value = new TextDecoder().decode(source);
    send(null);
  }

  text.addEventListener("input", () => {
    source = null;
    name = file.value = "";
    clearTimeout(waiting);
    if (text.value.length > MOST) {
      refused("The text has more than 1 MiB, which is all that this page reads.");
      return;
    }
    waiting = setTimeout(send, 300);
  });
  day.addEventListener("change", () => send());
  file.addEventListener("change", () => file.files.length > 0 && take(file.files[0]));
  example.addEventListener("click", async () => {
    const response = await fetch(new URL(EXAMPLE, import.meta.url)).catch(() => null);
    if (response?.ok) take(new File([await response.blob()], EXAMPLE));
    else refused("The example cannot be fetched from this site.");
  });
  clear.addEventListener("click", () => {
    source = null;
    name = text.value = file.value = "";
    send();
    text.focus();
  });
  for (const kind of ["dragenter", "dragover"]) {
    drop.addEventListener(kind, (event) => {
      event.preventDefault();
      drop.classList.add("try-over");
    });
  }
  for (const kind of ["dragleave", "drop"]) {
    drop.addEventListener(kind, () => drop.classList.remove("try-over"));
  }
  drop.addEventListener("drop", (event) => {
    event.preventDefault();
    const [dropped] = event.dataTransfer.files;
    if (dropped) take(dropped);
    else {
      text.value = event.dataTransfer.getData("text/plain");
      text.dispatchEvent(new Event("input"));
    }
  });
}
