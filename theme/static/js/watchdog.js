// A timeout that does not count the time while the computer sleeps.

const TICKS = 10;

/** Calls `bite` with the name of the step that has timed out. */
export class Watchdog {
  #timer;

  constructor(bite) {
    this.bite = bite;
  }

  /** Start the timeout again. */
  wait(milliseconds, step) {
    this.rest();
    let left = TICKS;
    this.#timer = setInterval(() => {
      if (--left > 0) return;
      this.rest();
      this.bite(step);
    }, milliseconds / TICKS);
  }

  rest() {
    clearInterval(this.#timer);
  }
}
