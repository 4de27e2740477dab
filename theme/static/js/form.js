// The form: reads its fields as plain values, shows a mistake beside its field, and hides unneeded questions.

import { isDoubtful } from "./clock.js";
import { quantityWords, whyWords } from "./sentences.js";
import { followAll } from "./sliders.js";
import { counted, day, hasWord, isNumber, number, today, unsigned, word } from "./words.js";

const asking = at("asking");

/** What is entered: the way in, the need, what is chosen beside the formulas whose hours are compared, and what is looked for. */
export function entered() {
  const facts = {};
  for (const place of all("[data-fact]:not([hidden])")) {
    const value = valueOf(at(`facts.${place.dataset.fact}`));
    if (value) facts[place.dataset.fact] = value;
  }
  const [choose, others, order] = [{}, {}, []];
  let suggests = asking.dataset.usual !== ""; // until something is chosen by the month
  for (const { dataset } of all("[data-formula]")) {
    order.push(dataset.formula);
    const pick = pickOf(dataset.formula);
    if (pick) choose[dataset.formula] = pick;
    if (pick && !("hours" in dataset)) others[dataset.formula] = pick;
    if (pick && !("once" in dataset)) suggests = false;
  }
  const months = at("months")?.value ?? "0";
  const need = { facts, choose, ...(months === "0" ? {} : { months }) };
  return { way: way(), need, others, order, suggests, budget: unsigned(at("budget")?.value.trim() ?? ""), hours_wanted: text("hours_wanted") };
}

/** The picks of a need whose formulas have hours. */
export function comparedIn({ choose }) {
  return Object.fromEntries(Object.entries(choose).filter(([code]) => asking.querySelector(`[data-formula="${code}"][data-hours]`)));
}

/** The formula whose quantities the chart of a need shows, in its first period: the first chosen one with hours, else the first. */
export function picturedOf({ choose }) {
  const codes = all("[data-hours]").map(({ dataset }) => dataset.formula);
  const formula = codes.find((code) => choose[code]) ?? codes[0];
  return formula && { formula, per: (at(`choose.${formula}.per`)?.options[0] ?? at(`choose.${formula}`)).dataset.per };
}

/** Whether the form has any entry that can be answered. */
export function isTouched({ need, budget, hours_wanted }) {
  return Object.keys(need.facts).some((code) => at(`facts.${code}`).type === "text") || Object.keys(need.choose).length > 0 || budget !== "" || hours_wanted !== "";
}

/** Fill the form with a need, and with the way, the budget or the hours of `looked`; every other field gets its initial value. */
export function write({ facts = {}, choose = {}, months = "0" }, looked = {}) {
  showBrought(null);
  for (const { dataset } of all("[data-fact]")) put(at(`facts.${dataset.fact}`), facts[dataset.fact]);
  for (const { dataset } of all("[data-formula]")) {
    const pick = choose[dataset.formula];
    put(at(`choose.${dataset.formula}`), pick?.quantity ?? pick);
    const period = at(`choose.${dataset.formula}.per`);
    if (period) put(period, pick?.per);
  }
  for (const name of ["budget", "hours_wanted"]) if (at(name)) at(name).value = (looked[name] ?? "").replace(/\.0+$/, "").replace(".", word("write.decimal"));
  if (at("months")) put(at("months"), months);
  const chosen = all('input[name="way"]').find(({ value }) => value === (looked.way ?? "choice"));
  if (chosen) chosen.checked = true;
  showAsked();
  followAll(asking);
}

/** Tick and lock the required formulas of an answer's lines, with the reason, and mark ticked ones without a line; null restores the visitor's own ticks. */
export function showBrought(lines) {
  for (const { dataset } of all("[data-formula]")) {
    const field = at(`choose.${dataset.formula}`);
    if (field.type !== "checkbox") continue;
    const line = lines?.find(({ code }) => code === dataset.formula);
    const isRequired = line?.why === "required";
    if (isRequired && !field.disabled) field.dataset.own = field.checked ? "yes" : "";
    field.checked = isRequired || isTicked(field);
    field.disabled = isRequired;
    const why = at(`${field.id}-why`);
    why.textContent = isRequired ? whyWords({ ...line, see: "" }) : lines && !line && field.checked ? word("left-out") : "";
    why.hidden = !why.textContent;
  }
}

/** The fields of a need that the form has not taken over: their names. */
export function unfilled({ facts, choose }) {
  const fields = [...Object.entries(facts).map(([code, value]) => [`facts.${code}`, value])];
  for (const [code, pick] of Object.entries(choose)) {
    fields.push([`choose.${code}`, pick.quantity ?? pick]);
    if (at(`choose.${code}.per`)) fields.push([`choose.${code}.per`, pick.per]);
  }
  return fields.flatMap(([id, value]) => (at(id) && (at(id).type === "text" || (at(id).type === "checkbox" ? at(id).checked : at(id).value) === value) ? [] : [id]));
}

/** Show the form of another price book; entries stay in the fields that both have. */
export function showForm(book) {
  const { dataset } = asking;
  if (dataset.books.split(" ").includes(book)) return false;
  const other = all("template[data-books]", document).find((one) => one.dataset.books.split(" ").includes(book));
  if (!other) return false;
  const { need } = entered();
  asking.replaceChildren(other.content.cloneNode(true));
  Object.assign(dataset, other.dataset);
  write(need);
  return true;
}

/** Show the fields of the chosen way, and the facts that the chosen formulas need. */
export function showAsked() {
  for (const panel of all("[data-way]")) panel.hidden = panel.dataset.way !== way();
  const chosen = all("[data-formula]").filter(({ dataset }) => (way() !== "choice" && "hours" in dataset) || pickOf(dataset.formula));
  const codes = chosen.map(({ dataset }) => dataset.formula);
  const picked = new Set(codes.length ? codes : asking.dataset.usual.split(" "));
  for (const fact of all("[data-fact]")) fact.hidden = fact.dataset.needs !== "always" && !JSON.parse(fact.dataset.needs).some((need) => isNeeded(need, picked));
  for (const part of all("details, fieldset")) part.hidden = !part.querySelector("[data-fact]:not([hidden]), [data-formula]");
}

/** Whether a formula is picked and its conditions hold: `!reviewed` must not be ticked, `+far` must be. */
function isNeeded([formula, ...conditions], picked) {
  return picked.has(formula) && conditions.every(([sign, ...code]) => at(`facts.${code.join("")}`).checked === (sign === "+"));
}

/** Show each mistake at its field; returns those without a visible field. */
export function showMistakes(mistakes) {
  for (const place of all(".wrong:not([hidden])")) clear(place);
  return mistakes.filter((mistake) => {
    const field = at(idOf(mistake));
    const place = at(`${idOf(mistake)}-mistake`);
    if (!place || field.closest("[hidden]")) return true;
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
  const id = idOf({ field });
  const whole = gridOf(id)?.step === "1" ? [`mistake.${id}.${code}.whole`, `mistake.${code}.whole`] : [];
  const name = field === "on" && isDoubtful() ? "mistake.on.clock" : [`mistake.${id}.${code}`, ...whole, `mistake.${code}`].find(hasWord);
  const values = { limit: limitWords(limit), amount: amountWords(id, limit), formula: hasWord(`formula.${limit}`) && word(`formula.${limit}`), today: day(today()) };
  const [before, ...after] = word(name ?? "mistake.other", values).split("{talk}");
  return [before, ...after.flatMap((words) => [at("t-talk").content.cloneNode(true), words])];
}

/** The words for a mistake of a hidden field, with its label. */
export function labelledMistake(mistake) {
  const label = at(idOf(mistake))?.labels?.[0]?.textContent.trim();
  return [label ? `${label} · ` : "", ...mistakeWords(mistake), " "];
}

/** A limit as visitors read it: a day, a number, or the code of a currency. */
function limitWords(limit) {
  if (/^\d+-/.test(limit)) return day(limit);
  return /\d/.test(limit) ? number(limit) : limit;
}

/** A limit with its unit: "8 visits a month", "1 person". */
function amountWords(id, limit) {
  const [kind, code] = [id.split(".")[0], id.split(".").slice(1).join(".")];
  if (!isNumber(limit)) return limitWords(limit);
  if (kind === "choose" && hasWord(`unit.${code}.other`)) return quantityWords(code, limit, gridOf(id).per);
  return hasWord(`fact.${code}.count.other`) ? counted(`fact.${code}.count`, limit) : number(limit);
}

/** Move the focus to the first field with a mistake; false if there is none. */
export function focusMistake() {
  const first = asking.querySelector('[aria-invalid="true"]');
  first?.focus();
  return Boolean(first);
}

function pickOf(code) {
  const field = at(`choose.${code}`);
  if (field.type === "checkbox") return isTicked(field);
  const { per } = gridOf(field.id);
  return text(field.id) && { quantity: text(field.id), ...(per === "once" ? {} : { per }) };
}

/** Whether the visitor has ticked a box, even if it is locked now. */
function isTicked(field) {
  return field.disabled ? field.dataset.own === "yes" : field.checked;
}

/** The bounds and the step of a number in its period. */
export function gridOf(id) {
  return (at(`${id}.per`)?.selectedOptions[0] ?? at(id))?.dataset;
}

function valueOf(field) {
  return field.type === "checkbox" ? field.checked : text(field.id);
}

/** Set the value of a field; an absent value sets the initial one. */
function put(field, value) {
  if (field.type === "checkbox") field.checked = value === true;
  else if (field.type === "text") field.value = isNumber(value ?? "") ? number(value) : (value ?? "");
  else {
    const options = [...field.options];
    const chosen = options.find((option) => option.value === value) ?? options.find((option) => option.defaultSelected) ?? options[0];
    field.value = chosen.value;
  }
}

function clear(place) {
  place.hidden = true;
  place.replaceChildren();
  at(place.id.replace(/-mistake$/, "")).removeAttribute("aria-invalid");
}

/** The id of the field of a mistake; a quantity's field has the id of its formula. */
function idOf({ field }) {
  return field.replace(/\.quantity$/, "");
}

function way() {
  return document.querySelector('input[name="way"]:checked')?.value ?? "choice";
}

/** The text of a field, without spaces between thousands ("1 000" is "1000") and without a last separator: "1," is the beginning of "1,5". */
function text(id) {
  const typed = at(id)?.value.trim().replace(/(\d)\s(?=\d{3}(?!\d))/g, "$1") ?? "";
  return typed.replace(/^(\d+)[.,]$/, "$1");
}

function all(selector, within = asking) {
  return [...within.querySelectorAll(selector)];
}

function at(id) {
  return document.getElementById(id);
}
