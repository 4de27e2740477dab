// Sliders beside the number fields, each over the allowed range of its period.

import { quantityWords } from "./sentences.js";
import { number, word, wordOf } from "./words.js";

/** Set the bounds of each slider in an element, and the value of its number field. */
export function followAll(place) {
  for (const slider of place.querySelectorAll(".slider")) bound(slider);
}

/** Copy a change from a slider to its number field, or back. */
export function follow(field) {
  const slider = document.getElementById(`${field.id.replace(/\.per$|-slider$/, "")}-slider`);
  if (!slider) return;
  if (field === slider) entryOf(slider).value = number(valueAt(slider));
  bound(slider);
}

function bound(slider) {
  const { min, max, step, per } = gridOf(slider);
  const [low, high, one] = [min, max, step].map(hundredths);
  slider.max = (high - low) / one + 1;
  slider.disabled = false;
  const typed = hundredths(entryOf(slider).value.trim().replace(",", "."));
  slider.value = typed >= low ? Math.round((typed - low) / one) + 1 : 0;
  const code = codeOf(slider);
  const most = periodOf(slider) ? number(max) : word(`period.${per}`, { quantity: number(max) });
  const limits = { min: number(min), max: number(max), most, step: number(step) };
  document.getElementById(`choose.${code}-hint`).textContent = wordOf([`hint.${code}`, step === "1" ? "hint.whole" : "hint"], limits);
  slider.setAttribute("aria-valuetext", slider.value === "0" ? wordOf([`none.${code}`, "none"]) : spoken(slider));
}

function spoken(slider) {
  return quantityWords(codeOf(slider), valueAt(slider), gridOf(slider).per);
}

/** The value of a slider as text. */
function valueAt(slider) {
  const { min, step } = gridOf(slider);
  const place = Number(slider.value);
  return place ? String((hundredths(min) + (place - 1) * hundredths(step)) / 100) : "0";
}

function gridOf(slider) {
  return (periodOf(slider)?.selectedOptions[0] ?? entryOf(slider)).dataset;
}

/** The field of the period, if there are several. */
function periodOf(slider) {
  return document.getElementById(`choose.${codeOf(slider)}.per`);
}

function entryOf(slider) {
  return document.getElementById(`choose.${codeOf(slider)}`);
}

function codeOf(slider) {
  return slider.id.slice("choose.".length, -"-slider".length);
}

function hundredths(text) {
  return Math.round(Number(text) * 100);
}
