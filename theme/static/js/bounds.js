// Checks the numbers of the form against the bounds in its fields, for browsers where the calculator cannot run.

import { gridOf } from "./form.js";

const NUMBER = /^-?\d+(?:[.,]\d{1,2})?$/;

/** The mistakes of the visible fields; a number in an unusual form counts as right. */
export function mistakesByBounds() {
  const fields = [...document.querySelectorAll("#asking input.entry")].filter((field) => field.value.trim() && !field.closest("[hidden]"));
  return fields.flatMap((field) => {
    const [code, limit] = mistakeOf(field.value.replace(/\s/g, ""), gridOf(field.id));
    return code ? [{ field: field.id, code, limit }] : [];
  });
}

function mistakeOf(text, { min, max, step }) {
  if (!NUMBER.test(text)) return step && /\p{L}/u.test(text) ? ["not-a-number"] : [];
  if (!step) return [];
  const [value, low, high, one] = [text.replace(",", "."), min ?? "0", max ?? text, step].map((number) => Math.round(Number(number) * 100));
  if (one === 100 && value % 100) return ["not-whole"];
  if (value < low) return ["below-min", min];
  if (value > high) return ["above-max", max];
  return (value - low) % one ? ["step", step] : [];
}
