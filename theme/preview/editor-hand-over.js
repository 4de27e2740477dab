// The bar below the editor: the changes saved on this computer only, and the buttons that put them online or undo them.

const EVERY = 20_000; // milliseconds between two requests: files may also be saved by other programs
const place = document.createElement("div");
place.id = "editor-hand-over";
const shadow = place.attachShadow({ mode: "open" }); // separates the styles of the bar and of the page
shadow.innerHTML = '<link rel="stylesheet" href="/_preview/preview.css"><div class="over"><div></div><div></div></div>';
const style = shadow.firstElementChild;
export const shelf = shadow.querySelector(".over div"); // for notes above the bar
const over = shelf.nextElementSibling;
let words = {};
let ask = null;
let state = null;
let result = null;
let busy = "";

function element(name, content, options = {}) {
  const made = Object.assign(document.createElement(name), options);
  made.append(...[content].flat());
  return made;
}

function list(items) {
  return element("ul", items.map((text) => element("li", text)));
}

function button(text, act, className = "") {
  return element("button", text, { type: "button", className, onclick: act, disabled: Boolean(busy) });
}

function details(title, content) {
  return element("details", [element("summary", title), ...[content].flat()]);
}

async function act(action, doing) {
  busy = doing;
  result = null;
  draw();
  try {
    const { outcome, ...rest } = await ask({ action });
    result = outcome;
    state = rest;
  } catch {
    // the reason is shown above, as for a save
  }
  busy = "";
  draw();
}

function clash({ file, who, yours, theirs }) {
  return element("section", [
    element("h3", file),
    element("h4", words.of.replace("{who}", who)),
    element("pre", theirs.join("\n")),
    element("h4", words.yours),
    element("pre", yours.join("\n")),
  ]);
}

function outcome({ done, title, lines, details: more, clashes }) {
  const close = button(words.close, () => {
    result = null;
    draw();
  });
  const parts = [element("h2", title), ...lines.map((line) => element("p", line)), ...clashes.map(clash)];
  if (clashes.length) {
    parts.push(button(words.theirs, () => act("take theirs", words.working)));
  }
  if (more) {
    parts.push(details(words.for, element("pre", more)));
  }
  const section = element("section", [...parts, close], { className: done ? "outcome" : "outcome stopped" });
  section.setAttribute("role", done ? "status" : "alert");
  return section;
}

function undo() {
  if (window.confirm(`${words.undoAsk}\n\n${state.undo}`)) {
    act("undo", words.undoing);
  }
}

function bar() {
  const { pending, waiting, obstacle } = state;
  const open = pending.length || waiting;
  const parts = [element("p", pending.length ? words.saved : waiting ? words.waits : words.none)];
  if (obstacle) {
    parts.splice(0, 1, element("p", obstacle));
  } else if (open) {
    parts.push(button(busy || words.button, () => act("hand over", words.working), "main"));
  }
  if (pending.length) {
    parts.push(details(words.what, list(pending)));
  }
  if (state.undo) {
    parts.push(button(busy || words.undo, undo));
  }
  const shown = element("section", parts, { className: "hand-over" });
  shown.setAttribute("aria-label", words.region);
  return shown;
}

function draw() {
  if (!state) {
    return;
  }
  const isOpen = Boolean(shadow.querySelector(".hand-over details[open]"));
  over.replaceChildren(...(result ? [outcome(result)] : []), bar());
  const what = over.querySelector(".hand-over details");
  if (what && isOpen) {
    what.open = true;
  }
  document.body.style.paddingBottom = `${over.lastElementChild.offsetHeight}px`;
}

export async function look(language) {
  const answer = await fetch(`/admin/hand-over${language}`).catch(() => null);
  const next = answer?.ok ? await answer.json() : state;
  if (!busy && JSON.stringify(next) !== JSON.stringify(state)) {
    state = next;
    draw();
  }
}

export function begin({ handing, question, language }) {
  words = handing;
  ask = question;
  style.addEventListener("load", draw); // then its height is known
  document.body.append(place);
  look(language);
  setInterval(() => look(language), EVERY); // in a background tab too, because the server ends when it gets no more requests
  addEventListener("visibilitychange", () => document.hidden || look(language));
}
