// The estimate page: carries what is entered to Python in the browser, and its answers to the page.

import { showAdvice } from "./advice.js";
import { startAsking } from "./asking.js";
import { isDoubtful } from "./clock.js";
import { bound, entered, focusMistake, isTouched, mistakeWords, showMistakes, showWay, write } from "./form.js";
import { showPicture } from "./picture.js";
import { brief, rhythm, showEstimate, spoken } from "./result.js";
import { addressOf, edited, linkInAddress, noteOpened, putLink, settled, tidied } from "./share.js";
import { act, listenToMessage, listenToPrinting } from "./take.js";
import { keep } from "./variants.js";
import { answerTo, chosen } from "./ways.js";
import { day, today, word } from "./words.js";

const PAUSE = { typing: 200, waiting: 300, speaking: 900 }; // milliseconds
const at = (id) => document.getElementById(id);
const form = at("estimate");
let view = null; // what the card shows
let tried = null; // the option the visitor looks at, apart from the fields
let turn = 0; // an answer to an earlier turn is no longer wanted
let state = "empty";
let isReady = false;
let isFailed = false;
let typing, speaking;

const ask = startAsking(form.dataset, { onProgress, onState });

function onProgress({ loaded, total }) {
  Object.assign(at("loaded"), { max: total, value: loaded });
}

function onState(name) {
  [isReady, isFailed] = [name === "ready", name === "failed"];
  at("loading").hidden = name !== "loading";
  if (isFailed) show(state === "wait" ? "failed" : state);
  if (isReady && view?.estimate.isFromGrid) work(); // the same amounts, and all that can be done with them
}

/** Show what belongs to a state of the card, and that Python is missing as long as it is. */
function show(name) {
  state = name;
  for (const part of document.querySelectorAll("[data-state]")) {
    const states = part.dataset.state.split(" ");
    part.hidden = !states.includes(state) && !(isFailed && states.includes("failed"));
  }
}

/** Answer what is entered now; `keepsLink` leaves the address as it is. What is shown of the same stays until then. */
async function work({ keepsLink = false } = {}) {
  clearTimeout(typing);
  const mine = ++turn;
  const isCurrent = () => mine === turn;
  const now = entered();
  if (!now.company.employees && !isTouched(now)) return clear("empty");
  const of = JSON.stringify([now, tried]);
  const isShown = view?.of === of;
  const waiting = setTimeout(() => isCurrent() && !isShown && clear("wait"), view ? PAUSE.waiting : 0);
  try {
    const found = await answerTo(now, tried, ask);
    clearTimeout(waiting);
    if (isCurrent()) await (found.ok ? answered({ ...found, of }, isCurrent, keepsLink) : refused(found.errors));
  } catch (error) {
    clearTimeout(waiting);
    if (!isFailed) throw error;
    if (isCurrent() && !isShown) clear("failed");
  }
}

async function answered({ kind, need, estimate, advice, of }, isCurrent, keepsLink) {
  showMistakes([]);
  view = { kind, need, estimate, of, on: today() };
  const size = word(`size.${estimate.size}`);
  const about = kind === "own" ? "" : word(`about.${kind}`, { size, rhythm: rhythm(need) });
  showEstimate(at("shown"), { ...view, about, adopt: kind !== "own" });
  showAdvice(at("advice"), advice, need, look);
  show(estimate.isFromGrid ? "result" : "whole");
  at("done").textContent = "";
  at("brief").textContent = brief(estimate);
  say(spoken(view));
  if (estimate.isFromGrid) return isReady ? work({ keepsLink }) : showPicture(null); // Python may have come while it was looked up
  const { link } = await linked(view);
  if (!isCurrent()) return;
  at("shown").querySelector(".paper").textContent = addressOf(link);
  if (!keepsLink) putLink(link);
  await showPicture(view, ask, isCurrent);
}

/** What is shown, with its link: a button may be quicker than Python writes it. */
async function linked(shown) {
  if (shown.link) return shown;
  const { link, need } = await ask("link", { need: shown.need, on: shown.on });
  return Object.assign(shown, { link, need }); // the need as it was read: "1,5" is "1.5"
}

function refused(mistakes) {
  const isPrompt = mistakes.every(({ code }) => code === "nothing-chosen");
  const others = showMistakes(isPrompt ? [] : mistakes);
  at("broken").replaceChildren(...others.flatMap(mistakeWords));
  clear(isPrompt ? "choose" : others.length === mistakes.length ? "broken" : "mend");
  const words = document.createElement("p");
  words.append(...mistakeWords(mistakes[0]));
  say(words.textContent);
}

function clear(name) {
  if (name === "empty") showMistakes([]);
  view = null;
  clearTimeout(speaking);
  for (const id of ["brief", "spoken"]) at(id).textContent = "";
  at("shown").replaceChildren();
  showAdvice(at("advice"), null);
  showPicture(null);
  show(name);
}

/** Look at an option without touching the visitor's own fields. */
function look(option) {
  tried = chosen({ ...option });
  edited();
  settled();
  work();
}

/** Go to the answer; where its beginning is in sight already, the page stays in its place. */
function toResult() {
  const card = at("result");
  card.focus({ preventScroll: true });
  const { top } = card.getBoundingClientRect();
  if (top < 0 || top > innerHeight / 2) card.scrollIntoView();
}

/** One polite sentence for those who listen, once the typing has come to rest. */
function say(sentence) {
  clearTimeout(speaking);
  if (at("spoken").textContent === sentence) return; // the same amount from Python, after the grid
  speaking = setTimeout(() => (at("spoken").textContent = sentence), PAUSE.speaking);
}

/** Take over a link: its need by today's prices, and what has changed since. */
async function open(link) {
  const mine = ++turn;
  show("wait");
  try {
    const found = await ask("open-link", { link });
    if (mine !== turn) return;
    if (found.ok) {
      tried = null;
      settled();
      tidied(link);
      write(found.need);
    }
    noteOpened(at("opened"), found);
    await work({ keepsLink: true }); // of a damaged link nothing is taken, and what was entered stays
  } catch (error) {
    if (!isFailed) throw error;
  }
}

form.addEventListener("input", ({ target }) => {
  if (target.id === "message") return;
  tried = null;
  noteOpened(at("opened"), null);
  edited();
  showWay();
  clearTimeout(typing);
  typing = setTimeout(work, target.inputMode ? PAUSE.typing : 0); // a slider or a choice says what it means at once
});
form.addEventListener("change", settled);
form.addEventListener("submit", async (event) => {
  event.preventDefault();
  await work();
  if (!focusMistake()) toResult();
});
at("result").addEventListener("click", async ({ target }) => {
  const name = target.closest("[data-act]")?.dataset.act;
  if (!name || target.closest("dialog") || !view) return;
  if (name === "adopt") {
    write(view.need);
    tried = null;
    await work();
    return toResult();
  }
  const done = name === "keep" ? (keep(view) ? "keep" : "full") : await act(name, await linked(view), ask);
  if (done) at("done").textContent = word(`done.${done}`);
});
addEventListener("popstate", () => {
  const link = linkInAddress();
  if (link) open(link);
  else if (!location.hash) {
    turn++;
    write({});
    clear("empty");
  }
});

listenToMessage();
listenToPrinting(at("result"));
showWay();
show(state);
if (isDoubtful()) Object.assign(at("clock"), { textContent: word("mistake.on.clock", { today: day(today()) }), hidden: false });
ask("book").then((book) => book.ok && bound(book), () => {});
const link = linkInAddress();
if (link) open(link);
else work();
