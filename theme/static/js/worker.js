// The worker: loads Python from this site and hands each question, as JSON text, to the calculator's one door.

let answer;
let isWhole = false;

onmessage = ({ data }) => ("runtime" in data ? start(data) : reply(data));

/** Post "ready", or why not; Pyodide can fail without a word, so whatever it fetches is watched here. */
async function start({ runtime, whole, fresh, port }) {
  let step = "download";
  isWhole = whole;
  try {
    const download = new Download(runtime, { whole, fresh, port });
    const loaded = load(runtime, whole, download);
    loaded.catch(() => {}); // the download's own failure says more, and comes first
    download.finished.then(() => postMessage({ step: (step = "start") }), () => {});
    answer = await Promise.race([loaded, download.broken]);
    JSON.parse(answer("")); // proves the whole way through Python
    postMessage({ ready: true });
  } catch (error) {
    postMessage(isMissing(error) ? { missing: String(error) } : { failed: step, reason: String(error) });
  }
}

async function load({ folder, library, whole: { library: wholeLibrary }, info }, whole, download) {
  const { loadPyodide } = await download.glue;
  const pyodide = await loadPyodide({
    indexURL: folder,
    stdLibURL: whole ? wholeLibrary : library,
    lockFileContents: { info, packages: {} }, // no package index
    packageBaseUrl: folder,
  });
  if (whole) {
    const content = await (await fetch(library)).arrayBuffer();
    pyodide.FS.writeFile("/engine.zip", new Uint8Array(content));
    pyodide.runPython("import sys; sys.path.append('/engine.zip')");
  }
  return pyodide.pyimport("calculator.wire").answer;
}

function reply({ id, text }) {
  try {
    postMessage({ id, text: answer(text) });
  } catch (error) {
    if (isMissing(error)) postMessage({ missing: String(error) });
    else if (error.name === "PythonError") postMessage({ id, error: String(error) });
    else postMessage({ crashed: String(error) }); // a fault of WebAssembly: this Python is not to be used again
  }
}

/** Whether a module was not in the library, or a function not in the WebAssembly, where calling it is a fault. */
function isMissing(error) {
  if (error instanceof WebAssembly.RuntimeError) return !isWhole;
  return error.name === "PythonError" && /(ModuleNotFound|Import)Error/.test(error.type);
}

/** All other files at once, their bytes counted while they come in; Pyodide is given these when it fetches. */
class Download {
  #received = {};
  #sizes;
  #told = 0;

  constructor({ folder, library, whole: { library: wholeLibrary }, bytes }, { whole, fresh, port }) {
    this.folder = folder;
    this.fresh = fresh;
    this.#sizes = bytes;
    this.broken = new Promise((_, reject) => (this.fail = reject));
    this.broken.catch(() => {});
    const bodies = [library, ...(whole ? [wholeLibrary] : [])];
    const coming = new Map(bodies.map((url) => [absolute(url), this.#body(url.slice(folder.length))]));
    const compiled = new Promise((resolve) => (port.onmessage = ({ data }) => resolve(data)));
    this.#takeOver(coming, compiled);
    this.glue = this.#module("pyodide.mjs");
    this.finished = Promise.all([this.glue, this.#module("pyodide.asm.mjs"), compiled, ...[...coming.values()].map(({ read }) => read)]);
    this.finished.catch(this.fail);
  }

  /** A module of Pyodide; on a second try the browser's own copy, perhaps broken, is replaced first. */
  async #module(file) {
    if (this.fresh) await (await fetch(this.folder + file, { cache: "reload" })).arrayBuffer();
    const found = await import(this.folder + file);
    this.#count(file, this.#sizes[file], true);
    return found;
  }

  /** What Pyodide fetches is on its way already; its WebAssembly comes compiled, from the other worker. */
  #takeOver(coming, compiled) {
    const { fetch } = globalThis;
    const wasm = absolute(`${this.folder}pyodide.asm.wasm`);
    globalThis.fetch = (url, options) => {
      if (absolute(url) === wasm) return Promise.resolve(new Response());
      const early = coming.get(absolute(url));
      return early && !options?.cache ? early.response : fetch(url, options);
    };
    WebAssembly.instantiateStreaming = async (_, imports) => {
      const module = await compiled;
      return { module, instance: await WebAssembly.instantiate(module, imports) };
    };
  }

  /** The response for Pyodide, and a reading beside it that counts. */
  #body(file) {
    const response = fetch(this.folder + file, this.fresh ? { cache: "reload" } : {});
    return { response, read: response.then((found) => this.#read(file, found)) };
  }

  async #read(file, response) {
    if (!response.ok) throw new Error(`${file}: status ${response.status}`);
    let loaded = 0;
    for (const reader = response.clone().body.getReader(); ; ) {
      const { done, value } = await reader.read();
      if (done) break;
      this.#count(file, (loaded += value.length));
    }
    if (loaded !== (this.#sizes[file] ?? loaded)) throw new Error(`${file}: ${loaded} bytes instead of ${this.#sizes[file]}`);
    this.#count(file, loaded, true);
  }

  #count(file, loaded, last = false) {
    this.#received[file] = loaded;
    const now = performance.now();
    if (!last && now - this.#told < 50) return;
    this.#told = now;
    postMessage({ received: { worker: Object.values(this.#received).reduce((sum, bytes) => sum + bytes, 0) } });
  }
}

function absolute(url) {
  return new URL(url, location).href;
}
