// An estimate as the visitor reads it: the month, its lines and their workings, the mini audit, the year.

import { see, stamp } from "./stamp.js";
import { counted, day, money, number, word } from "./words.js";

/** Show an estimate in a place; lines that were open stay open. */
export function showEstimate(place, { need, estimate, about, adopt, on }) {
  const open = [...place.querySelectorAll("details[open]")].map((line) => line.dataset.code);
  const { monthly, currency } = estimate;
  const amount = (text) => money(text, currency);
  place.replaceChildren(
    stamp("t-estimate", {
      about,
      adopt,
      illustrative: estimate.status === "illustrative",
      net: monthly && amount(monthly.net),
      vat_name: word("vat", { percent: number(estimate.vat_percent) }),
      vat: monthly && amount(monthly.vat),
      gross: monthly && amount(monthly.gross),
      lines: monthly ? monthly.lines.map((line) => lineOf(line, currency)) : [],
      audit: estimate.one_off && auditOf(estimate, need),
      year: estimate.year && yearOf(estimate),
      features: estimate.features.map(({ code, see: slug }) => stamp("t-item", { words: word(`feature.${code}`), see: see(slug) })),
      rests: restsOn(estimate, need, on).map((words) => stamp("t-item", { words, see: "" })),
      address: "",
    }),
  );
  for (const line of place.querySelectorAll("details")) line.open = open.includes(line.dataset.code);
}

/** Days and hours in words: "1 day a week + 2 hours a month". */
export function rhythm({ days, days_per, hours }) {
  const parts = [];
  if (isSome(days)) parts.push(counted(`rhythm.${days_per}`, plain(days)));
  if (isSome(hours)) parts.push(counted("rhythm.hours", plain(hours)));
  return parts.join(" + ") || word("rhythm.none");
}

/** A working in words, with the amount it leads to. */
export function workingWords(working, amount, currency) {
  const { unit, quantity, times, over, counted: kept, rate, per, exact, rounded } = working;
  const words = counted(`working.${unit}`, unit.startsWith("day") ? kept : quantity, {
    quantity: unit === "net" ? money(quantity, currency) : number(quantity),
    times: number(times),
    over: number(over),
    counted: number(kept),
    rate: per === "percent" ? number(rate) : money(rate, currency),
    amount: money(amount, currency),
  });
  return rounded ? `${words} ${word("working.rounded", { exact: money(exact, currency) })}` : words;
}

/** The mini audit's amount as a range, or that it is on request. */
export function auditRange({ one_off: audit, currency }, field = "net") {
  if (audit.on_request) return word("on-request");
  return range(audit.low[field], audit.high[field], currency);
}

/** An estimate in one sentence, for those who listen. */
export function spoken({ need, estimate }) {
  const { monthly, currency, status } = estimate;
  if (!monthly) return word("spoken.audit", { audit: auditRange(estimate) });
  return word(status === "illustrative" ? "spoken.illustrative" : "spoken", { net: money(monthly.net, currency), rhythm: rhythm(need) });
}

/** The amount that stays in sight while a small screen shows the fields. */
export function brief(estimate) {
  const { monthly, currency, status } = estimate;
  if (!monthly) return word("brief.audit", { audit: auditRange(estimate) });
  return word(status === "illustrative" ? "brief.illustrative" : "brief", { net: money(monthly.net, currency) });
}

/** What an estimate rests on, one sentence each. */
export function restsOn(estimate, need, on) {
  const audit = estimate.one_off;
  const known = audit && !audit.on_request;
  const size = word(`size.${estimate.size}`);
  return [
    counted("rests.size", plain(need.employees), { size }),
    ...(known ? [word("rests.complexity", { complexity: word(`complexity.${need.complexity}`) })] : []),
    ...(need.audit_done ? [word("rests.audit-done")] : []),
    ...(estimate.audit_suggested ? [word("rests.audit-suggested")] : []),
    word("rests.book", { book: day(estimate.book), on: day(on) }),
    ...(estimate.status === "illustrative" ? [word("illustrative")] : []),
  ];
}

function lineOf({ code, amount, working, see: slug }, currency) {
  return line(code, {
    name: word(`line.${code}`),
    amount: money(amount, currency),
    working: workingWords(working, amount, currency),
    see: see(slug),
  });
}

function auditOf(estimate, need) {
  const { one_off: audit, currency } = estimate;
  const ends = audit.on_request ? [] : ["low", "high"];
  return stamp("t-audit", {
    range: auditRange(estimate),
    priced: !audit.on_request,
    illustrative: !audit.on_request && estimate.status === "illustrative",
    hours: audit.on_request
      ? word("audit.on-request")
      : word("audit.hours", {
          low: number(audit.low.hours),
          high: number(audit.high.hours),
          size: word(`size.${estimate.size}`),
          complexity: word(`complexity.${need.complexity}`),
        }),
    gross: !audit.on_request && word("audit.sums", { vat: auditRange(estimate, "vat"), gross: auditRange(estimate, "gross") }),
    reason: word(audit.required ? "audit.required" : "audit.wanted"),
    see: see(audit.see),
    ends: ends.map((end) => auditEnd(end, audit[end], audit.see, currency)),
  });
}

function auditEnd(end, { net, vat, gross, working }, slug, currency) {
  const sums = word("working.audit-sums", { vat: money(vat, currency), gross: money(gross, currency) });
  return line(`audit-${end}`, {
    name: word(`audit.${end}`),
    amount: money(net, currency),
    working: `${workingWords(working, net, currency)}. ${sums}.`,
    see: see(slug),
  });
}

function yearOf({ monthly, year, one_off: audit, currency }) {
  const { percent, cost, verdict } = year.full_time;
  const first = year.first_year;
  const net = money(year.net, currency);
  const working = word("working.month", { quantity: number("12"), rate: money(monthly.net, currency), amount: net });
  return stamp("t-year", {
    months: line("year", { name: word("variant.year"), amount: net, working, see: see(year.see) }),
    first: audit && (first ? range(first.low, first.high, currency) : word("on-request")),
    verdict: word(`verdict.${verdict}`),
    share: word("share", { percent: number(percent), cost: money(cost, currency) }),
    see: see(year.see),
  });
}

function line(code, values) {
  const piece = stamp("t-line", values);
  piece.firstElementChild.dataset.code = code;
  return piece;
}

function range(low, high, currency) {
  return low === high ? money(low, currency) : word("range", { low: money(low, currency), high: money(high, currency) });
}

/** What was typed, with a point: "1,5" is "1.5". */
function plain(text) {
  return String(text).trim().replace(",", ".");
}

function isSome(text) {
  return text !== undefined && Number(plain(text)) !== 0;
}
