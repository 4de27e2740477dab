// An estimate as a spreadsheet: has a worker of its own write the file, in the page's words.

import { word } from "./words.js";
import { runtime } from "./workers.js";

const PATIENCE = 180_000; // milliseconds: Python's whole library over a slow line, and a start that says nothing
const PLACES = /\{([\w.-]+)\}/g; // words in a formula

/** The file of an answer to "sheet" as a Blob, with the estimate's own address; rejects when it cannot be made. */
export async function spreadsheet({ cells, currency }, { on, address }) {
  const text = JSON.stringify({ on, cells, amount: amountFormat(currency), words: { ...wordsOf(cells), address } });
  const { wheels } = document.querySelector("[data-wheels]").dataset;
  const content = await written({ runtime, wheels: JSON.parse(wheels), text });
  return new Blob([content], { type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" });
}

function written(job) {
  const worker = new Worker(new URL("spreadsheet-worker.js", import.meta.url), { type: "module" });
  let late;
  return new Promise((resolve, reject) => {
    late = setTimeout(() => reject(new Error("no answer")), PATIENCE);
    worker.onmessage = ({ data }) => ("file" in data ? resolve(data.file) : reject(new Error(data.failed)));
    worker.onerror = (event) => {
      event.preventDefault();
      reject(new Error(event.message ?? "no worker"));
    };
    worker.postMessage(job);
  }).finally(() => {
    clearTimeout(late);
    worker.terminate();
  });
}

/** The words of every code in the cells. */
function wordsOf(cells) {
  const codes = new Set(["sheet", "title"]);
  for (const { kind, content } of cells) {
    if (kind === "word") codes.add(content);
    if (kind === "formula") for (const [, code] of content.matchAll(PLACES)) codes.add(code);
  }
  codes.delete("address");
  return Object.fromEntries([...codes].map((code) => [code, word(`sheet.${code}`)]));
}

/** How a spreadsheet writes an amount: the currency on the side where the page's language has it. */
function amountFormat(currency) {
  const [before, after] = word(`write.${currency}`).split("{amount}");
  return before ? `"${before}"#,##0.00` : `#,##0.00\\ "${after.trim()}"`;
}
