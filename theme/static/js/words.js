// The theme's words by name; numbers, amounts and days as the build writes them in the page's language.
// The browser's own Intl.NumberFormat could do so too, but needs a tenth of a second on a phone to start.

const NUMBER = /^(-?)0*(\d+)\.?(\d*)(…?)$/;
const plural = new Intl.PluralRules(document.documentElement.dataset.locale);
const words = new Map();
let isTaxed = true;
for (const { content } of document.querySelectorAll("template.words")) {
  for (const place of content.querySelectorAll("[data-word]")) words.set(place.dataset.word, place.textContent);
}

/** The words of a name, with values for the names in braces. */
export function word(name, values = {}) {
  const all = { excl: isTaxed ? words.get("excl") : "", ...values };
  return (words.get(name) ?? missing(name)).replace(/\{([\w-]+)\}/g, (whole, key) => all[key] ?? whole);
}

/** The words of the first of some names that has any. */
export function wordOf(names, values = {}) {
  return word(names.find(hasWord) ?? names.at(-1), values);
}

/** Set whether amounts are called "without VAT"; not if the firm charges none. */
export function say(withVat) {
  isTaxed = withVat;
  for (const place of document.querySelectorAll(".excl")) place.textContent = word("excl.here");
}

/** A name without words is shown itself: the amounts matter more than the words. */
function missing(name) {
  console.error(`The theme has no words for ${name}.`);
  return `[${name}]`;
}

export function hasWord(name) {
  return words.has(name);
}

/** The words for a number, in its plural form; the number is text. */
export function counted(name, count, values = {}) {
  const form = `${name}.${plural.select(count)}`;
  return word(hasWord(form) ? form : name, { count: number(count), ...values });
}

/** Whether a text is a number that number() can write. */
export function isNumber(text) {
  return NUMBER.test(text);
}

/** A number such as "1.5", given as text so that it stays exact. */
export function number(text) {
  return written("number", text.replace(/(\.\d*?)0+$/, "$1"));
}

/** An amount such as "3900.00" with its cents, exactly as the build writes it. */
export function money(text, currency) {
  return written(currency, text);
}

/** An amount without its cents where they are zero, for the scale of a picture. */
export function shortMoney(text, currency) {
  return written(currency, text.replace(/\.0+$/, ""));
}

/** A typed amount without the sign of the page's own currency. */
export function unsigned(text) {
  const signs = word("write.amount").split("{amount}").map((sign) => sign.trim()).filter(Boolean);
  return signs.reduce((rest, sign) => rest.replace(sign, ""), text).trim() || text;
}

/** A day such as "2026-11-23" in words, as the build writes it: in French the first of a month is "1er". */
export function day(text) {
  const [year, month, date] = text.split("-").map(Number);
  return word(`write.month.${month}`, { year, day: date === 1 ? word("write.first") : date });
}

/** Today by the visitor's own clock, as "2026-11-23". */
export function today() {
  const now = new Date();
  const two = (value) => String(value).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** All digits of a number as the language writes them; "…" means that more digits follow. */
function written(name, text) {
  const [, minus, whole, decimals, more] = NUMBER.exec(text);
  const parted = whole.replace(/\B(?=(\d{3})+$)/g, word("write.group"));
  const amount = parted + (decimals && word("write.decimal") + decimals) + more;
  return word(`write.${name}${minus}`, { amount });
}
