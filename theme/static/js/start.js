// Starts Python before the page is parsed; the estimate's script listens to it later.

import { startEngine } from "./engine.js";

export const first = startEngine();
