// An estimate as the visitor reads it: the month, its lines and their workings, what comes once, the year.

import { largest, lineName, onceWords, range, rangeWords, restsOn, taxWords, total, vatWords, whyWords, workingWords } from "./said.js";
import { see, stamp } from "./stamp.js";
import { money, number, word } from "./words.js";

/** Show an estimate in a place; lines that were open stay open. */
export function showEstimate(place, { need, estimate, about, adopt, on }) {
  const open = [...place.querySelectorAll("details[open]")].map((line) => line.dataset.code);
  const { month, once, year, vat, currency, status, included } = estimate;
  place.replaceChildren(
    stamp("t-estimate", {
      about,
      adopt,
      illustrative: status === "illustrative",
      amount: month && largest(estimate),
      tax: taxWords(vat),
      excl: word("excl.here"),
      sums: month && vat ? sumsOf(month.low, vat, currency) : [],
      lines: month ? month.lines.map((one) => lineOf(one, estimate, need)) : [],
      once: once && onceOf(estimate, need),
      year: year && yearOf(estimate),
      included: included.map(({ code, see: key }) => stamp("t-item", { words: word(`included.${code}`), see: see(key) })),
      rests: restsOn(estimate, need, on).map((words) => stamp("t-item", { words, see: "" })),
      address: "",
    }),
  );
  for (const line of place.querySelectorAll("details")) line.open = open.includes(line.dataset.code);
}

/** The sums beside the amount that stands large. */
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

/** What comes once; of a single range each end is a line. */
function onceOf(estimate, need) {
  const { once, vat, currency, status } = estimate;
  const [first, ...more] = once.lines;
  const isKnown = once.low !== null;
  const isSingle = !more.length;
  const isRange = isSingle && isKnown && first.low !== first.high;
  const why = isSingle && whyWords(first, !isKnown || isRange);
  return stamp("t-once", {
    title: isSingle ? word("once.one", { name: lineName(first.code) }) : word("once"),
    range: total(once, "net", currency),
    excl: isKnown && vat ? word("excl.alone") : "",
    illustrative: isKnown && status === "illustrative",
    sums: isKnown && vat && word("once.sums", { vat: total(once, "vat", currency), gross: total(once, "gross", currency) }),
    says: isSingle && rangeWords(first, need, estimate.classes ?? {}),
    why,
    stated: why && see(first.see),
    parts: isRange ? ends({ ...first, see: why ? "" : first.see }, once, estimate) : partsOf(once.lines, isSingle, estimate, need),
  });
}

/** The lines of what comes once; why a single one is there stands above it, and one on request has nothing to open. */
function partsOf(lines, isSingle, estimate, need) {
  if (!isSingle) return lines.map((one) => lineOf(one, estimate, need));
  return estimate.once.low === null ? [] : [lineOf({ ...lines[0], why: "" }, estimate, need)];
}

/** The two ends of what comes once, where that is one range, each a line with its sums. */
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
    months: line("year", { name: word("year"), amount: money(net, currency), workings: [working], see: see(key), says: "", why: "", stated: "" }),
    label: once && word("first-year", { what: onceWords(once) }),
    first: once && (first ? range(first.low, first.high, currency) : word("on-request")),
    verdict: comparison && word("because", { words: word(`comparison.${comparison.verdict}`) }),
    share: comparison && word("comparison.share", { percent: number(comparison.percent), cost: money(comparison.cost, currency) }),
    see: see(key),
  });
}

function line(code, { workings, ...values }) {
  const piece = stamp("t-line", { ...values, workings: workings.map((words) => stamp("t-working", { words })) });
  piece.firstElementChild.dataset.code = code;
  return piece;
}
