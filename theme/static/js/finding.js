// Finds pages for what a visitor types: Pagefind finds the pages with a word, ranking.js orders them.
// https://pagefind.app/docs/api/

import { excerptOf } from "./excerpt.js";
import { pairsOf, wordsOf } from "./query.js";
import { isAlike, rank, where } from "./ranking.js";

const PATIENCE = 10_000; // milliseconds for one file
const RANKING = { metaWeights: { title: 5, keywords: 4, topic: 1, forms: 1 } };
const MOST_WORDS = 10; // of a question
const [JOINED, EXACT] = [1.2, 6]; // how much more two words say that are found as one, and a word to the letter
const MOST_PAGES = 6;
const KIND = /\/(faq|services)\/[^/]+\/$/;

export class Finder {
  #folder;
  #root;
  #index = null; // a promise, of Pagefind, the number of pages, and a cache of matches
  #lost = null;
  #tries = 0;

  /** The site stands below `root`, which begins and ends with a slash. */
  constructor(root) {
    this.#root = root;
    this.#folder = `${root}search/`;
    this.#watch();
  }

  /** The best pages for a text, at `most` so many; rejects where a file of the index cannot be had. */
  find(text, most = MOST_PAGES) {
    const typed = wordsOf(text).slice(0, MOST_WORDS);
    return this.#use(async (index) => {
      const words = await Promise.all(typed.map((word, place) => asTyped(word, place === typed.length - 1, index)));
      const pairs = await Promise.all(pairsOf(typed).map((word) => asPair(word, index)));
      const matches = [...words, ...pairs].flat();
      const ranked = rank(matches.filter(({ results }) => results.length));
      return Promise.all(ranked.slice(0, most).map(pageOf));
    });
  }

  /** Fetch what every search needs. */
  prepare() {
    return this.#use(() => {});
  }

  /** Do something with the index; where a file of it is lost, all of it is forgotten, and fetched anew the next time. */
  async #use(work) {
    const index = (this.#index ??= this.#load());
    try {
      const done = await work(await index);
      if (this.#lost) throw this.#lost;
      return done;
    } catch (error) {
      if (this.#index === index) this.#index = null;
      throw error;
    }
  }

  async #load() {
    this.#lost = null;
    const again = this.#tries++ ? `?${this.#tries}` : ""; // a browser remembers that it could not have a module
    const late = new Promise((_, reject) => setTimeout(reject, PATIENCE, new Error("pagefind.js is late")));
    const { createInstance } = await Promise.race([import(`${this.#folder}pagefind.js${again}`), late]);
    const pagefind = createInstance({ basePath: this.#folder, baseUrl: this.#root, metaCacheTag: "", noWorker: true, ranking: RANKING });
    const { results } = await pagefind.search(null); // every page
    return { pagefind, count: results.length, cache: new Map() };
  }

  /** Pagefind takes a file that it could not have for an empty one, and waits for ever: so its files are fetched here. */
  #watch() {
    const plain = globalThis.fetch;
    globalThis.fetch = async (address, options) => {
      if (!String(address).startsWith(this.#folder)) return plain(address, options);
      const control = new AbortController();
      const timer = setTimeout(() => control.abort(), PATIENCE);
      try {
        const response = await plain(address, { ...options, signal: control.signal });
        if (!response.ok) throw new Error(`${address}: status ${response.status}`);
        return new Response(await response.arrayBuffer());
      } catch (error) {
        this.#lost = error;
        throw error;
      } finally {
        clearTimeout(timer);
      }
    };
  }
}

/** What the index knows of a word in its forms and of its parts; the whole says more than they do. */
async function asTyped({ forms, parts }, isLast, index) {
  const every = await Promise.all(forms.map((form) => matchesOf(form, isLast, index)));
  const pieces = await Promise.all(parts.map((part) => matchesOf(part, false, index)));
  return [...every.map(parts.length ? asOne : (word) => word), ...pieces];
}

/** What the index knows of two words as one: nothing where no page holds it to the letter, and nothing like it is looked for. */
async function asPair(word, index) {
  const whole = await exactly(word, index);
  return whole.size ? [asOne(await matchesOf(word, false, index))] : [];
}

/** A word that is several to others. */
function asOne(word) {
  return { ...word, weight: word.weight * JOINED };
}

/** What the index knows of a word. */
function matchesOf(word, isLast, index) {
  return once(`${word} ${isLast}`, () => ask(word, isLast, index), index);
}

/** The pages that hold a word to the letter, each with the first place of it. */
function exactly(word, index) {
  const ask = async () => new Map((await index.pagefind.search(`"${word}"`)).results.map(({ id, words }) => [id, words[0]]));
  return once(word, ask, index);
}

/** What was asked before is not asked again. */
function once(key, ask, { cache }) {
  if (!cache.has(key)) cache.set(key, ask());
  return cache.get(key);
}

/** A word's pages, and its weight: the fewer pages hold it, the more it says. Only the last word may be the beginning of one. */
async function ask(word, isLast, index) {
  const { pagefind, count } = index;
  const whole = await exactly(word, index);
  let { results } = await pagefind.search(word);
  if (whole.size && !isLast) results = results.filter(({ id }) => whole.has(id));
  else if (!whole.size && results.length && !isAlike(word, results[0], await results[0].data())) results = [];
  results = results.map((result) => (whole.has(result.id) ? { ...result, score: result.score * EXACT } : result));
  const weight = Math.log(1 + (count - results.length + 0.5) / (results.length + 0.5));
  return { word, results, weight, whole: isLast ? null : whole };
}

async function pageOf({ result, hits, whole }) {
  const { url: own, meta, content, anchors } = await result.data();
  const url = meta.open ? own.replace(/[^/]+\/$/, "") : own; // open questions lead to the page of contact, below which they stand
  const places = where(hits, result.id, content);
  const { parts, section } = excerptOf({ content, title: meta.title, anchors, places, whole });
  const address = section ? `${url}#${section.id}` : url;
  return { address, title: meta.title, kind: KIND.exec(url)?.[1] ?? "pages", within: section?.text ?? meta.topic, parts };
}
