// Starts a Python and returns its one function, `answer(text)`; used by the worker and by tests in Node.js.

const HEAP = 4 * 1024 * 1024; // bytes that MicroPython begins with
const MOST = 4_000; // characters of a request, as in calculator/door/request.py
const TOO_LONG = JSON.stringify({ ok: false, errors: [{ field: "request", code: "too-long", limit: String(MOST) }] });
// Only there: MicroPython would search JavaScript's file system slowly for each possible path of a module.
const PATH = `
import sys
sys.path[:] = "/rom", ".frozen"
`;
const REST = `
import uctypes, vfs
with open("/rest", "rb") as file:
    rest = file.read()
rom = vfs.rom_ioctl(2, 0)
uctypes.bytearray_at(uctypes.addressof(rom) + len(rom) - len(rest), len(rest))[:] = rest
`;

/** MicroPython with the modules of an image: the length of the whole ROMFS, and its first part with one character per byte. */
export async function micropython({ script, wasm, image: [length, start], ...options }) {
  const { loadMicroPython } = await import(script);
  const python = await loadMicroPython({ url: wasm, heapsize: HEAP, romfs: bytesOf(start, length), ...options });
  python.runPython(PATH);
  return python;
}

/** Copy the rest of the image behind its first part. */
export function complete(python, rest) {
  python.FS.writeFile("/rest", bytesOf(rest));
  python.runPython(REST);
}

function bytesOf(text, length = text.length) {
  const bytes = new Uint8Array(length);
  for (let place = 0; place < text.length; place += 1) bytes[place] = text.charCodeAt(place); // four times as fast as Uint8Array.from
  return bytes;
}

/** Stock Pyodide with the wheels that micropip installs; `wheels` are absolute addresses by name, `lock` lists micropip alone. */
export async function pyodide({ folder, lock, wheels: { micropip, ...wheels } }) {
  const { loadPyodide } = await import(`${folder}pyodide.mjs`);
  const packageBaseUrl = micropip.slice(0, micropip.lastIndexOf("/") + 1);
  const python = await loadPyodide({ indexURL: folder, lockFileContents: lock, packageBaseUrl, packages: ["micropip"] });
  const installer = python.pyimport("micropip");
  for (const wheel of Object.values(wheels)) await installer.install(wheel);
  return python;
}

/** The one function that the page calls in either Python. */
export function answerOf(python) {
  return bounded(python.pyimport("calculator.wire").answer);
}

/** The function, but a text that is too long gets the same mistake from JavaScript as it would from Python. */
function bounded(answer) {
  return (text) => (isTooLong(text) ? TOO_LONG : answer(text));
}

/** Whether a text has too many characters; Python counts one where JavaScript may count two. */
function isTooLong(text) {
  return text.length > 2 * MOST || (text.length > MOST && [...text].length > MOST);
}
