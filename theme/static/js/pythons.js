// The two Pythons of this site with their files, which the build names in the page; `slowness` multiplies the timeout of the start.

const TYPES = { mjs: "text/javascript", wasm: "application/wasm" };
const runtime = JSON.parse(document.querySelector("[data-runtime]").dataset.runtime);

/** MicroPython with the calculator's image: answers every request, those in `later` once it has the rest of the image. */
export const microPython = () => {
  const { script, wasm, image, rest, bytes, later } = runtime.micropython;
  const files = [file(script, bytes.script), file(wasm, bytes.wasm), file(image, bytes.image)];
  return { kind: "micropython", slowness: 1, files, rest: file(rest, bytes.rest), later, options: { script, wasm, image } };
};

/** Stock Pyodide with micropip, the calculator's wheel and XlsxWriter: writes spreadsheets, and answers where MicroPython cannot. */
export const pyodide = () => {
  const { folder, lock, wheels, files } = runtime.pyodide;
  const core = Object.entries(files).map(([name, size]) => file(folder + name, size));
  const installed = Object.values(wheels).map(({ url, bytes, integrity }) => ({ ...file(url, bytes), integrity }));
  const addresses = Object.entries(wheels).map(([name, { url }]) => [name, absolute(url)]);
  const options = { folder: absolute(folder), lock, wheels: Object.fromEntries(addresses) };
  return { kind: "pyodide", slowness: 5, files: [...core, ...installed], options };
};

function file(url, size) {
  return { url, size, type: TYPES[url.split(".").pop()] ?? "application/octet-stream" };
}

function absolute(url) {
  return new URL(url, location).href;
}
