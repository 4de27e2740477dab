// What the estimate page does beside the amount: the picture, variants, and taking it along. It is loaded once Python is there, so that no first answer waits for it.

import { ask } from "./calculator.js";
import { showPicture } from "./picture.js";
import { act, listenToMessage, listenToPrinting } from "./take.js";
import { keep, keepAll, listenToVariants, recall } from "./variants.js";

export const extras = { showPicture, act, keep, keepAll, recall };

listenToMessage();
listenToPrinting(document.getElementById("result"));
listenToVariants(ask);
