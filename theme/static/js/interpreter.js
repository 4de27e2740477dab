// One Python in a worker: downloads its files, starts it, and exchanges texts, each step with a timeout.

import { download, stream } from "./download.js";
import { Watchdog } from "./watchdog.js";

const WORKER = new URL("python-worker.js", import.meta.url);

/** The reason why a Python failed; `step` is "support", "download", "start" or "answer". */
export class Trouble extends Error {
  constructor(step, reason) {
    super(reason);
    this.step = step;
  }
}

/**
 * `ready` resolves once it can answer, or rejects with the Trouble; `ended` resolves with the Trouble that ended it.
 * Timeouts are in milliseconds: stall (no byte arrives), start, answer, file.
 */
export class Interpreter {
  #waiting = new Map();
  #last = 0;
  #step = "download";
  #stop = new AbortController();
  #completed;

  constructor({ kind, slowness, files, rest, later = [], options }, { fresh = false, timeouts, onBytes = () => {} }) {
    Object.assign(this, { kind, timeouts, rest, later, fresh });
    this.watchdog = new Watchdog((step) => this.#end(step, "no progress"));
    this.ended = new Promise((resolve) => (this.end = resolve));
    const started = new Promise((resolve) => (this.onReady = resolve));
    this.#start({ kind, slowness, files, options, fresh, onBytes }).catch((error) => this.#end(this.#step, String(error.message ?? error)));
    this.ready = Promise.race([started, this.ended.then((trouble) => Promise.reject(trouble))]);
    this.ready.catch(() => {});
  }

  /** The answer to a message: {text} for {text}, {file} for {sheet}; rejects if there is none. */
  ask(message, timeout = this.timeouts.answer) {
    return new Promise((resolve, reject) => {
      if (this.isEnded) return reject(this.isEnded);
      this.#waiting.set(++this.#last, { resolve, reject });
      this.watchdog.wait(timeout, "answer");
      this.worker.postMessage({ id: this.#last, ...message });
    });
  }

  /** A promise of the files that a request of this name still needs; undefined for most requests. It also resolves if Python ends. */
  lack(name) {
    return this.later.includes(name) ? (this.#completed ??= this.#complete()) : undefined;
  }

  /** End it; every open request is rejected. */
  stop() {
    this.#end("answer", "stopped");
  }

  #hire() {
    this.worker = new Worker(WORKER, { type: "module" });
    this.worker.onmessage = ({ data }) => this.#hear(data);
    this.worker.onerror = (event) => {
      event.preventDefault();
      this.#end(this.#step, event.message ?? "the worker's script cannot be had");
    };
  }

  async #start({ kind, slowness, files, options, fresh, onBytes }) {
    this.#hire();
    const { signal } = this.#stop;
    const count = (bytes) => {
      this.watchdog.wait(this.timeouts.stall, "download");
      onBytes(bytes);
    };
    count(0);
    const how = { fresh, signal, onBytes: count };
    const [flowing, whole] = [files.filter(isWasm), files.filter((file) => !isWasm(file))];
    const begin = (parts) => this.worker.postMessage({ start: kind, options, files: [...parts, ...flowing] }, parts.map(({ content }) => content));
    await Promise.all([Promise.all(whole.map((file) => this.#fetch(file, how))).then(begin), ...flowing.map((file) => this.#stream(file, how))]);
    this.#step = "start";
    this.watchdog.wait(this.timeouts.start * slowness, "start");
  }

  /** Fetch the rest of the calculator; with its own watchdog, because other requests may be answered at the same time. */
  async #complete() {
    const watchdog = new Watchdog((step) => this.#end(step, "no progress"));
    const onBytes = () => watchdog.wait(this.timeouts.stall, "download");
    onBytes();
    try {
      const content = await download(this.rest, { fresh: this.fresh, signal: this.#stop.signal, onBytes });
      watchdog.rest();
      await this.ready;
      this.worker.postMessage({ rest: content }, [content]);
    } catch (error) {
      watchdog.rest();
      this.#end("download", String(error.message ?? error));
    }
  }

  /** Fetch a file; the worker imports a script while larger files are still loading. */
  async #fetch({ url, type, ...file }, how) {
    const content = await download({ url, ...file }, how);
    if (type === "text/javascript") this.worker.postMessage({ script: url });
    return { url, type, content };
  }

  /** Stream WebAssembly, which the worker compiles as it arrives: the largest file, and mostly the last. */
  async #stream(file, { onBytes, ...how }) {
    const onPart = (part) => {
      this.worker.postMessage({ flow: file, part });
      onBytes(part.length);
    };
    await stream(file, { ...how, onPart });
    this.worker.postMessage({ flow: file }); // all of it
  }

  #hear(data) {
    if ("ready" in data) return this.#begin();
    if ("failed" in data) return this.#end(data.failed, data.reason);
    const { resolve, reject } = this.#waiting.get(data.id) ?? {};
    this.#waiting.delete(data.id);
    if (this.#waiting.size) this.watchdog.wait(this.timeouts.answer, "answer");
    else this.watchdog.rest();
    if ("error" in data) reject?.(new Trouble("answer", data.error));
    else resolve?.(data);
  }

  #begin() {
    this.#step = "answer";
    this.watchdog.rest();
    this.onReady();
    this.lack(this.later[0]); // the network is free now
  }

  #end(step, reason) {
    if (this.isEnded) return;
    this.isEnded = new Trouble(step, reason);
    this.watchdog.rest();
    this.#stop.abort();
    this.worker?.terminate();
    for (const { reject } of this.#waiting.values()) reject(this.isEnded);
    this.end(this.isEnded);
  }
}

function isWasm({ type }) {
  return type === "application/wasm";
}
