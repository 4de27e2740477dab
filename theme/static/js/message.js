// The message to the firm: editable, and passed to a mail program in a length that each one accepts.

import { word } from "./words.js";

const LONGEST = 1_900; // characters of a mailto: address; Windows refuses some that are longer than 2,000
const PARAGRAPH = 300; // of these are kept for what the visitor adds
const at = (id) => document.getElementById(id);
let texts = []; // of the estimate, from that which the message holds to the shortest

/** Show a text to edit and send. */
export function openMessage(text) {
  texts = [text];
  open(text);
}

/** Show a letter around the first of some texts that leaves room for a paragraph, else around the last. */
export function openLetter(versions) {
  texts = versions.map(plain);
  while (texts.length > 1 && addressTo(letter(texts[0])).length > LONGEST - PARAGRAPH) texts.shift();
  open(letter(texts[0]));
}

/** What is typed in the message goes into its address; `copy` is what its buttons copy with. */
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

/** Put a shorter text of the estimate in place of the one in a message that has grown too long; true when it was done. */
function shorten() {
  const message = at("message");
  let isShorter = false;
  while (texts.length > 1 && addressTo(message.value).length > LONGEST) {
    const text = texts.shift();
    const start = message.value.indexOf(text);
    if (start < 0) return isShorter; // it is the visitor's own text by now
    message.setRangeText(texts[0], start, start + text.length, "preserve");
    isShorter = true;
  }
  return isShorter;
}

/** What is too long for a mail program can be copied; the address opens an empty mail then. */
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

/** As RFC 6068 asks for it; a colon and a comma stay as they are. */
function escaped(text) {
  return encodeURIComponent(text).replaceAll("%3A", ":").replaceAll("%2C", ",");
}

function letter(text) {
  return plain(word("text.letter", { text }));
}

/** Spaces that hold a number together take three times the room in an address. */
function plain(text) {
  return text.replaceAll(/[\u00a0\u202f]/g, " ");
}
