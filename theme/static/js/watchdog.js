// A timeout that does not count the time for which a computer sleeps.

const TICKS = 10;

/** Calls `bite` with the name of a step in which nothing happened for too long. */
export class Watchdog {
  #timer;

  constructor(bite) {
    this.bite = bite;
  }

  /** Begin to wait anew. */
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
