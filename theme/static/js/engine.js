// Runs Python for the page: MicroPython first, Pyodide where that fails; open requests are sent again.

import { Interpreter, Trouble } from "./interpreter.js";
import { microPython, pyodide } from "./pythons.js";

const TIMEOUTS = { stall: 10_000, start: 30_000, answer: 10_000, file: 60_000 }; // milliseconds without any progress
const ATTEMPTS = [
  { python: microPython },
  { python: microPython, fresh: true }, // the copy in the browser's cache may be the fault
  { python: pyodide, fresh: true },
];
const MOST_SENT = 2; // a request that failed twice may itself end Python

export function startEngine({ timeouts = {} } = {}) {
  return new Engine({ ...TIMEOUTS, ...timeouts });
}

class Engine {
  #asks = new Map();
  #last = 0;
  #python; // that answers requests, or is starting
  #whole; // Pyodide, once a spreadsheet or an answer needs it
  #failure;
  #listener; // {onProgress, onState}
  #progress;
  #state;

  constructor(timeouts) {
    this.timeouts = timeouts;
    this.#run();
  }

  /**
   * Set the listener: onProgress({loaded, total}) gets bytes; onState(state, {kind, step, reason}) gets "loading" or "ready" with
   * the kind of Python, or at last "failed" with the step "support", "download", "start" or "answer". It gets the present state at once.
   */
  listen(listener) {
    this.#listener = listener;
    if (this.#progress) listener.onProgress(this.#progress);
    if (this.#state) listener.onState(...this.#state);
  }

  /** The answer to a request, both as objects; waits until Python is ready, rejects if it fails. */
  ask(request) {
    return new Promise((resolve, reject) => {
      if (this.#failure) return reject(this.#failure);
      const text = JSON.stringify(request);
      this.#asks.set(++this.#last, { name: request.ask, text, resolve, reject, sent: 0 });
      if (this.isReady) this.#send(this.#last);
      else this.#python?.lack(request.ask); // fetched meanwhile
    });
  }

  /** The file that a program makes from a JSON text in Pyodide, as an ArrayBuffer; rejects if that fails. */
  async write(sheet, { program, onProgress = () => {} }) {
    const python = this.#pyodide({ onProgress });
    await python.ready;
    const { file } = await python.ask({ sheet, program }, this.timeouts.file);
    return file;
  }

  /** End Python; every open request is rejected. */
  stop() {
    this.#fail(new Trouble("answer", "stopped"));
    this.#python?.stop();
    this.#whole?.stop();
  }

  async #run() {
    let trouble = isSupported() ? null : new Trouble("support", "no WebAssembly or no workers");
    for (const attempt of trouble ? [] : ATTEMPTS) {
      if (this.#failure) return;
      if (trouble) console.warn(`Python, ${trouble.step}: ${trouble.message}; trying again.`);
      trouble = await this.#attempt(attempt);
      if (trouble.step === "support") break;
    }
    this.#fail(trouble);
  }

  /** Let one Python answer until it ends; returns the Trouble that ended it. */
  async #attempt({ python, fresh }) {
    const onProgress = (progress) => {
      this.#progress = progress;
      this.#listener?.onProgress(progress);
    };
    this.#python = python === pyodide ? this.#pyodide({ fresh, onProgress }) : this.#started(python(), { fresh, onProgress });
    const { kind, ready, ended } = this.#python;
    this.#tell("loading", { kind });
    ready.then(() => this.#begin(kind), () => {});
    const trouble = await ended;
    this.isReady = false;
    return trouble;
  }

  #pyodide({ fresh, onProgress }) {
    if (!this.#whole || this.#whole.isEnded) this.#whole = this.#started(pyodide(), { fresh, onProgress });
    return this.#whole;
  }

  #started(python, { fresh, onProgress }) {
    const total = python.files.reduce((sum, { size }) => sum + size, 0);
    let loaded = 0;
    onProgress({ loaded, total });
    const onBytes = (bytes) => onProgress({ loaded: Math.min((loaded += bytes), total), total });
    return new Interpreter(python, { fresh, timeouts: this.timeouts, onBytes });
  }

  #begin(kind) {
    this.isReady = true;
    for (const id of this.#asks.keys()) this.#send(id);
    this.#tell("ready", { kind }); // last, so that requests made by the listener come after the open ones
  }

  async #send(id) {
    const ask = this.#asks.get(id);
    if (!ask) return;
    const python = this.#python;
    const lack = python.lack(ask.name);
    if (lack) await lack;
    if (python.isEnded) return; // the next Python answers it
    ask.sent += 1;
    try {
      ask.resolve(JSON.parse((await python.ask({ text: ask.text })).text));
    } catch (error) {
      if (python.isEnded && ask.sent < MOST_SENT) return; // the next Python answers it
      ask.reject(error);
    }
    this.#asks.delete(id);
  }

  #tell(...state) {
    this.#state = state;
    this.#listener?.onState(...state);
  }

  #fail(trouble) {
    if (this.#failure) return;
    this.#failure = trouble;
    this.#tell("failed", { step: trouble.step, reason: trouble.message });
    for (const { reject } of this.#asks.values()) reject(trouble);
    this.#asks.clear();
  }
}

function isSupported() {
  return typeof Worker === "function" && typeof WebAssembly === "object" && "instantiateStreaming" in WebAssembly;
}
