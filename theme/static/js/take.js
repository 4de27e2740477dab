// Take an estimate along: as text, as a spreadsheet, as JSON, on paper, or as a message to the firm that the visitor edits and sends.

import { choiceWords, lineName, range, restsOn, total, vatWords, workingWords } from "./said.js";
import { addressOf } from "./share.js";
import { money, word } from "./words.js";

const at = (id) => document.getElementById(id);
let isMaking = false; // a spreadsheet

/** An estimate as plain text, with workings, day, price book and link. */
function asText({ need, estimate, on, link }) {
  const { month, once, year, currency } = estimate;
  return [
    word("text.title"),
    "",
    word("text.choice", { choice: choiceWords(need) }),
    ...blockText("month", month, estimate),
    ...blockText("once", once, estimate),
    ...(year ? [word("text.year", { amount: money(year.net, currency) })] : []),
    "",
    ...restsOn(estimate, need, on),
    "",
    word("text.link", { address: addressOf(link) }),
  ].join("\n");
}

/** The lines of a block, and its sums. */
function blockText(name, block, { vat, currency }) {
  if (!block) return [];
  const lines = block.lines.map((line) => {
    const [amount, working] = [range(line.low, line.high, currency), workingWords(line, currency).reduce((before, after) => before ? word("working.then", { before, after }) : after, "")];
    const values = { name: lineName(line.code), amount, working };
    return working ? word("text.line", values) : word("text.sum", values);
  });
  const sum = (field, word_, values = {}) => word(word_, { ...values, amount: total(block, field, currency) });
  const sums = vat && block.low ? [sum("vat", "text.sum", { name: vatWords(vat) }), sum("gross", name === "month" ? "text.gross" : "text.once-gross")] : [];
  return [...lines, sum("net", `text.${name}`), ...sums];
}

/** Do what a button asks with an estimate; returns the name of the words that tell what was done. */
export async function act(name, view, python) {
  if (name === "copy-link") return copy(addressOf(view.link), name);
  if (name === "copy-text") return copy(asText(view), name);
  if (name === "save") return save(view);
  if (name === "spreadsheet") return saveSpreadsheet(view, python);
  if (name === "print") return print();
  return openMessage(word("text.letter", { text: asText(view) }));
}

/** What the buttons of the message do. */
export function listenToMessage() {
  at("message").addEventListener("input", address);
  at("sending").addEventListener("click", async ({ target }) => {
    const name = target.closest("[data-act]")?.dataset.act;
    if (name === "close") at("sending").close();
    if (name === "copy-message") at("message-done").textContent = word(`done.${await copy(at("message").value, name)}`);
  });
}

/** On paper every line shows its working. */
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

/** The spreadsheet's own Python comes only now; pressing again meanwhile makes no second one. */
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

function openMessage(text) {
  at("message").value = text;
  at("message").setSelectionRange(0, 0);
  at("message-done").textContent = "";
  address();
  if (!at("sending").open) at("sending").showModal();
  at("message").scrollTop = 0;
}

function address() {
  const { email } = at("sending").dataset;
  if (!email) return;
  const subject = encodeURIComponent(word("text.title"));
  at("mail").href = `mailto:${email}?subject=${subject}&body=${encodeURIComponent(at("message").value)}`;
}
