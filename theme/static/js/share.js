// The share link: the page's fragment holds the inputs, the day and the price book, never a price.

import { linkIn } from "./fragment.js";
import { lineName, plain, range, taxWords, total } from "./sentences.js";
import { stamp } from "./stamp.js";
import { day, hasWord, isNumber, money, word } from "./words.js";

const OF_PAGE = /^(way|budget|hours_wanted|o\.[\w.-]+)=/;
const BETWEEN = "~"; // the links of several variants in one
let isSettled = true;
let pushes = false;

/** The link in the address, and the page's own parts after it; null if the address has no link. */
export function linkInAddress() {
  const text = location.hash.slice(1);
  const found = text && !document.getElementById(text) ? linkIn(text) : null;
  if (found === null) return null;
  const parts = found.split("&");
  return { link: parts.filter((part) => !OF_PAGE.test(part)).join("&"), page: parts.filter((part) => OF_PAGE.test(part)).join("&") };
}

/** The single links in a link, which may hold several variants. */
export function linksIn(link) {
  return link.split(BETWEEN);
}

/** Several links as one. */
export function joined(links) {
  return links.join(BETWEEN);
}

/** The page's own parts after a link to an option: the way, the budget or hours, and the visitor's own choice. */
export function pageOf({ way, need: { choose } }, { budget, hours_wanted: hours } = {}) {
  const parts = [["way", way], ["budget", budget], ["hours_wanted", hours]].filter(([, value]) => value);
  for (const [code, pick] of Object.entries(choose)) {
    if (pick === true) parts.push([`o.${code}`, "yes"]);
    else if (isNumber(plain(pick.quantity))) parts.push([`o.${code}`, plain(pick.quantity)], ...(pick.per ? [[`o.${code}.per`, pick.per]] : []));
  }
  return parts.map((part) => part.join("=")).join("&");
}

/** Those parts as an object {way, budget, hours_wanted, choose}; null if there are none. */
export function keptIn(page) {
  return page ? { ...Object.fromEntries(new URLSearchParams(page)), choose: picksIn(new URLSearchParams(page), "o") } : null;
}

/** The need in a link, for the form's fields; unchecked: the calculator checks it. */
export function fieldsOf(link) {
  const facts = {};
  const said = new URLSearchParams(link);
  for (const [name, value] of said) {
    const [kind, code] = name.split(".");
    if (kind === "f") facts[code] = value === "yes" || value;
  }
  return { facts, choose: picksIn(said, "c"), months: said.get("months") ?? "0" };
}

function picksIn(said, sign) {
  const choose = {};
  for (const [name, value] of said) {
    const [kind, code, part] = name.split(".");
    if (kind === sign && !part) choose[code] = value === "yes" || { quantity: value, per: said.get(`${name}.per`) ?? "month" };
  }
  return choose;
}

/** The need in the address's query, which another site may set with the names of a link; null if there is none. */
export function presets() {
  const names = [...new URLSearchParams(location.search).keys()];
  return names.some((name) => /^([fc]\.|months$)/.test(name)) ? fieldsOf(location.search) : null;
}

/** Note an edit: the first one after settled() makes a new entry in the browser's history. */
export function edited() {
  if (isSettled) pushes = true;
  isSettled = false;
}

/** Note that an edit has ended: one step back undoes it. */
export function settled() {
  isSettled = true;
}

/** Put the link into the address. */
export function putLink(link) {
  if (location.hash === `#${link}`) return;
  const isNewStep = parent === window && pushes && location.hash.startsWith("#v=");
  history[isNewStep ? "pushState" : "replaceState"](null, "", `#${link}`);
  pushes = false;
}

/** Replace the address by the link that was read, without what other programs have added. */
export function tidied(link) {
  if (location.hash !== `#${link}`) history.replaceState(null, "", `#${link}`);
}

/** Remove an outdated link from the address; one step back restores it. */
export function dropLink() {
  if (!location.hash.startsWith("#v=")) return;
  history[pushes ? "pushState" : "replaceState"](null, "", location.pathname + location.search);
  pushes = false;
}

/** The whole address of an estimate. */
export function addressOf(link) {
  return new URL(`${document.getElementById("estimate").dataset.page ?? ""}#${link}`, location).href;
}

/** Show the result of opening a link: nothing if its prices have not changed. */
export function noteOpened(place, found) {
  place.replaceChildren(...(found ? noteFor(found) : []));
  place.hidden = !place.hasChildNodes();
}

function noteFor(found) {
  if (!found.ok) {
    const name = `link.${found.errors[0].code}`;
    return [stamp("t-then", { said: word(hasWord(name) ? name : "link.damaged") })];
  }
  if (found.same_book) return [];
  const { status, currency } = found.then;
  const illustrative = [status, found.today.status].includes("illustrative");
  const piece = stamp("t-then", { said: saidOf(found), illustrative, changes: found.changes });
  piece.querySelector("table")?.append(...found.changes.map((change) => changeRow(change, currency, found.today.currency)));
  return [piece];
}

/** The month then and today with the difference; the one-off costs if there was no month. */
function saidOf({ then, today, changes, on }) {
  const { book, currency, month, once, vat } = then;
  const net = month ? `${word("period.month", { quantity: total(month, "net", currency) })}${taxWords(vat && { large: "net" })}` : total(once, "net", currency);
  if (!today.ok) return word("then.no-today", { on: day(on), net });
  const change = changes.find(({ block, code }) => block === (month ? "month" : "once") && code === "net");
  const by = change.by ? word("then.by", { by: differenceWords(change.by, currency) }) : "";
  return word("then.said", { on: day(on), book: day(book), net, today: amountWords(change.today, today.currency), by });
}

function changeRow({ block, code, then, today, by }, currency, own) {
  const general = `change.${block}.${code}`;
  const name = hasWord(general) ? word(general) : word("change.line", { name: lineName(code) });
  return stamp("t-change", { name, then: amountWords(then, currency), today: amountWords(today, own), by: by ? differenceWords(by, currency) : "" });
}

/** The words for an amount; `ends` is null if there is no such line. */
function amountWords(ends, currency) {
  return ends === null ? word("then.none") : range(ends.low, ends.high, currency);
}

/** The words for a difference, each end with its sign. */
function differenceWords({ low, high }, currency) {
  if (isZero(low) && isZero(high)) return word("then.same");
  const signed = (text) => (text.startsWith("-") || isZero(text) ? money(text, currency) : `+${money(text, currency)}`);
  return low === high ? signed(low) : word("range", { low: signed(low), high: signed(high) });
}

function isZero(text) {
  return /^-?[0.]+$/.test(text);
}
