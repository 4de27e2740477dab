// Finds pages for what a visitor types: Pagefind finds the pages with a word, ranking.js orders them.
// https://pagefind.app/docs/api/

import { excerptOf } from "./excerpt.js";
import { apart, pairsOf, wordsOf } from "./query.js";
import { isAlike, rank, where } from "./ranking.js";

const TIMEOUT = 10_000; // milliseconds for one file
const RANKING = { metaWeights: { title: 5, keywords: 4, topic: 1, forms: 1 } };
const MOST_WORDS = 10; // of a search
const [COMPOUND, EXACT] = [1.2, 6]; // factors for the weight of a compound, and for the score of an exact match
const MOST_PAGES = 6;
const KIND = /\/(faq|services)\/[^/]+\/$/;

export class Finder {
  #folder;
  #root;
  #index = null; // a promise: Pagefind, the number of pages, and a cache of matches
  #lost = null;
  #tries = 0;

  /** `root` is the path of the site, which begins and ends with a slash. */
  constructor(root) {
    this.#root = root;
    this.#folder = `${root}search/`;
    this.#watch();
  }

  /** The best pages for a text, at most `most`; rejects if a file of the index cannot be loaded. */
  find(text, most = MOST_PAGES) {
    const typed = wordsOf(text).slice(0, MOST_WORDS);
    return this.#use(async (index) => {
      const words = await Promise.all(typed.map((word, place) => asTyped(word, place === typed.length - 1, index)));
      const pairs = await Promise.all(pairsOf(typed).map((word) => asPair(word, index)));
      const matches = [...words, ...pairs].flat();
      const filled = matches.some(({ results }) => results.length) ? matches : await runTogether(typed, index);
      const ranked = rank(filled.filter(({ results }) => results.length));
      return Promise.all(ranked.slice(0, most).map(pageOf));
    });
  }

  /** Load what every search needs. */
  prepare() {
    return this.#use(() => {});
  }

  /** Do something with the index; if one of its files cannot be loaded, drop the index, so that the next search loads it again. */
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
    const again = this.#tries++ ? `?${this.#tries}` : ""; // a browser remembers that a module failed to load
    const late = new Promise((_, reject) => setTimeout(reject, TIMEOUT, new Error("pagefind.js is late")));
    const { createInstance } = await Promise.race([import(`${this.#folder}pagefind.js${again}`), late]);
    const pagefind = createInstance({ basePath: this.#folder, baseUrl: this.#root, metaCacheTag: "", noWorker: true, ranking: RANKING });
    const { results } = await pagefind.search(null); // every page
    return { pagefind, count: results.length, cache: new Map() };
  }

  /** Fetch Pagefind's files here: Pagefind itself takes a file that fails for an empty one, and has no timeout. */
  #watch() {
    const plain = globalThis.fetch;
    globalThis.fetch = async (address, options) => {
      if (!String(address).startsWith(this.#folder)) return plain(address, options);
      const control = new AbortController();
      const timer = setTimeout(() => control.abort(), TIMEOUT);
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

/** The matches of a word's forms and of its parts; a compound weighs more than its parts. */
async function asTyped({ forms, parts }, isLast, index) {
  const every = await Promise.all(forms.map((form) => matchesOf(form, isLast, index)));
  const pieces = await Promise.all(parts.map((part) => matchesOf(part, false, index)));
  return [...every.map(parts.length ? asCompound : (word) => word), ...pieces];
}

/** The matches of two words as one compound: only exact ones. */
async function asPair(word, index) {
  const whole = await exactly(word, index);
  return whole.size ? [asCompound(await matchesOf(word, false, index))] : [];
}

/** The matches of the parts into which the words fall, for a search that finds nothing: each part must be a word of the index. */
async function runTogether(typed, index) {
  const ways = typed.flatMap(({ forms }) => apart(forms[0]));
  const isWritten = await Promise.all(ways.map(async (way) => (await Promise.all(way.map((part) => exactly(part, index)))).every(({ size }) => size)));
  return Promise.all(ways.filter((_, place) => isWritten[place]).flat().map((part) => matchesOf(part, false, index)));
}

/** A match with the weight of a compound, which others may write as several words. */
function asCompound(word) {
  return { ...word, weight: word.weight * COMPOUND };
}

/** The matches of a word. */
function matchesOf(word, isLast, index) {
  return once(`${word} ${isLast}`, () => ask(word, isLast, index), index);
}

/** The pages with exact matches of a word, each with the index of the first one. */
function exactly(word, index) {
  const ask = async () => new Map((await index.pagefind.search(`"${word}"`)).results.map(({ id, words }) => [id, words[0]]));
  return once(word, ask, index);
}

/** The cached result, or a new one. */
function once(key, ask, { cache }) {
  if (!cache.has(key)) cache.set(key, ask());
  return cache.get(key);
}

/** The pages of a word, and its weight: the fewer pages, the greater. Only the last word of a search may be the beginning of a word. */
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
  const url = meta.open ? own.replace(/[^/]+\/$/, "") : own; // an open question leads to the contact page, which its address begins with
  const places = where(hits, result.id, content);
  const { parts, section } = excerptOf({ content, title: meta.title, anchors, places, whole });
  const address = section ? `${url}#${section.id}` : url;
  return { address, title: meta.title, kind: KIND.exec(url)?.[1] ?? "pages", within: section?.text ?? meta.topic, parts };
}
