// Saves or sends an estimate: as text, spreadsheet, JSON, print, or as a message to the firm.

import { listen, openLetter, openMessage } from "./message.js";
import { addressOf } from "./share.js";
import { asText, asTexts } from "./text.js";
import { word } from "./words.js";

const at = (id) => document.getElementById(id);
let isMaking = false; // a spreadsheet

/** Do what a button says with an estimate; returns the name of the words for the result. */
export async function act(name, view, python) {
  if (name === "copy-link") return copy(addressOf(view.link), name);
  if (name === "copy-text") return copy(asText(view), name);
  if (name === "save") return save(view);
  if (name === "spreadsheet") return saveSpreadsheet(view, python);
  if (name === "print") return print();
  return openLetter(asTexts(view));
}

/** Listen to the buttons of the message. */
export function listenToMessage() {
  listen(copy);
}

/** Open every line while the page is printed. */
export function listenToPrinting(place) {
  let closed = [];
  addEventListener("beforeprint", () => {
    closed = [...place.querySelectorAll("details:not([open])")];
    for (const line of closed) line.open = true;
  });
  addEventListener("afterprint", () => {
    for (const line of closed) line.open = false;
  });
}

async function copy(text, name) {
  try {
    await navigator.clipboard.writeText(text);
    return name;
  } catch {
    openMessage(text);
    at("message").select();
    return "not-copied";
  }
}

function save({ need, estimate, on, link }) {
  const content = new Blob([`${JSON.stringify({ on, need, estimate, link }, null, 2)}\n`], { type: "application/json" });
  download(content, `${on}.json`);
  return "save";
}

/** Load Pyodide, write the spreadsheet and save it; a second press meanwhile does nothing. */
async function saveSpreadsheet({ need, on, link }, { ask, write }) {
  if (isMaking) return undefined;
  isMaking = true;
  at("done").textContent = word("done.making");
  try {
    const { spreadsheet } = await import("./spreadsheet.js");
    const sheet = await ask("sheet", { need, on });
    download(await spreadsheet(sheet, { on, address: addressOf(link), write, onProgress: showMaking }), `${on}.xlsx`);
    return "spreadsheet";
  } catch (error) {
    console.warn(`The spreadsheet: ${error.message}`);
    return "no-spreadsheet";
  } finally {
    isMaking = false;
    at("making").hidden = true;
  }
}

function showMaking({ loaded, total }) {
  Object.assign(at("making"), { max: total, value: loaded, hidden: false });
}

function download(content, ending) {
  const file = document.createElement("a");
  file.href = URL.createObjectURL(content);
  file.download = `${word("text.file")}-${ending}`;
  file.click();
  setTimeout(() => URL.revokeObjectURL(file.href), 10_000);
}
