// The theme's words by name, and numbers, amounts and days as the page's language writes them.

const { locale } = document.documentElement.dataset; // the one that the build writes amounts by
const plural = new Intl.PluralRules(locale);
const decimal = new Intl.NumberFormat(locale, { maximumFractionDigits: 10 });
const calendar = new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: "UTC" });
const words = new Map();
for (const { content } of document.querySelectorAll("template.words")) {
  for (const place of content.querySelectorAll("[data-word]")) words.set(place.dataset.word, place.textContent);
}

/** The words of a name, what stands in braces filled in. */
export function word(name, values = {}) {
  if (!words.has(name)) throw new Error(`The theme has no words for ${name}.`);
  return words.get(name).replace(/\{(\w+)\}/g, (whole, key) => values[key] ?? whole);
}

export function hasWord(name) {
  return words.has(name);
}

/** The words for so many, where they depend on it; the number is text. */
export function counted(name, count, values = {}) {
  const form = `${name}.${plural.select(count)}`;
  return word(hasWord(form) ? form : name, { count: number(count), ...values });
}

/** A number such as "1.5", given as text so that it stays exact. */
export function number(text) {
  return decimal.format(text);
}

/** An amount such as "3900.00" with its cents, exactly as the build writes it. */
export function money(text, currency) {
  return new Intl.NumberFormat(locale, { style: "currency", currency }).format(text);
}

/** An amount without its cents where they are zero, for the scale of a picture. */
export function shortMoney(text, currency) {
  return new Intl.NumberFormat(locale, { style: "currency", currency, trailingZeroDisplay: "stripIfInteger" }).format(text);
}

/** An amount before it was rounded, such as "8666.666666…", with every digit it has. */
export function unrounded(text, currency) {
  const digits = text.replace("…", "");
  const fraction = digits.split(".")[1]?.length ?? 0;
  const exact = { style: "currency", currency, minimumFractionDigits: fraction, maximumFractionDigits: fraction };
  const parts = new Intl.NumberFormat(locale, exact).formatToParts(digits);
  return parts.map(({ type, value }) => (type === "fraction" && digits !== text ? `${value}…` : value)).join("");
}

/** A day such as "2026-11-23" in words, as the build writes it: in French the first of a month is "1er". */
export function day(text) {
  const first = document.documentElement.lang === "fr" ? "1er" : "1";
  const parts = calendar.formatToParts(new Date(text));
  return parts.map(({ type, value }) => (type === "day" && value === "1" ? first : value)).join("");
}

/** Today by the visitor's own clock, as "2026-11-23". */
export function today() {
  const now = new Date();
  const two = (value) => String(value).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
