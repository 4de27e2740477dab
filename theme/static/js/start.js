// Starts Python before the page is parsed; estimate.js listens to it later.

import { startEngine } from "./engine.js";

export const first = startEngine();
