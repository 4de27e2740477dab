// An estimate as plain text: complete, or shorter, without what its link shows.

import { choiceWords, lineName, pricedWords, range, restsOn, total, vatWords, workingWords } from "./sentences.js";
import { addressOf } from "./share.js";
import { money, word } from "./words.js";

const PARTS = ["workings", "lines", "sums", "facts", "title"]; // in the order in which a long message leaves them out

/** An estimate as text, with workings, day, price book and link. */
export function asText(view) {
  return textOf(view, PARTS);
}

/** The texts from the complete one to the shortest, each with one part fewer. */
export function asTexts(view) {
  return [...PARTS.keys(), PARTS.length].map((left) => textOf(view, PARTS.slice(left)));
}

function textOf({ need, estimate, on, link }, parts) {
  const { month, once, year, currency } = estimate;
  const rests = parts.includes("facts") ? restsOn(estimate, need, on) : restsOn({ ...estimate, assumptions: [], suggestions: [] }, {}, on);
  return [
    ...(parts.includes("title") ? [word("text.title"), ""] : []),
    word("text.priced", { priced: parts.includes("facts") ? pricedWords(need, estimate) : choiceWords(need) }),
    ...blockText("month", month, estimate, parts),
    ...blockText("once", once, estimate, parts),
    ...(year && parts.includes("title") ? [word("text.year", { amount: money(year.net, currency) })] : []),
    "",
    ...rests,
    "",
    word("text.link", { address: addressOf(link) }),
  ].join("\n");
}

/** The lines of a block, and its sums. */
function blockText(name, block, { vat, currency }, parts) {
  if (!block) return [];
  const lines = parts.includes("lines") ? block.lines.map((line) => lineText(line, currency, parts)) : [];
  const sum = (field, word_, values = {}) => word(word_, { ...values, amount: total(block, field, currency) });
  const isSummed = vat && block.low && parts.includes("sums");
  const sums = isSummed ? [sum("vat", "text.sum", { name: vatWords(vat) }), sum("gross", name === "month" ? "text.gross" : "text.once-gross")] : [];
  return [...lines, sum("net", `text.${name}`), ...sums];
}

function lineText(line, currency, parts) {
  const workings = parts.includes("workings") ? workingWords(line, currency) : [];
  const working = workings.reduce((before, after) => (before ? word("working.then", { before, after }) : after), "");
  const values = { name: lineName(line.code), amount: range(line.low, line.high, currency), working };
  if (line.low === null) return word("text.sum", values);
  return word(working ? "text.line" : "text.plain-line", values);
}
