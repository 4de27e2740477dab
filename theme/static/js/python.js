// Starts a Python and gives its one door, `answer(text)`: the worker and the tests under Node.js share it.

const HEAP = 4 * 1024 * 1024; // bytes that MicroPython begins with
const MOST = 4_000; // characters of a request, as in calculator/door/request.py
const TOO_LONG = JSON.stringify({ ok: false, errors: [{ field: "request", code: "too-long", limit: String(MOST) }] });
// One file system in memory: in the one that JavaScript keeps, MicroPython looks slowly for each path that a module may have.
const MOUNT = `
import sys, vfs
with open("image", "rb") as file:
    vfs.mount(vfs.VfsRom(file.read()), "/rom")
sys.path[:] = "/rom", ".frozen"
`;

/** MicroPython that finds the modules of an image, a character for each byte of a ROMFS. */
export async function micropython({ script, wasm, image, ...options }) {
  const { loadMicroPython } = await import(script);
  const python = await loadMicroPython({ url: wasm, heapsize: HEAP, ...options });
  const bytes = new Uint8Array(image.length);
  for (let place = 0; place < bytes.length; place += 1) bytes[place] = image.charCodeAt(place); // four times as fast as Uint8Array.from
  python.FS.writeFile("image", bytes);
  python.runPython(MOUNT);
  return python;
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

/** The one door of either. */
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
