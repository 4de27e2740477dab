// Orders the pages by all words of a search, and finds the places of the words on them.
// Pagefind alone requires every word on one page, and so misses 10 of the 62 searches in search.yml and search.fr.yml.

const LEAST = 0.15; // of the best page's score
const ELISION = /^\P{L}*\p{L}{1,2}['’]/u;

/** The pages in order, by the scores of their words and the share of the search that they match; each with the places of its words. */
export function rank(words) {
  const pages = new Map();
  const whole = words.reduce((sum, { weight }) => sum + weight, 0);
  const telling = Math.max(...words.map(({ weight }) => weight)) / 2; // words on nearly every page are not marked
  for (const word of words) {
    for (const result of word.results) {
      const page = pages.get(result.id) ?? { result, score: 0, covered: 0, hits: [], whole };
      page.score += result.score * word.weight;
      page.covered += word.weight;
      if (word.weight >= telling) page.hits.push(...result.words.map((place) => ({ place, word })));
      pages.set(result.id, page);
    }
  }
  const score = (page) => page.score * page.covered;
  const ranked = [...pages.values()].sort((one, other) => score(other) - score(one));
  return ranked.filter((page) => score(page) >= score(ranked[0]) * LEAST);
}

/** The places of a page's matches; a word that has exact matches on the page does not match longer words there. */
export function where(hits, id, content) {
  const every = content.split(/\s+/);
  const isItself = ({ place, word: { word, whole } }) => !whole?.size || place === whole.get(id) || plain(every[place]) === plain(word);
  return hits.filter(isItself).map(({ place, word: { word, weight } }) => ({ place, word, weight }));
}

/** Whether Pagefind found a word that begins with this one, and not only a shorter word. */
export function isAlike(word, { words }, { content, meta }) {
  const every = content.split(/\s+/);
  const matched = words.length ? words.map((place) => every[place]) : Object.values(meta).join(" ").split(/\s+/);
  const letters = plain(word);
  const least = Math.max(3, letters.length - 2);
  return matched.some((other) => [other, other.replace(ELISION, "")].some((form) => common(letters, plain(form)) >= least));
}

function plain(word) {
  return word.normalize("NFD").replace(/[^\p{L}\p{N}]/gu, "").toLowerCase();
}

/** The number of letters at the beginning that two words have in common. */
function common(one, other) {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length += 1;
  return length;
}
