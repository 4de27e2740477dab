// Starts a Python and gives its one door, `answer(text)`: the worker and the tests under Node.js share it.

const HEAP = 4 * 1024 * 1024; // bytes that MicroPython begins with
const MOST = 4_000; // characters of a request, as in calculator/request.py
const TOO_LONG = JSON.stringify({ ok: false, errors: [{ field: "request", code: "too-long", limit: String(MOST) }] });

/** MicroPython with the modules of an image, an object of path and source. */
export async function micropython({ script, wasm, image }) {
  const { loadMicroPython } = await import(script);
  const python = await loadMicroPython({ url: wasm, heapsize: HEAP });
  for (const [path, source] of Object.entries(image)) {
    python.FS.mkdirTree(path.slice(0, Math.max(0, path.lastIndexOf("/"))) || ".");
    python.FS.writeFile(path, source);
  }
  python.runPython("from calculator.wire import answer");
  return bounded(python.globals.get("answer"));
}

/** Pyodide as it ships, with the wheels installed by micropip; `wheels` are whole addresses by name, `lock` knows micropip alone. */
export async function pyodide({ folder, lock, wheels: { micropip, ...wheels } }) {
  const { loadPyodide } = await import(`${folder}pyodide.mjs`);
  const packageBaseUrl = micropip.slice(0, micropip.lastIndexOf("/") + 1);
  const python = await loadPyodide({ indexURL: folder, lockFileContents: lock, packageBaseUrl, packages: ["micropip"] });
  const installer = python.pyimport("micropip");
  for (const wheel of Object.values(wheels)) await installer.install(wheel);
  return python;
}

export function answerOf(python) {
  return bounded(python.pyimport("calculator.wire").answer);
}

/** A longer text is refused before Python, in its words. */
function bounded(answer) {
  return (text) => (isTooLong(text) ? TOO_LONG : answer(text));
}

/** A character beyond the first 65,536 counts as one, though JavaScript holds it as two. */
function isTooLong(text) {
  return text.length > 2 * MOST || (text.length > MOST && [...text].length > MOST);
}
