// The form: what is entered as plain values, and each mistake beside its field.

import { isDoubtful } from "./clock.js";
import { counted, day, hasWord, isNumber, number, today, word } from "./words.js";

const sliders = {};

/** What is entered: the way in, the company, the visitor's own days and hours, and what is looked for. */
export function entered() {
  const company = { employees: text("employees"), complexity: at("complexity").value };
  if (at("audit_done").checked) company.audit_done = true;
  else if (at("audit").checked) company.audit = true;
  const own = {};
  if (text("days")) Object.assign(own, { days: text("days"), days_per: at("days_per").value });
  if (text("hours")) own.hours = text("hours");
  return { way: way(), company, own, budget: at("budget").value.trim(), hours_wanted: text("hours_wanted") };
}

/** Whether the visitor has entered more than a company. */
export function isTouched({ own, budget, hours_wanted }) {
  return Object.keys(own).length > 0 || budget !== "" || hours_wanted !== "";
}

/** Fill the form with a need, as the first way in; what the need does not say is emptied. */
export function write(need) {
  at("employees").value = need.employees ?? "";
  for (const name of ["days", "hours"]) at(name).value = shown(need[name]);
  for (const name of ["budget", "hours_wanted"]) at(name).value = "";
  choose("complexity", need.complexity, "medium");
  choose("days_per", need.days_per, "month");
  for (const name of ["audit_done", "audit"]) at(name).checked = need[name] === true;
  document.querySelector('input[name="way"][value="choice"]').checked = true;
  showWay();
  for (const name of Object.keys(sliders)) followText(name);
}

/** A number in the page's language; what is none stays as it is. */
function shown(text = "") {
  return isNumber(text) ? number(text) : text;
}

function choose(name, value, usual) {
  const isThere = [...at(name).options].some((option) => option.value === value);
  at(name).value = isThere ? value : usual;
}

/** Show the fields of the chosen way in. */
export function showWay() {
  for (const panel of document.querySelectorAll("[data-way]")) panel.hidden = panel.dataset.way !== way();
}

/** Say each mistake beside its field; returns those that belong to no field that can be seen. */
export function showMistakes(mistakes) {
  for (const place of document.querySelectorAll(".wrong:not([hidden])")) clear(place);
  return mistakes.filter((mistake) => {
    const field = at(mistake.field);
    const place = at(`${mistake.field}-mistake`);
    if (!place || field.closest("[data-way][hidden]")) return true;
    place.replaceChildren(...mistakeWords(mistake));
    place.hidden = false;
    field.setAttribute("aria-invalid", "true");
    const folded = field.closest("details");
    if (folded) folded.open = true;
    return false;
  });
}

/** The words for one mistake, as text and links. */
export function mistakeWords({ field, code, limit = "" }) {
  const known = [`mistake.${field}.${code}`, `mistake.${code}`].find(hasWord) ?? "mistake.other";
  const name = field === "on" && isDoubtful() ? "mistake.on.clock" : known;
  const [before, ...after] = word(name, { limit: limitWords(limit), today: day(today()) }).split("{talk}");
  return [before, ...after.flatMap((text) => [at("t-talk").content.cloneNode(true), text])];
}

/** A limit as visitors read it: a day, a number, or the code of a currency. */
function limitWords(limit) {
  if (/^\d+-/.test(limit)) return day(limit);
  return /\d/.test(limit) ? number(limit) : limit;
}

/** Put the focus on the first field with a mistake, if there is one. */
export function focusMistake() {
  const first = document.querySelector('#estimate [aria-invalid="true"]');
  first?.focus();
  return Boolean(first);
}

/** Give sliders and hints the bounds of the price book; each slider runs through what may be chosen, 0 first. */
export function bound(book) {
  const days = () => {
    const { min, max } = book[`days_per_${at("days_per").value}`];
    slide("days", min, max, book.days_step, (value) => counted(`rhythm.${at("days_per").value}`, value));
  };
  days();
  at("days_per").addEventListener("input", days);
  slide("hours", book.hours.min, book.hours.max, 1, (value) => counted("rhythm.hours", value));
  for (const name of ["days", "hours"]) {
    at(`${name}-slider`).addEventListener("input", () => followSlider(name));
    at(name).addEventListener("input", () => followText(name));
  }
}

function slide(name, min, max, step, words) {
  const values = ["0"];
  for (let value = Number(min); value <= Number(max); value += Number(step)) values.push(String(value));
  sliders[name] = { values, words };
  const slider = at(`${name}-slider`);
  slider.max = values.length - 1;
  slider.disabled = false;
  at(`${name}-hint`).textContent = word(`hint.${name}`, { min: number(min), max: number(max) });
  followText(name);
}

function followSlider(name) {
  const value = sliders[name].values[at(`${name}-slider`).value];
  at(name).value = number(value);
  say(name, value);
}

function followText(name) {
  const typed = text(name).replace(",", ".") || "0";
  const place = sliders[name].values.findIndex((value) => Number(value) === Number(typed));
  if (place >= 0) at(`${name}-slider`).value = place;
  say(name, sliders[name].values[Math.max(place, 0)]);
}

function say(name, value) {
  const none = name === "days" ? "rhythm.no-days" : "rhythm.no-hours";
  at(`${name}-slider`).setAttribute("aria-valuetext", value === "0" ? word(none) : sliders[name].words(value));
}

function clear(place) {
  place.hidden = true;
  place.replaceChildren();
  at(place.id.replace(/-mistake$/, "")).removeAttribute("aria-invalid");
}

function way() {
  return document.querySelector('input[name="way"]:checked').value;
}

/** What stands in a field, without the spaces that part thousands: "1 000" is "1000". */
function text(name) {
  return at(name).value.trim().replace(/(\d)\s(?=\d{3}(?!\d))/g, "$1");
}

function at(id) {
  return document.getElementById(id);
}
