// The calculator of the page: starts the engine that runs it, and shows its state on the card.

import { onProgress, onState } from "./card.js";
import { startEngine } from "./engine.js";
import { Trouble } from "./interpreter.js";
import { first } from "./start.js";
import { today } from "./words.js";

let engine;

/** Take over the engine that start.js has started; at a second call, start a new one. */
export function start() {
  engine = engine ? startEngine() : first;
  engine.listen({
    onProgress,
    onState: (name, why) => {
      onState(name, why);
      if (name === "ready") tellOffline();
    },
  });
}

/** The answer to one request by name, as of today. */
export function ask(name, rest = {}) {
  return engine.ask({ ask: name, on: today(), ...rest });
}

/** The bytes of a spreadsheet; see engine.js. */
export function writeSheet(...sheet) {
  return engine.write(...sheet);
}

export function isReady() {
  return Boolean(engine.isReady);
}

/** Ignore the error if Python has ended, which the card shows already; throw any other one. */
export function unlessTrouble(error) {
  if (!(error instanceof Trouble)) throw error;
}

/** Tell offline.js, which may run before or after this. */
function tellOffline() {
  performance.mark("calculator-ready");
  dispatchEvent(new Event("calculator-ready"));
}
