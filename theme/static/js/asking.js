// Who answers: Python once it is there; until then, and where it cannot be, the grid as far as it goes.

import { startEngine } from "./engine.js";
import { Grid } from "./grid.js";
import { today } from "./words.js";
import { isQuick } from "./workers.js";

const ALONE = 500; // milliseconds

/** Start Python; returns a function that asks one question by name, as of today. */
export function startAsking({ grid, offline }, { onProgress, onState }) {
  const held = new Grid(grid);
  let isReady = false;
  const engine = startEngine({
    after: firstAmounts(held),
    onProgress,
    onState: (state, why) => {
      isReady = state === "ready";
      if (isReady && offline) navigator.serviceWorker?.register(offline).catch(() => {}); // a bonus, never in the way
      onState(state, why);
    },
  });
  return async (name, rest = {}) => {
    const request = { ask: name, on: today(), ...rest };
    const answer = isReady ? null : await held.answer(request);
    return answer ?? engine.ask(request);
  };
}

/** What the page asks at once comes in alone where the line is slow: Python's files would keep its amounts waiting. */
function firstAmounts(held) {
  if (isQuick()) return Promise.resolve();
  return new Promise((resolve) => {
    setTimeout(() => {
      setTimeout(resolve, ALONE);
      held.settled().then(resolve);
    });
  });
}
