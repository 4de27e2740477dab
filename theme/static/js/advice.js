// What a budget buys, and the cheapest formula for some hours: every option with its price, none of them forced.

import { rhythm } from "./result.js";
import { stamp } from "./stamp.js";
import { counted, money, number, word } from "./words.js";

const AT_ONCE = 4;
let last = "";

/** Show advice in a place, or empty it; `pick` is called with the option a visitor wants to look at. */
export function showAdvice(place, advice, shown, pick) {
  const text = JSON.stringify(advice ?? null);
  if (text !== last) {
    last = text;
    place.replaceChildren(...(advice ? [advice.budget ? bought(advice, pick) : cheapest(advice, pick)] : []));
    place.hidden = !advice;
  }
  for (const button of place.querySelectorAll("[aria-pressed]")) {
    button.setAttribute("aria-pressed", String(button.dataset.rhythm === rhythm(shown)));
  }
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
  const lost = losers.map(({ formula, option, why, dearer_by: by }) => {
    const words = word(`advice.${why}`, { by: by && money(by, currency) });
    return option ? row(option, words, advice, pick) : stamp("t-item", { words: `${word(`formula.${formula}`)}: ${words}`, see: "" });
  });
  return stamp("t-advice", {
    title: counted("advice.cheapest", advice.hours_wanted),
    said: ownWords(advice),
    first: [row(winner, word("advice.winner"), advice, pick), ...lost],
    rest: [],
    more: "",
    notes: evenWords(advice),
  });
}

function within(option, advice, pick) {
  const isOver = option.left.startsWith("-");
  const left = isOver ? "" : money(option.left, advice.currency);
  return row(option, counted(isOver ? "advice.over" : "advice.covers", option.covers, { left }), advice, pick);
}

function row(option, words, { currency, status }, pick) {
  const said = [words, ...(option.audit ? [word("advice.audit")] : [])].join(", ");
  const piece = stamp("t-option", {
    rhythm: rhythm(option),
    formula: word(`formula.${option.formula}`),
    words: said,
    net: money(option.net, currency),
    illustrative: status === "illustrative",
    try: word("advice.try"),
    what: rhythm(option),
  });
  const button = piece.querySelector("button");
  button.dataset.rhythm = rhythm(option);
  button.addEventListener("click", () => pick(option));
  return piece;
}

function ownWords({ own, currency }) {
  if (!own) return "";
  const name = own.covers_wanted === false ? "advice.own-short" : "advice.own";
  return word(name, { rhythm: rhythm(own), net: money(own.net, currency) });
}

function evenWords({ break_even: { first, always }, currency }) {
  if (!first) return [];
  const values = ({ hours, a_la_carte, subscription }) => ({
    hours: number(hours),
    a_la_carte: money(a_la_carte, currency),
    subscription: money(subscription, currency),
  });
  const sentences = [word("advice.even.first", values(first))];
  if (always && always.hours !== first.hours) sentences.push(word("advice.even.always", values(always)));
  return [stamp("t-item", { words: sentences.join(" "), see: "" })];
}
