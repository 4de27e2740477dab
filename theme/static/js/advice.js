// What a budget buys, and the cheapest formulas for some hours: every option with its price, none of them forced.

import { choiceWords, onceWords, phrase } from "./said.js";
import { stamp } from "./stamp.js";
import { counted, hasWord, money, number, word } from "./words.js";

const AT_ONCE = 4;
let last = "";

/** Show advice in a place, or empty it; `shown` are the picks looked at, and `pick` is called with the option a visitor wants to look at. */
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
  const rows = options.map((option) => within(option, advice, pick));
  return stamp("t-advice", {
    title: options.length
      ? counted("advice.budget", String(options.length), { budget: money(advice.budget, currency) })
      : word("advice.none", { missing: money(missing, currency) }),
    said: ownWords(advice),
    first: options.length ? rows.slice(0, AT_ONCE) : [within(least, advice, pick)],
    rest: rows.slice(AT_ONCE),
    more: word("advice.more", { count: number(String(rows.length - AT_ONCE)) }),
    notes: [],
  });
}

function cheapest(advice, pick) {
  const { winner, losers, currency } = advice;
  const lost = losers.map(({ formulas, option, why, dearer_by: by }) => {
    const words = word(`advice.${why}`, { by: by && money(by, currency) });
    return option ? row(option, words, advice, pick) : stamp("t-item", { words: `${formulaWords(formulas)}: ${words}`, see: "" });
  });
  return stamp("t-advice", {
    title: counted("advice.cheapest", advice.hours_wanted),
    said: ownWords(advice),
    first: [row(winner, word("advice.winner"), advice, pick), ...lost],
    rest: [],
    more: "",
    notes: advice.break_even.flatMap((even) => evenWords(even, currency)),
  });
}

function within(option, advice, pick) {
  const isOver = option.left.startsWith("-");
  const left = isOver ? "" : money(option.left, advice.currency);
  return row(option, counted(isOver ? "advice.over" : "advice.covers", option.covers, { left }), advice, pick);
}

function row(option, words, { currency, status, once }, pick) {
  const brought = once.find(({ formulas }) => formulas.join() === option.formulas.join());
  const said = [words, ...(brought ? [word("advice.with", { what: onceWords(brought.block) })] : [])].join(", ");
  const choice = choiceWords(option);
  const piece = stamp("t-option", {
    choice,
    formulas: formulaWords(option.formulas),
    words: said,
    net: money(option.net, currency),
    excl: word("excl.here"),
    illustrative: status === "illustrative",
    try: word("advice.try"),
    what: choice,
  });
  const button = piece.querySelector("button");
  button.dataset.picks = JSON.stringify(option.choose);
  button.addEventListener("click", () => pick(option));
  return piece;
}

/** What some formulas are called: their names, or what the offer calls all of them together. */
function formulaWords(codes) {
  if (codes.length > 1 && hasWord("together")) return word("together");
  return codes.map((code) => word(`formula.${code}`)).join(" + ");
}

function ownWords({ own, currency }) {
  if (!own) return "";
  const name = own.covers_wanted === false ? "advice.own-short" : "advice.own";
  return word(name, { choice: choiceWords(own), net: money(own.net, currency) });
}

function evenWords({ formulas: [first, other], first: from, always }, currency) {
  if (!from) return [];
  const [net, otherNet] = from.net.map((amount) => money(amount, currency));
  const sentences = [word("advice.even.first", { hours: number(from.hours), first: phrase(first), first_net: net, other: phrase(other), other_net: otherNet })];
  if (always && always.hours !== from.hours) sentences.push(word("advice.even.always", { hours: number(always.hours) }));
  return [stamp("t-item", { words: sentences.join(" "), see: "" })];
}
