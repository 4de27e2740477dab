// The message to the firm: a text to edit, and a mailto: address that every mail program accepts.

import { word } from "./words.js";

const LONGEST = 1_900; // characters of a mailto: address; Windows refuses some that are longer than 2,000
const PARAGRAPH = 300; // characters of these that are left for the visitor's own words
const at = (id) => document.getElementById(id);
let texts = []; // of the estimate: the one in the message first, then ever shorter ones

/** Show a text to edit and send. */
export function openMessage(text) {
  texts = [text];
  open(text);
}

/** Show a letter with the first of some texts that leaves room for a paragraph, else with the last. */
export function openLetter(versions) {
  texts = versions.map(plain);
  while (texts.length > 1 && addressTo(letter(texts[0])).length > LONGEST - PARAGRAPH) texts.shift();
  open(letter(texts[0]));
}

/** Keep the mailto: address up to date with the message; `copy` is the function of the copy buttons. */
export function listen(copy) {
  at("message").addEventListener("input", () => {
    at("message-done").textContent = shorten() ? word("message.shorter") : "";
    address();
  });
  at("sending").addEventListener("click", async ({ target }) => {
    const name = target.closest("[data-act]")?.dataset.act;
    if (name === "close") at("sending").close();
    if (name === "copy-message") at("message-done").textContent = word(`done.${await copy(at("message").value, name)}`);
    if (name === "copy-address") at("message-done").textContent = word(`done.${await copy(at("sending").dataset.email, name)}`);
  });
}

function open(text) {
  at("message").value = text;
  at("message").setSelectionRange(0, 0);
  at("message-done").textContent = "";
  address();
  if (!at("sending").open) at("sending").showModal();
  at("message").scrollTop = 0;
}

/** Replace the text of the estimate in a message that is too long by a shorter one; true if it did. */
function shorten() {
  const message = at("message");
  let isShorter = false;
  while (texts.length > 1 && addressTo(message.value).length > LONGEST) {
    const text = texts.shift();
    const start = message.value.indexOf(text);
    if (start < 0) return isShorter; // the visitor has edited it
    message.setRangeText(texts[0], start, start + text.length, "preserve");
    isShorter = true;
  }
  return isShorter;
}

/** Set the mailto: address; if it would be too long, it opens an empty mail, and the message can be copied. */
function address() {
  const { email } = at("sending").dataset;
  if (!email) return;
  const whole = addressTo(at("message").value);
  const isTooLong = whole.length > LONGEST;
  at("mail").href = isTooLong ? addressTo("") : whole;
  at("too-long").hidden = !isTooLong;
}

function addressTo(text) {
  const subject = `mailto:${at("sending").dataset.email}?subject=${escaped(word("text.title"))}`;
  return text ? `${subject}&body=${escaped(text.replaceAll("\n", "\r\n"))}` : subject;
}

/** A text as RFC 6068 encodes it; colons and commas stay unchanged. */
function escaped(text) {
  return encodeURIComponent(text).replaceAll("%3A", ":").replaceAll("%2C", ",");
}

function letter(text) {
  return plain(word("text.letter", { text }));
}

/** A text without no-break spaces, which would be three times as long in an address. */
function plain(text) {
  return text.replaceAll(/[\u00a0\u202f]/g, " ");
}
