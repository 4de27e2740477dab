// Python's two workers. On a quick line they begin by this script alone, before the page's own runs: both take as long.

const QUICK = 50; // milliseconds from asking for the page to its first byte
const WASM = "pyodide.asm.wasm"; // the functions of it that the calculator takes
const SCRIPTS = { start: new URL("worker.js", import.meta.url), compile: new URL("compile-worker.js", import.meta.url) };

/** What Python is made of: its folder, its files and their bytes. */
export const runtime = JSON.parse(document.querySelector("script[data-runtime]").dataset.runtime);
let early = null;

/** Whether the page came at once, where the browser tells. */
export function isQuick() {
  const [visit] = performance.getEntriesByType("navigation");
  return Boolean(visit?.requestStart) && visit.responseStart - visit.requestStart < QUICK;
}

export function isSupported() {
  return typeof Worker === "function" && typeof WebAssembly === "object" && "compileStreaming" in WebAssembly;
}

/** The workers to start Python and to compile it, and what those that began early have told; who takes them listens from now on. */
export function employed() {
  const pair = early ?? hired();
  early = null;
  if (!pair.hasFailed) return pair;
  dismiss(pair);
  return hired();
}

export function dismiss({ start, compile }) {
  start.terminate();
  compile.terminate();
}

function hired() {
  const pair = { told: [], isBegun: false, hasFailed: false };
  for (const task in SCRIPTS) {
    pair[task] = new Worker(SCRIPTS[task], { type: "module" });
    pair[task].onmessage = ({ data }) => pair.told.push(data);
    pair[task].onerror = (event) => {
      event.preventDefault();
      pair.hasFailed = true;
    };
  }
  return pair;
}

/** Have them begin, if they have not: with Python `whole`, with nothing from the browser's cache when `fresh`. */
export function begin(pair, { whole = false, fresh = false } = {}) {
  if (pair.isBegun) return;
  pair.isBegun = true;
  const { port1, port2 } = new MessageChannel(); // for the compiled WebAssembly
  const { wasm: url, size } = whole ? runtime.whole : { wasm: runtime.folder + WASM, size: runtime.bytes[WASM] };
  pair.compile.postMessage({ url, size, isWhole: whole, fresh, port: port1 }, [port1]);
  pair.start.postMessage({ runtime, whole, fresh, port: port2 }, [port2]);
}

if (isSupported() && isQuick()) begin((early = hired()));
