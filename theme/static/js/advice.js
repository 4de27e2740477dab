// Compares the choices for a budget or a number of hours: each option with its price.

import { choiceWords, onceWords, phrase, range, taxWords, total } from "./sentences.js";
import { stamp } from "./stamp.js";
import { counted, hasWord, money, number, word } from "./words.js";

const AT_ONCE = 4;
let last = "";

/** Show advice in an element, or empty it; `shown` are the picks of the option on view, `pick` is called with the option that a visitor presses. */
export function showAdvice(place, advice, shown, pick) {
  const text = JSON.stringify(advice ?? null);
  if (text !== last) {
    last = text;
    place.replaceChildren(...(advice ? [advice.budget ? bought(advice, pick) : cheapest(advice, pick)] : []));
    place.hidden = !advice;
  }
  for (const button of place.querySelectorAll("[aria-pressed]")) button.setAttribute("aria-pressed", String(button.dataset.picks === JSON.stringify(shown)));
}

function bought(advice, pick) {
  const { options, cheapest: least, missing, currency } = advice;
  const rows = byPrice(options.length ? options : [least]).map((option) => row(option, withinWords(option, advice), advice, pick));
  return stamp("t-advice", {
    title: options.length
      ? counted("advice.budget", String(options.length), { budget: money(advice.budget, currency) })
      : word("advice.none", { missing: money(missing, currency) }),
    ...about(advice),
    first: rows.slice(0, AT_ONCE),
    rest: rows.slice(AT_ONCE),
    more: word("advice.more", { count: number(String(rows.length - AT_ONCE)) }),
    notes: [],
  });
}

function cheapest(advice, pick) {
  const { winner, losers, currency } = advice;
  const options = byPrice([winner, ...losers.flatMap(({ option }) => option ?? [])]);
  const lost = losers.filter(({ option }) => !option).map(({ formulas, why }) => stamp("t-item", { words: `${formulaWords(formulas)}: ${word(`advice.${why}`)}`, see: "" }));
  return stamp("t-advice", {
    title: counted("advice.cheapest", advice.hours_wanted),
    ...about(advice),
    first: [...options.map((option) => row(option, rankWords(option, advice), advice, pick)), ...lost],
    rest: [],
    more: "",
    notes: advice.break_even.flatMap((even) => evenWords(even, currency)),
  });
}

/** The least expensive month first. */
export function byPrice(options) {
  return [...options].sort((one, other) => Number(one.net) - Number(other.net));
}

/** The words above the options. */
function about({ own, status, currency, isLeftOut }) {
  const name = own?.covers_wanted === false ? "advice.own-short" : "advice.own";
  const said = own ? word(name, { choice: choiceWords(own), net: money(own.net, currency) }) : "";
  return { said: isLeftOut ? word("advice.own-mistaken") : said, illustrative: status === "illustrative" };
}

function withinWords({ covers, left }, { vat, currency }) {
  if (left.startsWith("-")) return counted("advice.over", covers);
  const excl = vat?.large === "gross" ? word("excl") : ""; // a budget excludes VAT even if the amount next to it includes it
  return counted("advice.covers", covers, { left: money(left, currency), excl });
}

/** How an option compares with the others: by the month and, if there are one-off costs, by the first year. */
function rankWords({ formulas, net, covers }, { winner, losers, least_first_year: least, once, currency }) {
  const dearer = losers.find(({ option }) => option?.formulas === formulas)?.dearer_by;
  const isLeast = net === winner.net;
  const isLeastYear = once.length > 0 && least?.join() === formulas.join();
  const month = isLeast ? word(isLeastYear ? "advice.least-both" : "advice.least") : word("advice.dearer", { by: money(dearer, currency) });
  return [counted("advice.over", covers), month, ...(isLeastYear && !isLeast ? [word("advice.least-year")] : [])].join(" · ");
}

/** The row of an option: a button; `words` compare it with the others. */
function row(option, words, { currency, vat, once }, pick) {
  const block = once.find(({ formulas }) => formulas.join() === option.formulas.join())?.block;
  const year = option.first_year && word("advice.first-year", { amount: range(option.first_year.low, option.first_year.high, currency) });
  const first = block && word(block.low ? "advice.once" : "advice.once-unknown", { what: onceWords(block), amount: total(block, "net", currency) });
  const piece = stamp("t-option", {
    choice: choiceWords(option),
    amount: money(option[vat?.large ?? "net"], currency),
    tax: taxWords(vat),
    words: `${formulaWords(option.formulas)} · ${words}`,
    once: once.length > 0 && [first, year].filter(Boolean).join(" · "),
  });
  const button = piece.querySelector("button");
  button.dataset.picks = JSON.stringify(option.choose);
  button.addEventListener("click", () => pick(option));
  return piece;
}

/** The names of some formulas, or the offer's word for all of them together. */
function formulaWords(codes) {
  if (codes.length > 1 && hasWord("together")) return word("together");
  return codes.map((code) => word(`formula.${code}`)).join(" + ");
}

function evenWords({ formulas: [first, other], first: from, always }, currency) {
  if (!from) return [];
  const [net, otherNet] = from.net.map((amount) => money(amount, currency));
  const sentences = [word("advice.even.first", { hours: number(from.hours), first: phrase(first), first_net: net, other: phrase(other), other_net: otherNet })];
  if (always && always.hours !== from.hours) sentences.push(word("advice.even.always", { hours: number(always.hours) }));
  return [stamp("t-item", { words: sentences.join(" "), see: "" })];
}
