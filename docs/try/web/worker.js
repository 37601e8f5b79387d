// Python, away from the page: it reads what it is sent, and answers part by part.

import { loadPyodide } from "./python/pyodide.mjs";

const PARTS = ["overview", "metrics", "exports", "page"];
const folder = new URL("./python/", import.meta.url);
let wanted = 0; // number of the last text
let python = null;

self.addEventListener("message", async ({ data }) => {
  wanted = data.number;
  try {
    python ??= load();
    await read(await python, data);
  } catch (error) {
    self.postMessage({ number: data.number, problem: lastLine(error) });
  }
});

async function load() {
  await countBytes();
  const [pyodide, packages] = await Promise.all([
    loadPyodide({ indexURL: folder.href }),
    fetchBytes("packages.zip"),
  ]);
  const extractDir = pyodide.runPython("import site; site.getsitepackages()[0]");
  pyodide.unpackArchive(packages, "zip", { extractDir });
  return { pyodide, session: pyodide.pyimport("session") };
}

async function fetchBytes(name) {
  const response = await fetch(new URL(name, folder));
  if (!response.ok) throw new Error(`${name} cannot be fetched: ${response.status}`);
  return response.arrayBuffer();
}

/** Tell the page how much is here of all that is fetched. */
async function countBytes() {
  const own = self.fetch.bind(self);
  const sizes = await (await own(new URL("sizes.json", folder))).json();
  delete sizes["pyodide.mjs"]; // what is imported is not fetched
  delete sizes["pyodide.asm.js"];
  const total = Object.values(sizes).reduce((sum, size) => sum + size, 0);
  let loaded = 0;
  self.fetch = async (...request) => {
    const response = await own(...request);
    if (!response.ok) return response;
    const counter = new TransformStream({
      transform(chunk, controller) {
        loaded += chunk.byteLength;
        self.postMessage({ loaded, total });
        controller.enqueue(chunk);
      },
    });
    return new Response(response.body.pipeThrough(counter), response);
  };
}

async function read({ pyodide, session }, { number, source, name, asOf }) {
  if (number !== wanted) return; // another text has come while Python was loaded
  self.postMessage({ number, reading: true });
  const given = source instanceof Uint8Array ? pyodide.toPy(source) : source;
  const made = session.read(given, name, asOf);
  try {
    for (const part of PARTS) {
      self.postMessage({ number, part, value: JSON.parse(made[part]()) });
      await new Promise((done) => setTimeout(done)); // lets the next text in
      if (number !== wanted) return;
    }
  } finally {
    made.destroy();
    given.destroy?.();
  }
}

function lastLine(error) {
  return String(error.message ?? error)
    .trim()
    .split("\n")
    .at(-1);
}
