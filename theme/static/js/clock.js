// Tells whether the device's clock is wrong: before the day on which the page was built, or years after it.

import { today } from "./words.js";

const DAY = 86_400_000; // milliseconds
const BEFORE = 2; // days: in some time zones it is still the day before
const AFTER = 2 * 366; // days for which a site may stay unpublished

/** Whether the visitor should check the clock before trusting an estimate. */
export function isDoubtful() {
  const { built } = document.getElementById("estimate").dataset;
  const days = (Date.parse(today()) - Date.parse(built)) / DAY;
  return days < -BEFORE || days > AFTER;
}
