// Up to three estimates side by side, kept in this page only.

import { choiceWords, factWords, total } from "./said.js";
import { stamp } from "./stamp.js";
import { money, word } from "./words.js";

const MOST = 3;
const LETTERS = "ABC";
const kept = [];

/** Keep an estimate; false when there is no room left. One that is kept already is not kept twice. */
export function keep({ need, estimate }) {
  const text = JSON.stringify(need);
  if (kept.some((variant) => variant.text === text)) return true;
  if (kept.length === MOST) return false;
  const letter = [...LETTERS].find((free) => kept.every((variant) => variant.letter !== free));
  kept.push({ letter, text, need, estimate });
  show();
  return true;
}

function remove(variant) {
  kept.splice(kept.indexOf(variant), 1);
  show();
  document.getElementById("result").focus();
}

function show() {
  const section = document.getElementById("compare");
  section.hidden = kept.length === 0;
  if (section.hidden) return;
  const piece = stamp("t-variants", {
    illustrative: kept.some(({ estimate }) => estimate.status === "illustrative"),
    names: [stamp("t-cell", { words: "" }), ...kept.map(nameOf)],
    rows: ROWS.map(([name, words]) => [name, kept.map(words)]).flatMap(([name, texts]) => (texts.every(Boolean) ? [rowOf(word(name), texts)] : [])),
  });
  document.getElementById("variants").replaceChildren(piece);
}

const ROWS = [
  ["variant.company", ({ need, estimate }) => Object.entries(need.facts).map(([code, value]) => factWords(code, value, estimate.classes ?? {})).join(" ") || word("none")],
  ["variant.choice", ({ need }) => choiceWords(need)],
  ["variant.net", (variant) => [amountOf(variant, "net"), mark(variant)].filter(Boolean).join(" · ")],
  ["sum.gross", (variant) => variant.estimate.vat && amountOf(variant, "gross")],
  ["variant.once", ({ estimate: { once, currency } }) => (once ? total(once, "net", currency) : word("none"))],
  ["year", ({ estimate: { year, currency } }) => (year ? money(year.net, currency) : word("none"))],
];

function nameOf(variant) {
  const piece = stamp("t-name", { name: word("variant", variant), remove: word("variant.remove") });
  piece.querySelector("button").addEventListener("click", () => remove(variant));
  return piece;
}

function rowOf(name, texts) {
  const piece = stamp("t-cells", { name });
  piece.firstElementChild.append(...texts.map((words) => stamp("t-cell", { words })));
  return piece;
}

function amountOf({ estimate: { month, currency } }, field) {
  return month ? total(month, field, currency) : word("none");
}

/** Which one is the least and which the most expensive month, in words. */
function mark({ estimate: { month } }) {
  const nets = kept.flatMap((variant) => (variant.estimate.month ? [cents(variant.estimate.month.low.net)] : []));
  if (!month || new Set(nets).size < 2) return "";
  const mine = cents(month.low.net);
  if (nets.every((net) => mine <= net)) return word("variant.cheapest");
  return nets.every((net) => mine >= net) ? word("variant.dearest") : "";
}

/** An amount that can be compared exactly; never shown. */
function cents(amount) {
  return BigInt(amount.replace(".", ""));
}
