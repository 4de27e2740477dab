// Shows an estimate: the month, its lines and workings, one-time costs, the year.

import { largest, lineName, onceWords, pricedWords, range, rangeWords, restsOn, taxWords, total, vatWords, whyWords, workingWords } from "./sentences.js";
import { see, stamp } from "./stamp.js";
import { money, number, word } from "./words.js";

/** Show an estimate in an element; open lines stay open. */
export function showEstimate(place, { need, estimate, about, adopt, on }) {
  const open = [...place.querySelectorAll("details[open]")].map((line) => line.dataset.code);
  const { month, once, year, vat, currency, status, included } = estimate;
  place.replaceChildren(
    stamp("t-estimate", {
      about,
      adopt,
      illustrative: status === "illustrative",
      priced: pricedWords(need, estimate),
      amount: month && largest(estimate),
      tax: taxWords(vat),
      sums: month && vat ? sumsOf(month.low, vat, currency) : [],
      lines: month ? month.lines.map((one) => lineOf(one, estimate, need)) : [],
      once: once && onceOf(estimate, need),
      year: year && yearOf(estimate),
      included: included.map(({ code, see: key }) => stamp("t-item", { words: see(key, word(`included.${code}`)), see: "" })),
      rests: restsOn(estimate, need, on).join(" "),
      address: "",
    }),
  );
  for (const line of place.querySelectorAll("details")) line.open = open.includes(line.dataset.code);
}

/** The sums below the large amount. */
function sumsOf({ net, vat: tax, gross }, vat, currency) {
  const sum = (name, amount) => stamp("t-sum", { name, amount: money(amount, currency) });
  const rows = [sum(vatWords(vat), tax)];
  if (vat.large === "gross") return [sum(word("sum.net"), net), ...rows];
  return [...rows, sum(word("sum.gross"), gross)];
}

function lineOf(one, { currency, classes = {} }, need) {
  const why = whyWords(one, one.low !== one.high || one.low === null);
  return line(one.code, {
    name: lineName(one.code),
    amount: range(one.low, one.high, currency),
    workings: workingWords(one, currency),
    see: why ? "" : see(one.see),
    says: rangeWords(one, need, classes),
    why,
    stated: why && see(one.see),
  });
}

/** The one-off costs, in one line that opens; a single range has a line for each end in it. */
function onceOf(estimate, need) {
  const { once, vat, currency, status } = estimate;
  const [first, ...more] = once.lines;
  const isKnown = once.low !== null;
  const isSingle = !more.length;
  const isRange = isSingle && isKnown && first.low !== first.high;
  const why = isSingle && whyWords(first, !isKnown || isRange);
  const piece = stamp("t-once", {
    title: isSingle ? word("once.one", { name: lineName(first.code) }) : word("once"),
    range: total(once, vat?.large ?? "net", currency),
    known: isKnown,
    illustrative: isKnown && status === "illustrative",
    sums: !isKnown || !vat ? "" : word(`once.sums.${vat.large}`, Object.fromEntries(["net", "vat", "gross"].map((field) => [field, total(once, field, currency)]))),
    says: isSingle && rangeWords(first, need, estimate.classes ?? {}),
    why,
    stated: why && see(first.see),
    parts: isRange ? ends({ ...first, see: why ? "" : first.see }, once, estimate) : partsOf(once.lines, isSingle, estimate, need),
  });
  piece.firstElementChild.dataset.code = isSingle && !isRange ? first.code : "once";
  return piece;
}

/** The lines of the one-off costs; the working if there is only one. */
function partsOf(lines, isSingle, estimate, need) {
  if (!isSingle) return lines.map((one) => lineOf(one, estimate, need));
  return [...workingWords(lines[0], estimate.currency).map((words) => stamp("t-working", { words })), see(lines[0].see)];
}

/** The two ends of a range of one-off costs, each a line with its sums. */
function ends({ code, workings, see: key, ...amounts }, once, { vat, currency }) {
  return ["low", "high"].map((end, place) => {
    const [working] = workingWords({ code, low: amounts[end], workings: [workings[place]] }, currency);
    const sums = { vat: money(once[end].vat, currency), gross: money(once[end].gross, currency) };
    const words = vat ? word("working.sums", { working, ...sums }) : working;
    return line(`${code}-${end}`, { name: word(end), amount: money(amounts[end], currency), workings: [words], see: see(key), says: "", why: "", stated: "" });
  });
}

function yearOf({ month, year, once, currency }) {
  const { first_year: first, comparison, net, see: key } = year;
  const working = word("working.month", { quantity: number("12"), rate: money(month.low.net, currency), amount: money(net, currency) });
  return stamp("t-year", {
    months: line("year", { name: word("year.like"), amount: money(net, currency), workings: [working], see: see(key), says: "", why: "", stated: "" }),
    label: once && word("first-year", { what: onceWords(once) }),
    first: once && (first ? range(first.low, first.high, currency) : word("on-request")),
    verdict: comparison && word("because", { words: word(`comparison.${comparison.verdict}`) }),
    share: comparison && see(key, word("comparison.share", { percent: number(comparison.percent), cost: money(comparison.cost, currency) })),
  });
}

function line(code, { workings, ...values }) {
  const piece = stamp("t-line", { ...values, workings: workings.map((words) => stamp("t-working", { words })) });
  piece.firstElementChild.dataset.code = code;
  return piece;
}
