// The picture of an estimate that the calculator draws, its table, and the twelve months.

import { stamp } from "./stamp.js";
import { money, number, shortMoney, word } from "./words.js";

const LABELS = ["title", "days", "cost", "full-time"];

/** Show the picture and the months of a need; hide them where there is no month. */
export async function showPicture(view, ask, isCurrent) {
  const section = document.getElementById("pictured");
  if (!view?.estimate.monthly) return (section.hidden = true);
  const { need, estimate, kind, on } = view; // the same day as the estimate, though midnight may have passed
  const labels = Object.fromEntries(LABELS.map((name) => [name, word(`chart.${name}`)]));
  labels.choice = word(`chart.choice.${kind}`);
  const [chart, months] = [await ask("chart", { need, labels, on }), await ask("timeline", { need, on })];
  if (!isCurrent()) return;
  draw(chart, estimate.currency);
  document.getElementById("points").replaceChildren(...chart.points.map((point) => pointRow(point, estimate.currency)));
  document.getElementById("steps").replaceChildren(...months.steps.map((step) => stepRow(step, estimate.currency)));
  document.getElementById("drawn").hidden = estimate.status !== "illustrative";
  section.hidden = false;
  bringIntoView(document.querySelector("#picture .chart-choice"));
}

/** Where the picture is wider than the screen, it starts at the choice; the page itself stays where it is. */
function bringIntoView(choice) {
  const frame = document.getElementById("picture").parentElement;
  const middle = frame.getBoundingClientRect().left + frame.clientWidth / 2;
  if (choice) frame.scrollLeft += choice.getBoundingClientRect().left - middle;
}

function draw({ svg }, currency) {
  const picture = new DOMParser().parseFromString(svg, "image/svg+xml").documentElement;
  for (const text of picture.querySelectorAll("[data-amount]")) text.textContent = shortMoney(text.dataset.amount, currency);
  for (const text of picture.querySelectorAll(".chart-days")) text.textContent = number(text.textContent);
  document.getElementById("picture").replaceChildren(document.adoptNode(picture));
}

function pointRow({ days, net }, currency) {
  return stamp("t-point", { days: number(days), net: money(net, currency) });
}

function stepRow({ month, code, net, total }, currency) {
  const when = word(`step.${code}`, { month: number(String(month)) });
  return stamp("t-step", { when, net: ends(net, currency), total: ends(total, currency) });
}

function ends(amounts, currency) {
  if (!amounts) return word("on-request");
  const { low, high } = amounts;
  return low === high ? money(low, currency) : word("range", { low: money(low, currency), high: money(high, currency) });
}
