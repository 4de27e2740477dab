// The estimate page: sends the form to Python in the browser, and shows the answers.

import { showAdvice } from "./advice.js";
import { announce, silence } from "./announce.js";
import { ask, isReady, start, unlessTrouble, writeSheet } from "./calculator.js";
import { isWithoutPython, show, toResult } from "./card.js";
import { isDoubtful } from "./clock.js";
import { comparedIn, entered, focusMistake, isTouched, labelledMistake, mistakeWords, showAsked, showBrought, showForm, showMistakes, unfilled, write } from "./form.js";
import { showEstimate } from "./result.js";
import { brief, choiceWords, spoken } from "./sentences.js";
import { addressOf, dropLink, edited, fieldsOf, keptIn, linkInAddress, linksIn, noteOpened, pageOf, presets, putLink, settled, tidied } from "./share.js";
import { follow, followAll } from "./sliders.js";
import { stamp } from "./stamp.js";
import { answerTo } from "./ways.js";
import { day, hasWord, say, today, word, wordOf } from "./words.js";

const PAUSE = { typing: 200, waiting: 300 }; // milliseconds
const at = (id) => document.getElementById(id);
const form = at("estimate");
let view = null; // the estimate on the card
let tried = null; // the picks of the option on view, which may differ from the fields
let turn = 0; // the number of the latest request; answers to earlier ones are dropped
let typing;
let loading;

/** The module deferred.js; null if it cannot be loaded: the page works without it. */
function deferred() {
  return (loading ??= import("./deferred.js").then(({ extras }) => extras, () => (loading = null)));
}

/** Answer the form as it is now; `keepsLink` leaves the address unchanged, `isPressed` marks required fields that are empty. */
async function work({ keepsLink = false, isPressed = false } = {}) {
  clearTimeout(typing);
  const mine = ++turn;
  const isCurrent = () => mine === turn;
  const now = entered();
  const left = (name) => {
    clear(name);
    if (!keepsLink) dropLink(); // it has the former values of the fields
  };
  if (!isTouched(now)) return left("empty");
  const of = JSON.stringify([now, tried]);
  const isShown = view?.of === of;
  const waiting = setTimeout(() => isCurrent() && !isShown && clear("wait"), view ? PAUSE.waiting : 0);
  try {
    const answer = await answerTo(now, tried, ask);
    clearTimeout(waiting);
    if (!isCurrent()) return;
    if (!answer.ok) return refused(answer.errors, isPressed, left);
    const isOwn = answer.kind === "own" && now.way === "choice";
    answered({ ...answer, of, page: isOwn ? "" : pageOf(now, answer.advice), hasOwn: Object.keys(now.need.choose).some((code) => !(code in now.others)) });
    complete(view, isCurrent, keepsLink).catch(unlessTrouble); // the amount is shown without waiting for it
  } catch (error) {
    clearTimeout(waiting);
    unlessTrouble(error);
    if (isCurrent() && !isShown) unanswered();
  }
}

function answered({ kind, need, estimate, advice, picks, hasOwn, ...rest }) {
  showMistakes([]);
  view = { kind, need, estimate, on: today(), ...rest };
  say(Boolean(estimate.vat));
  const about = kind === "own" ? "" : kind === "suggestion" ? aboutWords(need, estimate) : word(hasOwn ? "about.tried" : "about.looked", { choice: choiceWords(need) });
  showBrought([estimate.month, estimate.once].flatMap((block) => block?.lines ?? []));
  showEstimate(at("shown"), { ...view, about, adopt: kind !== "own" });
  showAdvice(at("advice"), advice, picks, look);
  show("result");
  at("done").textContent = "";
  at("brief").replaceChildren(stamp("t-brief", brief(estimate)));
  announce(spoken(view));
}

/** The sentence that says that the estimate is a suggestion. */
function aboutWords({ choose }, { classes = {}, month }) {
  const choice = choiceWords({ choose: Object.fromEntries(month.lines.map(({ code }) => [code, choose[code]])) }); // without the visitor's one-off formulas
  const [[fact, code] = []] = Object.entries(classes);
  if (!fact) return word("about.suggestion", { choice });
  return wordOf([`fact.${fact}.suggestion`, "about.suggestion"], { class: word(`class.${code}`), choice });
}

/** Add the link and the chart to an estimate on view. */
async function complete(shown, isCurrent, keepsLink) {
  const { link, code } = await linked(shown);
  if (!isCurrent()) return;
  at("shown").querySelector(".paper").textContent = hasWord("paper") ? word("paper", { address: addressOf(link), code }) : addressOf(link);
  if (!keepsLink) putLink([link, shown.page].filter(Boolean).join("&"));
  await (await deferred())?.showPicture(shown, ask, isCurrent);
}

/** The estimate with its link; a visitor may press a button before Python has written it. */
async function linked(shown) {
  if (shown.link) return shown;
  const { link, need, code } = await ask("link", { need: shown.need, on: shown.on });
  return Object.assign(shown, { link, need, code }); // the need as Python reads it: "1,5" is "1.5"
}

function refused(mistakes, isPressed = false, left = clear) {
  const isPrompt = mistakes.every(({ code }) => code === "nothing-chosen" || (code === "required" && !isPressed));
  const others = showMistakes(isPrompt ? [] : mistakes);
  at("broken").replaceChildren(...others.flatMap(labelledMistake));
  if (isPrompt) return left(mistakes.some(({ code }) => code === "required") ? "answer" : "choose");
  if (others.length === mistakes.length) clear("broken");
  else left("mend");
  const words = document.createElement("p");
  words.append(...mistakeWords(mistakes[0]));
  announce(words.textContent);
}

/** Show that Python has ended at this request, or for good. */
function unanswered() {
  if (!isWithoutPython()) return refused([{ field: "request", code: "failed" }]);
  clear("failed");
  import("./bounds.js").then(({ mistakesByBounds }) => showMistakes(mistakesByBounds()), () => {});
}

function clear(name) {
  if (name === "empty") showMistakes([]);
  view = null;
  showBrought(null);
  silence();
  at("brief").replaceChildren();
  at("shown").replaceChildren();
  showAdvice(at("advice"), null);
  at("pictured").hidden = true;
  show(name);
}

/** Show an option without changing the visitor's own fields. */
function look(option) {
  tried = option.choose;
  edited();
  settled();
  work();
}

/** Open a link: fill the form, show its estimate by today's prices and what has changed since. Before Python is ready, the form is filled from the link alone. */
async function open({ link, page }) {
  const mine = ++turn;
  const isEarly = !isReady();
  const links = linksIn(link);
  const before = entered().need;
  const stored = keptIn(page);
  const fill = (need) => write(stored ? { ...need, choose: stored.choose } : need, stored ?? {});
  if (isEarly) fill(fieldsOf(links[0]));
  show("wait");
  try {
    const answers = await Promise.all(links.map((one) => ask("open-link", { link: one })));
    if (mine !== turn) return;
    const answer = answers.find(({ ok }) => !ok) ?? answers[0];
    const isRoom = !answer.ok || links.length === 1 || (await deferred())?.keepAll(links, answers);
    if (answer.ok) {
      settled();
      tidied([isRoom ? links[0] : link, page].filter(Boolean).join("&"));
      fill(answer.need);
      tried = stored?.budget || stored?.hours_wanted ? comparedIn(answer.need) : null;
    } else if (isEarly) write(before); // a damaged link changes nothing in the form
    noteOpened(at("opened"), answer);
    if (!isRoom) Object.assign(at("opened"), { textContent: word(isRoom === false ? "link.full" : "done.not-loaded"), hidden: false });
    await work({ keepsLink: answer.ok || !isTouched(entered()) });
  } catch (error) {
    unlessTrouble(error);
    if (mine === turn) unanswered();
  }
}

function tell(done) {
  if (done) at("done").textContent = word(`done.${done}`);
}

/** Do what a button of the card says. */
async function press(name) {
  if (name === "adopt") {
    write(view.need);
    tried = null;
    await work();
    return toResult();
  }
  const extras = await deferred();
  if (!extras) return tell("not-loaded");
  if (name === "keep") return tell(extras.keep(await linked(view)) ? "keep" : "full");
  tell(await extras.act(name, await linked(view), { ask, write: writeSheet }));
}

/** Start Python, or try again; then show the form of the price book in force, and answer the address or the form. */
function begin() {
  start();
  ask("book").then((book) => book.ok && showForm(book.book) && work(), () => {});
  const link = linkInAddress();
  if (link) open(link);
  else work();
}

form.addEventListener("input", ({ target }) => {
  if (target.id === "message") return;
  tried = null;
  noteOpened(at("opened"), null);
  edited();
  if (isWithoutPython()) dropLink();
  follow(target);
  showAsked();
  clearTimeout(typing);
  typing = setTimeout(work, target.inputMode ? PAUSE.typing : 0); // a slider or a choice needs no pause
});
form.addEventListener("focusout", settled);
form.addEventListener("change", ({ target }) => {
  const isByKeys = target === document.activeElement && target.matches(".slider, select"); // each key press is a change
  if (!isByKeys) settled();
});
form.addEventListener("submit", async (event) => {
  event.preventDefault();
  await work({ isPressed: true });
  if (!focusMistake()) toResult();
});
at("result").addEventListener("click", ({ target }) => {
  const name = target.closest("[data-act]")?.dataset.act;
  if (name === "again") return begin();
  if (name && !target.closest("dialog") && view) return press(name).catch(unlessTrouble);
});
addEventListener("popstate", () => {
  const link = linkInAddress();
  if (link) open(link);
  else if (!location.hash) {
    turn++;
    tried = null;
    write({});
    clear("empty");
  }
});

addEventListener("calculator-ready", async () => (await deferred())?.recall(ask).catch(unlessTrouble)); // the network is free then
showAsked();
followAll(at("asking"));
if (isDoubtful()) Object.assign(at("clock"), { textContent: word("mistake.on.clock", { today: day(today()) }), hidden: false });
const preset = linkInAddress() ? null : presets();
if (preset) {
  write(preset);
  const left = unfilled(preset);
  if (left.length) Object.assign(at("opened"), { textContent: word("preset.unknown", { names: left.join(", ") }), hidden: false });
}
begin();

const context = document.modelContext ?? navigator.modelContext; // the name it had before Chromium 150
if (context) import("./tool.js").then(({ offerTool }) => offerTool(context, ask)).catch(unlessTrouble);
