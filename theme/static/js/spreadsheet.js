// An estimate as a spreadsheet: has Pyodide write the file, in the page's words.

import { word } from "./words.js";

const PROGRAM = new URL("../python/spreadsheet.py", import.meta.url);
const PLACES = /\{([\w.-]+)\}/g; // words in a formula

/**
 * The file of an answer to "sheet" as a Blob, with the estimate's own address; rejects when it cannot be made.
 * `write` is the engine's; `onProgress` hears of the bytes that still have to come.
 */
export async function spreadsheet({ cells, currency }, { on, address, write, onProgress }) {
  const response = await fetch(PROGRAM);
  if (!response.ok) throw new Error(`spreadsheet.py: status ${response.status}`);
  const text = JSON.stringify({ on, cells, amount: amountFormat(currency), words: { ...wordsOf(cells), address } });
  const content = await write(text, { program: await response.text(), onProgress });
  return new Blob([content], { type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" });
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
