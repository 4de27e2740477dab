// The list of results below the search field, usable by keyboard and announced once to screen readers.

import { Finder } from "./finding.js";

const PAUSE = 120; // milliseconds without a key before a search
const SLOW = 400; // milliseconds after which the list says that the search takes a while
const SPOKEN = 600; // milliseconds without a change before the number of results is announced
const plural = new Intl.PluralRules(document.documentElement.dataset.locale);

/** Start the search in a form; a text that has been typed already is searched at once. */
export function searching(form, isEntered) {
  const list = new List(form);
  form.addEventListener("input", () => list.ask(PAUSE));
  form.addEventListener("submit", () => list.enter());
  form.addEventListener("keydown", (event) => list.press(event));
  form.addEventListener("focusin", () => list.open());
  form.addEventListener("focusout", ({ relatedTarget }) => form.contains(relatedTarget) || list.close());
  form.addEventListener("click", ({ target }) => target.closest("a") && list.close());
  list.prepare();
  if (isEntered) list.enter();
  else list.ask(0);
}

class List {
  #asked = "";
  #waiting = 0;
  #speaking = 0;
  #search = Promise.resolve();

  constructor(form) {
    this.field = form.querySelector("input");
    this.panel = form.querySelector(".found");
    this.results = form.querySelector("[data-pages]");
    this.status = form.querySelector("[role=status]");
    const { content } = form.querySelector("template");
    const told = [...content.querySelectorAll("[data-word]")];
    this.item = content.querySelector("li");
    this.words = new Map(told.map((place) => [place.dataset.word, place.textContent]));
    this.finder = new Finder(form.dataset.root);
  }

  /** Load the index; a failure is reported once something is typed. */
  prepare() {
    this.finder.prepare().catch(() => {});
  }

  /** Search for the text of the field, after a pause. */
  ask(pause) {
    clearTimeout(this.#waiting);
    const text = this.field.value.trim();
    if (text === this.#asked) return;
    if (!text) return this.#show("", {});
    this.#waiting = setTimeout(() => (this.#search = this.#find(text)), pause);
  }

  /** Enter: search at once, and go to the first result. */
  async enter() {
    this.ask(0);
    await new Promise((resolve) => setTimeout(resolve));
    await this.#search;
    this.open();
    this.#links()[0]?.focus();
  }

  open() {
    this.panel.hidden = !this.#asked;
  }

  close() {
    this.panel.hidden = true;
    this.status.textContent = "";
    clearTimeout(this.#speaking);
  }

  press(event) {
    const links = this.#links();
    const here = links.indexOf(document.activeElement);
    if (event.key === "Escape" && !this.panel.hidden) {
      event.preventDefault(); // the first Escape closes the list; at the second the browser empties the field
      this.field.focus();
      this.close();
    } else if (event.key === "ArrowDown") {
      this.open();
      this.#go(event, links[here + 1]);
    } else if (event.key === "ArrowUp" && here >= 0) this.#go(event, links[here - 1] ?? this.field);
    else if (event.key === "Home" && here >= 0) this.#go(event, links[0]);
    else if (event.key === "End" && here >= 0) this.#go(event, links.at(-1));
  }

  #go(event, place) {
    if (!place) return;
    event.preventDefault();
    place.focus();
  }

  #links() {
    return [...this.results.querySelectorAll("a")];
  }

  async #find(text) {
    this.#asked = text;
    const slow = setTimeout(() => this.#show("wait", { said: this.words.get("found.wait") }), SLOW);
    try {
      const pages = await this.finder.find(text);
      if (text !== this.#asked) return;
      clearTimeout(slow);
      if (pages.length) this.#show("pages", { pages, spoken: this.words.get(`found.${plural.select(pages.length)}`).replace("{count}", pages.length) });
      else this.#show("none", { said: this.words.get("found.none").replace("{words}", () => text) });
    } catch {
      if (text === this.#asked) this.#show("lost", {});
    } finally {
      clearTimeout(slow);
    }
  }

  /** Show one state of the list: nothing typed, waiting, pages, none or lost. */
  #show(state, { pages = [], said = "", spoken = said }) {
    if (!state) this.#asked = "";
    const lost = this.panel.querySelector("[data-lost]");
    const place = this.panel.querySelector("[data-said]");
    [place.textContent, place.hidden, lost.hidden] = [said, !said, state !== "lost"];
    this.panel.querySelector("[data-else]").hidden = !["none", "lost"].includes(state);
    this.results.replaceChildren(...pages.map((page) => result(page, this.words, this.item)));
    this.panel.hidden = !state || !this.field.form.contains(document.activeElement); // not if the focus has left the form
    if (state === "lost") this.#asked = ""; // so that the next key tries again
    if (state !== "wait") this.#say(spoken); // what is lost is an alert of its own
  }

  /** Announce a text once, after the visitor has stopped typing. */
  #say(text) {
    clearTimeout(this.#speaking);
    this.status.textContent = "";
    this.#speaking = setTimeout(() => (this.status.textContent = text), SPOKEN);
  }
}

/** An item of the list, made of the one in the template. */
function result({ address, title, kind, within, parts }, words, item) {
  const made = item.cloneNode(true);
  const [place, link, mark] = made.children;
  place.textContent = [words.get(`kind.${kind}`), within].filter(Boolean).map(typeset).join(" · ");
  link.textContent = typeset(title);
  link.href = address;
  mark.replaceWith(...parts.flatMap((part) => marked(part, mark)));
  return made;
}

/** A word that was found is marked, without the signs around it. */
function marked({ text, isFound }, mark) {
  if (!isFound) return typeset(text);
  const [, before, hit, after] = typeset(text).match(/^([^\p{L}\p{N}]*)(.*?)([^\p{L}\p{N}]*)$/u);
  const made = mark.cloneNode();
  made.textContent = hit;
  return [before, made, after];
}

/** The apostrophe that the index lays straight. */
function typeset(text) {
  return text.replace(/(\p{L})'/gu, "$1’");
}
