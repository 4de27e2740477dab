// The share link: the page's fragment holds the inputs, the day and the price book, never a price.

import { linkIn } from "./fragment.js";
import { stamp } from "./stamp.js";
import { day, hasWord, money, word } from "./words.js";

let isSettled = true;
let pushes = false;

/** The text of the link in the address, or null where the address names a place in the page, something else or nothing. */
export function linkInAddress() {
  const text = location.hash.slice(1);
  return text && !document.getElementById(text) ? linkIn(text) : null;
}

/** What a link says of the form's fields, each as it stands there: whether it is sound, the calculator says. */
export function fieldsOf(link) {
  const said = Object.fromEntries(new URLSearchParams(link));
  return { ...said, audit_done: said.audit_done === "yes", audit: said.audit === "yes" };
}

/** An edit begins or goes on: the first one after settled() is a new step of the history. */
export function edited() {
  if (isSettled) pushes = true;
  isSettled = false;
}

/** A field is left: one step back undoes it. */
export function settled() {
  isSettled = true;
}

/** Put the link into the address. */
export function putLink(link) {
  if (location.hash === `#${link}`) return;
  const isNewStep = pushes && location.hash.startsWith("#v=");
  history[isNewStep ? "pushState" : "replaceState"](null, "", `#${link}`);
  pushes = false;
}

/** Leave in the address what was read of it, without what others have added. */
export function tidied(link) {
  if (location.hash !== `#${link}`) history.replaceState(null, "", `#${link}`);
}

/** Take a link out of the address. */
export function dropLink() {
  if (location.hash.startsWith("#v=")) history.replaceState(null, "", location.pathname + location.search);
}

/** The whole address of an estimate. */
export function addressOf(link) {
  return new URL(`#${link}`, location).href;
}

/** Say what became of a link that was opened: nothing where all is as it was. */
export function noteOpened(place, found) {
  place.replaceChildren(...(found ? noteFor(found) : []));
  place.hidden = !place.hasChildNodes();
}

function noteFor(found) {
  if (!found.ok) {
    const name = `link.${found.errors[0].code}`;
    return [stamp("t-then", { said: word(hasWord(name) ? name : "link.damaged"), rows: [], then: "", today: "" })];
  }
  if (found.same_book) return [];
  const on = day(found.on);
  const { book, currency, monthly, status } = found.then;
  const net = money(monthly?.net ?? "0", currency);
  const said = found.today.ok ? word("then.said", { on, book: day(book) }) : word("then.no-today", { on, net });
  const rows = found.changes.map((change) => changeRow(change, currency));
  const illustrative = [status, found.today.status].includes("illustrative");
  return [stamp("t-then", { said, illustrative, rows, then: word("then.then", { on }), today: word("then.today") })];
}

function changeRow({ code, then, today, by }, currency) {
  const amount = (text) => (text === null ? word("none") : money(text, currency));
  return stamp("t-change", { name: word(`change.${code}`), then: amount(then), today: amount(today), by: by === null ? "" : money(by, currency) });
}
