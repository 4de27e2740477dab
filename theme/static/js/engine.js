// Python behind the page: starts its workers, watches over every step, and carries questions and answers as JSON text.

import { begin, dismiss, employed, isSupported, runtime } from "./workers.js";

const PATIENCE = { stall: 15_000, start: 30_000, answer: 10_000 }; // milliseconds without any progress

/**
 * Start Python; see the class for what comes back.
 * The download begins `after` a promise.
 * onProgress({loaded, total}) counts bytes and never falls; onState(state, {step, reason}) says
 * "loading", "ready" or, for good, "failed" at the step "support", "download", "start" or "answer".
 */
export function startEngine({ after = Promise.resolve(), onProgress = () => {}, onState = () => {}, patience = {} }) {
  return new Engine({ after, onProgress, onState, patience: { ...PATIENCE, ...patience } });
}

class Engine {
  #asks = new Map();
  #last = 0;
  #loaded = 0;
  #state = "loading";
  #chances = { begin: 1, missing: 1, answer: 2 }; // how often each may happen and be mended
  #pair;
  #received = {}; // bytes by worker, of this try
  #isBegun = false;

  constructor({ after, onProgress, onState, patience }) {
    Object.assign(this, { onProgress, onState, patience });
    this.total = Object.values(runtime.bytes).reduce((sum, bytes) => sum + bytes, 0);
    this.watchdog = new Watchdog((step) => this.#trouble(step, "no progress"));
    onProgress({ loaded: 0, total: this.total });
    if (!isSupported()) return void queueMicrotask(() => this.#fail("support", "no WebAssembly or no workers"));
    this.#say("loading");
    this.#hire();
    after.then(() => this.#state === "loading" && !this.#isBegun && this.#begin({}));
  }

  /** The answer to a plain object, as a plain object; waits until Python is there, rejects when it cannot be. */
  ask(request) {
    return new Promise((resolve, reject) => {
      if (this.#state === "failed") return reject(new Error("Python is not available"));
      this.#asks.set(++this.#last, { text: JSON.stringify(request), resolve, reject, sent: 0 });
      if (this.#state === "ready") this.#send(this.#last);
    });
  }

  /** End Python; every question still open is refused. */
  stop() {
    this.#fail("answer", "stopped");
  }

  /** Workers that wait to be told: their own small scripts come in before anything else of Python. */
  #hire() {
    this.#dismiss();
    const pair = (this.#pair = employed());
    const isOurs = () => pair === this.#pair;
    for (const worker of [pair.start, pair.compile]) {
      worker.onmessage = ({ data }) => isOurs() && this.#hear(data);
      worker.onerror = (event) => {
        event.preventDefault();
        if (isOurs()) this.#trouble(this.#state === "ready" ? "answer" : "download", event.message ?? "no worker");
      };
    }
  }

  #dismiss() {
    if (this.#pair) dismiss(this.#pair);
  }

  #begin({ whole = false, fresh = false }) {
    this.#isBegun = true;
    this.whole = whole;
    this.#received = {};
    this.watchdog.wait(this.patience.stall, "download");
    const pair = this.#pair;
    begin(pair, { whole, fresh });
    for (const data of pair.told) if (pair === this.#pair) this.#hear(data);
  }

  #hear(data) {
    if ("received" in data || "step" in data) this.#goOn(data);
    else if ("ready" in data) this.#ready();
    else if ("missing" in data) this.#trouble("missing", data.missing);
    else if ("failed" in data) this.#trouble(data.failed, data.reason);
    else if ("crashed" in data) this.#trouble("answer", data.crashed);
    else this.#settle(data);
  }

  /** Progress on the way to Python; what is told only after it is there must not wake the watchdog. */
  #goOn({ received, step }) {
    if (this.#state !== "loading") return;
    if (step) this.watchdog.wait(this.patience.start, step);
    else this.#progress(received);
  }

  #progress(received) {
    this.watchdog.wait(this.patience.stall, "download");
    const loaded = Object.values(Object.assign(this.#received, received)).reduce((sum, bytes) => sum + bytes, 0);
    this.#loaded = Math.max(this.#loaded, Math.min(loaded, this.total));
    this.onProgress({ loaded: this.#loaded, total: this.total });
  }

  #ready() {
    this.watchdog.rest();
    this.#pair.compile.terminate();
    this.#progressDone();
    const waiting = [...this.#asks.keys()];
    this.#say("ready"); // what is asked only now goes out at once, and once
    for (const id of waiting) this.#send(id);
  }

  #progressDone() {
    if (this.#loaded < this.total) this.onProgress({ loaded: (this.#loaded = this.total), total: this.total });
  }

  #send(id) {
    const ask = this.#asks.get(id);
    if (!ask || ++ask.sent > 2) return this.#refuse(id, "asked twice in vain"); // it may be what ended the worker
    this.watchdog.wait(this.patience.answer, "answer");
    this.#pair.start.postMessage({ id, text: ask.text });
  }

  #settle({ id, text, error }) {
    const ask = this.#asks.get(id);
    this.#asks.delete(id);
    if (this.#asks.size) this.watchdog.wait(this.patience.answer, "answer");
    else this.watchdog.rest();
    if (error) ask?.reject(new Error(error));
    else ask?.resolve(JSON.parse(text));
  }

  #refuse(id, reason) {
    this.#asks.get(id)?.reject(new Error(reason));
    this.#asks.delete(id);
  }

  /** Mend what may be mended with a new worker, else give up. */
  #trouble(step, reason) {
    if (this.#state === "failed") return;
    const broken = step === "download" || step === "start";
    if (this.#chances[broken ? "begin" : step]-- <= 0) return this.#fail(step === "missing" ? "start" : step, reason);
    console.warn(`Python, ${step}: ${reason}; trying again.`);
    this.#say("loading");
    this.#hire();
    this.#begin({ fresh: broken, whole: this.whole || step === "missing" || step === "start" });
  }

  #fail(step, reason) {
    this.watchdog.rest();
    this.#dismiss();
    this.#say("failed", { step, reason });
    for (const id of [...this.#asks.keys()]) this.#refuse(id, reason);
  }

  #say(state, why = {}) {
    this.#state = state;
    this.onState(state, why);
  }
}

/** Bites when nothing happens for a while; ten ticks, so that the time a computer sleeps does not count. */
class Watchdog {
  #timer;

  constructor(bite) {
    this.bite = bite;
  }

  wait(milliseconds, step) {
    this.rest();
    let left = 10;
    this.#timer = setInterval(() => {
      if (--left > 0) return;
      this.rest();
      this.bite(step);
    }, milliseconds / 10);
  }

  rest() {
    clearInterval(this.#timer);
  }
}
