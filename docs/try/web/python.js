// The worker as the page sees it: one text at a time, the last one counts.

let worker = null;
let number = 0;

/**
 * Read a text, or the bytes of a file; Python is loaded for the first one.
 *
 * `tell` has a function for each thing there is to tell: `loading(loaded, total)`, `reading()`,
 * `problem(message)`, and `overview`, `metrics`, `exports` and `page`, each with its part.
 */
export function read(source, name, asOf, tell) {
  const own = ++number;
  worker ??= new Worker(new URL("worker.js", import.meta.url), { type: "module" });
  worker.onmessage = ({ data }) => {
    if (data.total) tell.loading(data.loaded, data.total);
    else if (data.number !== own) return;
    else if (data.problem) failed(data.problem);
    else if (data.reading) tell.reading();
    else tell[data.part](data.value);
  };
  worker.onerror = (event) => {
    event.preventDefault();
    failed(event.message || "a file of the page is missing");
  };
  const failed = (message) => {
    worker.terminate(); // the next text begins anew
    worker = null;
    tell.problem(message);
  };
  worker.postMessage({ number: own, source, name, asOf });
}

/** Forget what is being read. */
export function stop() {
  number += 1;
  if (worker) worker.onmessage = null;
}
