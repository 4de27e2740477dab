// The calculator of the page: starts the engine that runs it, and shows its state on the card.

import { onProgress, onState } from "./card.js";
import { startEngine } from "./engine.js";
import { Trouble } from "./interpreter.js";
import { first } from "./start.js";
import { today } from "./words.js";

let engine;

/** Take over the calculator that the page started, or start another where that one could not be had. */
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

/** The answer to one question by name, as of today. */
export function ask(name, rest = {}) {
  return engine.ask({ ask: name, on: today(), ...rest });
}

/** A spreadsheet's bytes; see the engine. */
export function writeSheet(...sheet) {
  return engine.write(...sheet);
}

export function isReady() {
  return Boolean(engine.isReady);
}

/** What ends Python the card says itself; anything else is a fault of ours. */
export function unlessTrouble(error) {
  if (!(error instanceof Trouble)) throw error;
}

/** For offline.js, which may run before this or after it. */
function tellOffline() {
  performance.mark("calculator-ready");
  dispatchEvent(new Event("calculator-ready"));
}
