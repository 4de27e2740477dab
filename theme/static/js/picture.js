// The chart of an estimate, which the calculator draws, the table of its points, and the twelve months.

import { picturedOf } from "./form.js";
import { onceWords, range } from "./sentences.js";
import { stamp } from "./stamp.js";
import { hasWord, money, number, shortMoney, word, wordOf } from "./words.js";

const at = (id) => document.getElementById(id);
const wide = matchMedia("(width >= 60rem)"); // as in estimate.css
let again = () => {};
wide.addEventListener("change", () => again());

/** Show the chart and the twelve months of a need; hide them if nothing is billed by the month. */
export async function showPicture(view, ask, isCurrent) {
  if (!isCurrent()) return;
  const section = at("pictured");
  again = () => {};
  if (!view.estimate.month) return (section.hidden = true);
  again = () => isCurrent() && showPicture(view, ask, isCurrent);
  const { need, estimate, kind, on } = view; // the day of the estimate, even after midnight
  const [chart, months] = [await drawn({ need, on, wide: wide.matches }, kind, ask), await ask("timeline", { need, on })];
  if (!isCurrent()) return;
  at("drawn").hidden = !chart.formula;
  if (chart.formula) draw(chart, estimate.currency);
  at("steps").replaceChildren(...months.steps.map((step) => stepRow(step, estimate)));
  at("steps-note").textContent = word("free-to-stop");
  at("unconfirmed").hidden = estimate.status !== "illustrative";
  section.hidden = false;
  bringIntoView(document.querySelector("#picture .chart-choice"));
}

/** The answer to "chart", with labels in the page's language. */
function drawn(asked, kind, ask) {
  const pictured = picturedOf(asked.need);
  return ask("chart", { ...asked, labels: pictured ? labelsOf(pictured, kind) : {} });
}

function unitsOf({ formula, per }) {
  return word(`period.${per}`, { quantity: word(`units.${formula}`) });
}

function labelsOf({ formula, per }, kind) {
  const units = unitsOf({ formula, per });
  const labels = { title: wordOf([`picture.${formula}.label`, "picture.label"], { units }), quantity: units, cost: word("chart.cost"), choice: word(`chart.choice.${kind}`) };
  return hasWord("comparison.name") ? { ...labels, comparison: word("comparison.name") } : labels;
}

/** Scroll a chart that is wider than the screen to the choice, without scrolling the page. */
function bringIntoView(choice) {
  const frame = at("picture").parentElement;
  const middle = frame.getBoundingClientRect().left + frame.clientWidth / 2;
  if (choice) frame.scrollLeft += choice.getBoundingClientRect().left - middle;
}

function draw({ svg, points, formula, per }, currency) {
  const units = unitsOf({ formula, per });
  const picture = new DOMParser().parseFromString(svg, "image/svg+xml").documentElement;
  for (const text of picture.querySelectorAll("[data-amount]")) text.textContent = shortMoney(text.dataset.amount, currency);
  for (const text of picture.querySelectorAll(".chart-quantity")) text.textContent = number(text.textContent);
  at("picture").replaceChildren(document.adoptNode(picture));
  for (const part of ["title", "hint"]) at(`pictured-${part}`).textContent = wordOf([`picture.${formula}.${part}`, `picture.${part}`], { units });
  at("points-head").textContent = units[0].toUpperCase() + units.slice(1);
  at("points").replaceChildren(...points.map(({ quantity, net }) => stamp("t-point", { quantity: number(quantity), net: money(net, currency) })));
}

function stepRow({ month, code, net, total }, { once, currency }) {
  const when = word(`step.${code}`, { month: number(String(month)), what: once && onceWords(once) });
  return stamp("t-step", { when, net: ends(net, currency), total: ends(total, currency) });
}

function ends(amounts, currency) {
  return range(amounts?.low ?? null, amounts?.high ?? null, currency);
}
