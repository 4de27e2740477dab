// Shows the outdated translations of the open entry, what has changed since, and a button to mark one as up to date.

import { shelf } from "./editor-hand-over.js";

let words = {};
let ask = null;

function element(name, ...content) {
  const made = document.createElement(name);
  made.append(...content);
  return made;
}

function button(text, act) {
  return Object.assign(element("button", text), { type: "button", onclick: act });
}

function note({ file, since }, path) {
  const isDone = async () => show(await ask({ action: "translated", path }).catch(() => ({ behind: [{ file, since }] })), path);
  const lines = since.length ? [element("pre", since.join("\n"))] : [];
  const section = element("section", element("h2", words.behind.replace("{file}", file)), ...lines);
  section.append(button(words.follows, isDone), " ", button(words.later, () => section.remove()));
  section.className = "outcome stopped";
  section.setAttribute("role", "note");
  return section;
}

export function show({ behind = [] }, path) {
  shelf.replaceChildren(...behind.map((one) => note(one, path)));
}

export function prepare(translating, question) {
  words = translating;
  ask = question;
  addEventListener("hashchange", () => shelf.replaceChildren()); // another entry, or none
}
