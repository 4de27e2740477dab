// Python's two workers. On a quick line they are started by this script alone, before the page's own runs: both take as long.

const QUICK = 50; // milliseconds from asking for the page to its first byte
const SCRIPTS = { start: new URL("worker.js", import.meta.url), compile: new URL("compile-worker.js", import.meta.url) };
const waiting = new Map();

/** Whether the page came at once, where the browser tells. */
export function isQuick() {
  const [visit] = performance.getEntriesByType("navigation");
  return Boolean(visit?.requestStart) && visit.responseStart - visit.requestStart < QUICK;
}

export function isSupported() {
  return typeof Worker === "function" && typeof WebAssembly === "object" && "compileStreaming" in WebAssembly;
}

/** The worker to "start" Python or to "compile" it; who takes it listens to it from now on. */
export function employed(task) {
  const early = waiting.get(task);
  waiting.delete(task);
  return early && !early.hasFailed ? early : started(task);
}

function started(task) {
  const worker = new Worker(SCRIPTS[task], { type: "module" });
  worker.onerror = (event) => {
    event.preventDefault();
    worker.hasFailed = true;
  };
  return worker;
}

if (isSupported() && isQuick()) for (const task in SCRIPTS) waiting.set(task, started(task));
