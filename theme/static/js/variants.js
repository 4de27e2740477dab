// Up to three estimates side by side: stored in this browser as links, and calculated again by Python.

import { choiceWords, factWords, total } from "./sentences.js";
import { joined } from "./share.js";
import { stamp } from "./stamp.js";
import { act } from "./take.js";
import { money, number, word } from "./words.js";

const STORED = "variants"; // in local storage: each variant's letter, its name by the visitor, and its link
const MOST = 3;
const LETTERS = "ABC";
const at = (id) => document.getElementById(id);
let kept = [];
let isStored = true;

/** Add an estimate, unless it is there already; false if there is no room. */
export function keep({ need, estimate, link }) {
  const isRoom = add({ need, estimate, link });
  store();
  show();
  return isRoom;
}

/** Show the stored variants, each calculated by `ask` at today's prices. */
export async function recall(ask) {
  const before = kept;
  kept = stored().map((variant) => before.find(({ link }) => link === variant.link) ?? variant);
  const all = kept;
  await Promise.all(all.map(async (variant) => variant.need || Object.assign(variant, estimateOf(await ask("open-link", { link: variant.link })))));
  if (kept === all) show();
}

/** Add the variants of a link, by the answers to its single links; false if there is no room for all. */
export function keepAll(links, answers) {
  const isRoom = links.map((link, place) => add({ link, ...estimateOf(answers[place]) })).every(Boolean);
  store();
  show();
  return isRoom;
}

function add(variant) {
  const text = JSON.stringify(variant.need);
  if (kept.some(({ need }) => JSON.stringify(need) === text)) return true;
  if (kept.length === MOST) return false;
  const letter = [...LETTERS].find((free) => kept.every((other) => other.letter !== free));
  kept.push({ letter, name: "", ...variant });
  return true;
}

/** The need and the estimate by today's prices in an answer; the estimate is null if there is none. */
function estimateOf({ ok, need = {}, today }) {
  return { need, estimate: ok && today.ok ? today : null };
}

/** Remove variants; the focus stays near its place. */
function remove(gone) {
  const place = kept.findIndex((variant) => gone.includes(variant));
  kept = kept.filter((variant) => !gone.includes(variant));
  store();
  show();
  at("variants-done").textContent = kept.length ? "" : word("variant.gone");
  const buttons = at("variants").querySelectorAll("thead button");
  (buttons[Math.min(place, buttons.length - 1)] ?? at("compare-title")).focus({ preventScroll: true });
}

function show() {
  if (kept.some(({ need }) => !need)) return; // recall() is calculating them
  at("compare").hidden &&= !kept.length; // once shown, it stays, so that the page below does not move
  at("variants").hidden = !kept.length;
  at("unstored").hidden = isStored;
  at("variants-table").replaceChildren(...(kept.length ? [table()] : []));
}

function table() {
  return stamp("t-variants", {
    illustrative: kept.some(({ estimate }) => estimate?.status === "illustrative"),
    names: [stamp("t-cell", { words: "" }), ...kept.map(nameOf)],
    rows: ROWS.map(([name, words]) => [name, kept.map((variant) => (variant.estimate ? words(variant) : word("variant.none")))]).flatMap(([name, texts], row) =>
      texts.every(Boolean) ? [rowOf(word(name), row ? texts.map((text, place) => (kept[place].estimate ? text : "")) : texts)] : [],
    ),
  });
}

const ROWS = [
  ["variant.choice", ({ need }) => choiceWords(need)],
  ["variant.company", ({ need, estimate }) => Object.entries(need.facts).map(([code, value]) => factWords(code, value, estimate.classes ?? {})).join(" ") || word("none")],
  ["variant.net", (variant) => marked(amountOf(variant, "net"), variant, haveSameHours() && ((one) => one.estimate.month?.low?.net))],
  ["sum.gross", (variant) => variant.estimate.vat && amountOf(variant, "gross")],
  ["variant.hours", ({ estimate: { hours } }) => hoursShown() && (hours ? number(hours.month) : word("none"))],
  ["variant.price", (variant) => hoursShown() && (variant.estimate.hours ? marked(money(variant.estimate.hours.price, variant.estimate.currency), variant, (one) => one.estimate.hours?.price) : word("none"))],
  ["variant.once", ({ estimate: { once, currency } }) => (once ? total(once, "net", currency) : word("none"))],
  ["year", ({ estimate: { year, currency } }) => (year ? money(year.net, currency) : word("none"))],
];

function nameOf(variant) {
  const said = word("variant", variant);
  const piece = stamp("t-name", { remove: word("variant.remove"), said });
  const field = piece.querySelector("input");
  field.value = variant.name || said;
  field.setAttribute("aria-label", word("variant.name", variant));
  field.addEventListener("change", () => {
    variant.name = field.value.trim() === said ? "" : field.value.trim();
    field.value = variant.name || said;
    store();
  });
  piece.querySelector("button").addEventListener("click", () => remove([variant]));
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

function hoursShown() {
  return kept.some(({ estimate }) => estimate?.hours);
}

/** Whether all variants have the same hours, so that their amounts can be compared. */
function haveSameHours() {
  return new Set(kept.map(({ estimate }) => estimate?.hours?.month)).size === 1;
}

/** An amount, marked if it is the lowest or the highest of all variants. */
function marked(amount, variant, value) {
  const values = value ? kept.filter(({ estimate }) => estimate).map(value) : [];
  if (!values.every(Boolean) || new Set(values).size < 2) return amount;
  const [mine, all] = [cents(value(variant)), values.map(cents)];
  const name = all.every((one) => mine <= one) ? "variant.cheapest" : all.every((one) => mine >= one) && "variant.dearest";
  return name ? `${amount} · ${word(name)}` : amount;
}

/** An amount as a whole number, for exact comparison only. */
function cents(amount) {
  return BigInt(amount.replace(".", ""));
}

function stored() {
  try {
    const found = JSON.parse(localStorage.getItem(STORED) ?? "[]");
    return found.filter(({ letter, name, link }) => [letter, name, link].every((part) => typeof part === "string")).slice(0, MOST);
  } catch {
    return []; // not written by this page
  }
}

function store() {
  try {
    if (kept.length) localStorage.setItem(STORED, JSON.stringify(kept.map(({ letter, name, link }) => ({ letter, name, link }))));
    else localStorage.removeItem(STORED);
  } catch {
    isStored = false;
  }
}

/** Listen to the buttons below the table, and to changes in another window. */
export function listenToVariants(ask) {
  kept = stored();
  at("variants").addEventListener("click", async ({ target }) => {
    const name = target.closest("[data-act]")?.dataset.act;
    if (name === "clear") remove([...kept]);
    if (name === "copy-variants") at("variants-done").textContent = word(`done.${await act("copy-link", { link: joined(kept.map(({ link }) => link)) })}`);
  });
  addEventListener("storage", ({ key }) => (key === STORED || key === null) && recall(ask).catch(() => {}));
}
