// An estimate as a spreadsheet, written by Pyodide in the page's words.

import { counted, isNumber, word, wordOf } from "./words.js";

const PROGRAM = new URL("../python/spreadsheet.py", import.meta.url);
const PLACES = /\{([\w.-]+)\}/g; // words in a formula

/**
 * The file of an answer to "sheet" as a Blob, with the estimate's own address; rejects if that fails.
 * `write` is the engine's; `onProgress` gets the bytes that have arrived.
 */
export async function spreadsheet({ cells, currency }, { on, address, write, onProgress }) {
  const response = await fetch(PROGRAM);
  if (!response.ok) throw new Error(`spreadsheet.py: status ${response.status}`);
  const text = JSON.stringify({ on, cells, amount: amountFormat(currency), words: { ...wordsOf(cells), address } });
  const content = await write(text, { program: await response.text(), onProgress });
  return new Blob([content], { type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" });
}

/** The words of the codes in each cell, by its whole content. */
function wordsOf(cells) {
  const contents = new Set(["sheet.sheet", "sheet.title"]);
  for (const { kind, content, shows } of cells) {
    if (kind === "word") contents.add(content);
    if (kind === "formula") for (const [, code] of content.matchAll(PLACES)) contents.add(code);
    if (kind === "formula" && !isNumber(shows)) contents.add(shows);
  }
  contents.delete("address");
  return Object.fromEntries([...contents].map((content) => [content, content.split(" ").map(codeWords).join(" ")]));
}

/** "unit.visit" is "visits", "unit.visit.8" is "8 visits". */
function codeWords(code) {
  const [kind, formula, ...count] = code.split(".");
  if (kind === "comparison") return word("comparison.year");
  if (kind !== "unit") return word(code);
  return count.length ? counted(`unit.${formula}`, count.join(".")) : wordOf([`units.${formula}`, `formula.${formula}`]);
}

/** The number format of amounts: the currency before or after, as in the page's language. */
function amountFormat(currency) {
  const [before, after] = word(`write.${currency}`).split("{amount}");
  const digits = `#,##0${word("write.decimals")}`;
  return before ? `"${before}"${digits}` : `${digits}\\ "${after.trim()}"`;
}
