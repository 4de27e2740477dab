// The card while there is no estimate: a prompt, the progress of a download, or why there is no Python.

const PAUSE = 600; // milliseconds before the page says that it is loading
const at = (id) => document.getElementById(id);
let state = "empty";
let isFailed = false;
let loading;

/** Show the parts of a state. Without Python an estimate on view stays; any other state becomes "failed". */
export function show(name) {
  state = isFailed && name !== "result" ? "failed" : name;
  for (const part of document.querySelectorAll("[data-state]")) {
    const states = part.dataset.state.split(" ");
    part.hidden = !states.includes(state) && !(isFailed && states.includes("failed"));
  }
}

/** Move the focus to the answer; scroll only if its beginning is out of sight. */
export function toResult() {
  const card = at("result");
  card.focus({ preventScroll: true });
  const { top } = card.getBoundingClientRect();
  if (top < 0 || top > innerHeight / 2) card.scrollIntoView();
}

/** Whether Python has failed for good. */
export function isWithoutPython() {
  return isFailed;
}

/** Show the state of the engine. */
export function onState(name, { kind, step }) {
  clearTimeout(loading);
  isFailed = name === "failed";
  if (name === "loading") loading = setTimeout(() => showLoading(kind), kind === "micropython" ? PAUSE : 0);
  else showLoading(null);
  if (isFailed) for (const part of document.querySelectorAll("[data-failed]")) part.hidden = part.dataset.failed !== (step === "support" ? step : "other");
  show(state);
}

/** Show how many bytes of Python's files have arrived. */
export function onProgress({ loaded, total }) {
  Object.assign(at("loaded"), { max: total, value: loaded });
}

/** Show the progress of one kind of Python, whose size is in its words; null hides it. */
function showLoading(kind) {
  at("loading").hidden = !kind;
  for (const part of document.querySelectorAll("[data-python]")) part.hidden = part.dataset.python !== kind;
}
