// An estimate in sentences: the choice, the workings of amounts, and what they depend on.

import { counted, day, hasWord, money, number, word, wordOf } from "./words.js";

/** The choice of a need in words: "1 day a week + 2 hours a month". */
export function choiceWords({ choose = {} }) {
  const picks = Object.entries(choose).filter(([, pick]) => pick);
  return picks.map(([code, pick]) => pickWords(code, pick)).join(" + ") || word("none");
}

function pickWords(code, pick) {
  return pick.quantity ? quantityWords(code, pick.quantity, pick.per) : word(`formula.${code}`);
}

/** The company and the formulas of an estimate: "25 people (small company) · 1 day a week · Mini audit". */
export function pricedWords({ facts = {}, choose = {} }, { classes = {}, month, once }) {
  const company = Object.entries(facts).filter(([code]) => isCounted(code));
  const lines = [month, once].flatMap((block) => block?.lines ?? []);
  return [
    ...company.map(([code, value]) => {
      const count = counted(`fact.${code}.count`, plain(value));
      return classes[code] ? word("priced.class", { count, class: word(`class.${classes[code]}`) }) : count;
    }),
    ...lines.filter(({ why }) => why === "chosen" || why === "required").map(({ code, why }) => pickWords(code, (why === "chosen" && choose[code]) || true)),
  ].join(" · ");
}

function isCounted(fact) {
  return hasWord(`fact.${fact}.count.other`);
}

/** A quantity of a formula in a period: "2 hours a month". */
export function quantityWords(code, quantity, per = "once") {
  return word(`period.${per}`, { quantity: units(code, plain(quantity)) });
}

/** An amount, a range, or "on request" if it is unknown. */
export function range(low, high, currency) {
  if (low === null) return word("on-request");
  return low === high ? money(low, currency) : word("range", { low: money(low, currency), high: money(high, currency) });
}

/** One of the totals of a block: net, vat or gross. */
export function total({ low, high }, field, currency) {
  return range(low && low[field], high && high[field], currency);
}

/** The words after a large amount: with or without VAT; nothing if the firm charges none. */
export function taxWords(vat) {
  return vat ? word(vat.large === "gross" ? "incl" : "excl") : "";
}

/** The name of a kind of VAT. */
export function vatWords({ kind, percent }) {
  return wordOf([`vat.${kind}`, "vat"], { percent: number(percent) });
}

/** The large amount of the month: net, or gross for customers who cannot reclaim VAT. */
export function largest({ month, vat, currency }) {
  return money(month.low[vat?.large ?? "net"], currency);
}

/** The name of a line: of its formula, of its adjustment, or of the least month. */
export function lineName(code) {
  return wordOf([`formula.${code}`, `adjustment.${code}`, code]);
}

/** A formula's name in the middle of a sentence. */
export function phrase(code) {
  return wordOf([`phrase.${code}`, `formula.${code}`]);
}

/** The one-off costs in the middle of a sentence: by name if there is one line. */
export function onceWords({ lines: [first, ...more] }) {
  return more.length ? word("once.what") : phrase(first.code);
}

/** The working of each end of a line, with its amount. */
export function workingWords({ code, workings, low, high }, currency) {
  const ends = workings.map((working, place) => worked(working, code, place ? high : low, currency));
  if (ends.length < 2) return ends;
  return [`${word("because", { words: word("low") })} ${ends[0]}`, `${word("because", { words: word("high") })} ${ends[1]}`];
}

function worked(working, code, result, currency) {
  const amount = money(result, currency);
  const said = WORKED[working.kind](working, { code, currency, amount });
  return working.rounded ? `${said} ${word("working.rounded", { exact: money(working.exact, currency) })}` : said;
}

const WORKED = {
  units: ({ quantity, period, times, over, counted: kept, parts, per }, { code, currency, amount }) => {
    const rate = (part) => wordOf([`rate.${code}`, "rate"], { rate: money(part.rate, currency) });
    const larger = per === "1" ? "" : ` ÷ ${hasWord(`over.${code}`) ? word(`over.${code}`, { count: number(per) }) : number(per)}`;
    const priced = parts.map((part) => `${units(code, part.counted)}${larger} × ${rate(part)}`).join(" + ");
    if (times === "1" && over === "1") return `${priced} = ${amount}`;
    const before = word(`working.${period}`, { quantity: number(quantity), times: number(times), over: number(over), counted: units(code, kept) });
    return `${word("working.then", { before, after: parts.length > 1 ? priced : `× ${rate(parts[0])}` })} = ${amount}`;
  },
  percent: ({ percent, base, most }, { currency, amount }) => {
    const said = word("working.percent", { percent: number(percent), base: money(base, currency), amount });
    return most ? `${said} ${word("working.most", { most: money(most, currency) })}` : said;
  },
  minimum: ({ least, net }, { currency, amount }) => word("working.minimum", { least: money(least, currency), net: money(net, currency), amount }),
};

/** The sentence about the units of a line that is on request or a range; "" for other lines. */
export function rangeWords({ code, low, high, workings }, { facts }, classes) {
  if (low === null) return wordOf([`on-request.${code}`, "on-request.says"]);
  if (low === high || !hasWord(`range.${code}`)) return "";
  const short = Object.entries(facts).map(([fact, value]) => [fact, factShort(fact, value, classes)]);
  const [least, most] = [workings[0], workings.at(-1)].map(({ counted: count }) => number(count));
  return word(`range.${code}`, { ...Object.fromEntries(short), low: least, high: most });
}

/** The reason for a line that is required, follows another one or comes from a table; a link to a page may come after it. */
export function whyWords({ code, why, by, see }, isTable) {
  const names = { required: [`requires.${by}.${code}`, "why.required"], follows: ["why.follows"], chosen: ["why.chosen"] }[why] ?? [];
  if (!names.length || (why === "chosen" && !isTable)) return "";
  return word(see ? "because" : "sentence", { words: wordOf(names, { formula: by && word(`formula.${by}`) }) });
}

/** The facts and assumptions of an estimate that its summary does not show, one sentence each. */
export function restsOn(estimate, { facts = {}, months }, on) {
  const { classes = {}, assumptions, suggestions, status, book } = estimate;
  return [
    ...Object.entries(facts).flatMap(([code, value]) => (isCounted(code) ? [] : factWords(code, value, classes))),
    ...assumptions.map(({ fact, value }) =>
      fact ? word("rests.assumed", { label: word(`fact.${fact}`), value: word(`choice.${fact}.${value}`) }) : word("rests.no-term"),
    ),
    ...(Number(months) ? [counted("rests.months", String(months))] : []),
    ...suggestions.map((code) => wordOf([`suggested.${code}`, "suggested"], { formula: word(`formula.${code}`) })),
    word("rests.book", { book: day(book), on: day(on) }),
    ...(status === "illustrative" ? [word("illustrative")] : []),
  ];
}

/** A fact as a sentence. */
export function factWords(code, value, classes) {
  const name = `fact.${code}`;
  if (value === true) return wordOf([`${name}.says`, name]);
  if (hasWord(`${name}.says.${value}`)) return word(`${name}.says.${value}`);
  if (hasWord(`${name}.says.other`)) return counted(`${name}.says`, plain(value), { class: factShort(code, value, classes) });
  return word("labelled", { label: word(name), value: factShort(code, value, classes) });
}

function factShort(code, value, classes) {
  if (classes[code]) return word(`class.${classes[code]}`);
  if (hasWord(`choice.${code}.${value}`)) return word(`choice.${code}.${value}`);
  return isCounted(code) ? counted(`fact.${code}.count`, plain(value)) : String(value);
}

/** An estimate in one sentence, for screen readers. */
export function spoken({ need, estimate }) {
  const { month, once, vat, currency, status } = estimate;
  const choice = choiceWords(need);
  if (!month) return word("spoken.once", { choice, amount: total(once, vat?.large ?? "net", currency), tax: taxWords(vat) });
  return word(status === "illustrative" ? "spoken.illustrative" : "spoken", { amount: largest(estimate), tax: taxWords(vat), choice });
}

/** The amount that a small screen keeps in sight below the fields, and the words for it. */
export function brief(estimate) {
  const { month, once, vat, currency, status } = estimate;
  if (month) return { amount: largest(estimate), words: word(status === "illustrative" ? "brief.illustrative" : "brief", { tax: taxWords(vat) }) };
  return { amount: total(once, vat?.large ?? "net", currency), words: word("brief.once", { tax: taxWords(vat) }) };
}

function units(code, count) {
  return hasWord(`unit.${code}.other`) ? counted(`unit.${code}`, count) : number(count);
}

/** A typed number with a point: "1,5" is "1.5". */
export function plain(text) {
  return String(text).trim().replace(",", ".");
}
