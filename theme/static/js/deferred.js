// The parts of the estimate page that no first answer needs: the chart, the variants, saving and sending. Loaded once Python is ready.

import { ask } from "./calculator.js";
import { showPicture } from "./picture.js";
import { act, listenToMessage, listenToPrinting } from "./take.js";
import { keep, keepAll, listenToVariants, recall } from "./variants.js";

export const extras = { showPicture, act, keep, keepAll, recall };

listenToMessage();
listenToPrinting(document.getElementById("result"));
listenToVariants(ask);
