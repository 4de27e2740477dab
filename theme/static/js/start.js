// Starts Python before the page is parsed: a small script of its own, to which the estimate's script listens later.

import { startEngine } from "./engine.js";

export const first = startEngine();
