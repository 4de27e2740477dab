// Whether the device's clock can be right: not before the day on which the page was built, nor years after it.

import { today } from "./words.js";

const DAY = 86_400_000; // milliseconds
const BEFORE = 2; // days: somewhere it is still the day before
const AFTER = 2 * 366; // days without a new publish

/** Whether the clock should be looked at before an estimate is trusted. */
export function isDoubtful() {
  const { built } = document.getElementById("estimate").dataset;
  const days = (Date.parse(today()) - Date.parse(built)) / DAY;
  return days < -BEFORE || days > AFTER;
}
