// The excerpt of a page around the words of a search, and the section that holds them.

const LENGTH = 26; // words
const BEFORE = 5; // words before the first match

/**
 * `places` are indices of words in the content, which begins with the title, each with the matching word of the search and
 * its weight; `whole` is the weight of all words of the search. The matching parts have `isFound`.
 */
export function excerptOf({ content, title, anchors, places, whole }) {
  const pieces = content.split(/(\s+)/); // every second one is the space after a word
  const first = title.split(/\s+/).length;
  const matches = places.filter(({ place }) => place >= first).sort((one, other) => one.place - other.place);
  const best = densest(matches) ?? { start: first, weight: 0 };
  const start = Math.max(first, best.start - BEFORE);
  const end = Math.min(start + LENGTH, Math.ceil(pieces.length / 2));
  const marked = new Set(matches.map(({ place }) => place));
  const parts = [];
  for (let place = start; place < end; place += 1) {
    parts.push({ text: pieces[place * 2], isFound: marked.has(place) }, { text: pieces[place * 2 + 1] ?? "" });
  }
  if (start > first) parts.unshift({ text: "… " });
  if (end * 2 < pieces.length) parts.splice(-1, 1, { text: /[.?!]$/.test(pieces[end * 2 - 2]) ? "" : "…" });
  return { parts, section: best.weight > whole / 2 ? sectionAt(best.start, anchors) : null };
}

/** The start of the excerpt with the greatest weight of matches, and that weight. */
function densest(matches) {
  let best = null;
  for (const { place: start } of matches) {
    const inside = matches.filter(({ place }) => place >= start && place < start + LENGTH - BEFORE);
    const weight = [...new Map(inside.map(({ word, weight }) => [word, weight])).values()].reduce((sum, weight) => sum + weight, 0);
    if (!best || weight > best.weight) best = { start, weight };
  }
  return best;
}

function sectionAt(place, anchors) {
  return anchors.filter(({ element, location }) => /^h[2-6]$/.test(element) && location <= place).at(-1) ?? null;
}
