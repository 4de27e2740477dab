// The card while there is no estimate: a prompt, the progress of a download, or why there is no Python.

const PAUSE = 600; // milliseconds, before which nobody need be told that something is being fetched
const at = (id) => document.getElementById(id);
let state = "empty";
let isFailed = false;
let loading;

/** Show what belongs to a state. Without Python an estimate that is there stays, and nothing else is promised. */
export function show(name) {
  state = isFailed && name !== "result" ? "failed" : name;
  for (const part of document.querySelectorAll("[data-state]")) {
    const states = part.dataset.state.split(" ");
    part.hidden = !states.includes(state) && !(isFailed && states.includes("failed"));
  }
}

/** Go to the answer; where its beginning is in sight already, the page stays in its place. */
export function toResult() {
  const card = at("result");
  card.focus({ preventScroll: true });
  const { top } = card.getBoundingClientRect();
  if (top < 0 || top > innerHeight / 2) card.scrollIntoView();
}

/** Whether Python can be had no more. */
export function isWithoutPython() {
  return isFailed;
}

/** Say what the engine says of itself. */
export function onState(name, { kind, step }) {
  clearTimeout(loading);
  isFailed = name === "failed";
  if (name === "loading") loading = setTimeout(() => showLoading(kind), kind === "micropython" ? PAUSE : 0);
  else showLoading(null);
  if (isFailed) for (const part of document.querySelectorAll("[data-failed]")) part.hidden = part.dataset.failed !== (step === "support" ? step : "other");
  show(state);
}

/** The bytes that have come of Python's files. */
export function onProgress({ loaded, total }) {
  Object.assign(at("loaded"), { max: total, value: loaded });
}

/** Each Python has its own size. */
function showLoading(kind) {
  at("loading").hidden = !kind;
  for (const part of document.querySelectorAll("[data-python]")) part.hidden = part.dataset.python !== kind;
}
