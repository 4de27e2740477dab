// Up to three estimates side by side, kept in this page only.

import { auditRange, rhythm } from "./result.js";
import { stamp } from "./stamp.js";
import { counted, money, word } from "./words.js";

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
    rows: ROWS.map(([name, words]) => rowOf(word(name), kept.map(words))),
  });
  document.getElementById("variants").replaceChildren(piece);
}

const ROWS = [
  ["variant.company", ({ need, estimate }) => counted("rests.size", need.employees, { size: word(`size.${estimate.size}`) })],
  ["variant.rhythm", ({ need }) => rhythm(need)],
  ["variant.net", (variant) => [amountOf(variant, "net"), mark(variant)].filter(Boolean).join(" · ")],
  ["gross", (variant) => amountOf(variant, "gross")],
  ["audit.range", ({ estimate }) => (estimate.one_off ? auditRange(estimate) : word("none"))],
  ["variant.year", ({ estimate: { year, currency } }) => (year ? money(year.net, currency) : word("none"))],
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

function amountOf({ estimate: { monthly, currency } }, field) {
  return monthly ? money(monthly[field], currency) : word("none");
}

/** Which one is the least and which the most expensive month, in words. */
function mark({ estimate: { monthly } }) {
  const nets = kept.flatMap((variant) => (variant.estimate.monthly ? [cents(variant.estimate.monthly.net)] : []));
  if (!monthly || new Set(nets).size < 2) return "";
  const mine = cents(monthly.net);
  if (nets.every((net) => mine <= net)) return word("variant.cheapest");
  return nets.every((net) => mine >= net) ? word("variant.dearest") : "";
}

/** An amount that can be compared exactly; never shown. */
function cents(amount) {
  return BigInt(amount.replace(".", ""));
}
