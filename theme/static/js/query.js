// Turns the text of the search field into the words to look up in the index.

const ELISION = /(?<!\p{L})\p{L}{1,2}'(?=\p{L}{3})/gu; // l’audit is found as audit
const CHUNK = /[\p{L}\p{N}]+(?:[-.'&+][\p{L}\p{N}]+)*/gu;
const PART = /[\p{L}\p{N}]+/gu;
const SPELT = /(?<![\p{L}\p{N}'-])\p{L}(?: \p{L}){2,}(?![\p{L}\p{N}'-])/gu; // T V A
const TIGHT = /^(?:[cdjlmnst]|qu)(\p{L}{4,})$/u; // without the apostrophe of an elision
const LEAST = 3; // letters of a part of a word
const LIGATURES = { œ: "oe", æ: "ae", ß: "ss" };

/**
 * The words of a text, each with its spellings in `forms`, without hyphens or other signs within it, and with its `parts`,
 * which are searched too: "IT-manager" is "itmanager", or "it" and "manager".
 */
export function wordsOf(text) {
  const chunks = straight(text).replace(ELISION, "").match(CHUNK) ?? [];
  const words = chunks.map((chunk) => {
    const parts = chunk.match(PART);
    const isSpelt = parts.every((part) => part.length === 1); // C.I.O. and R&D have no parts of their own
    return { forms: formsOf(parts.join("")), parts: parts.length > 1 && !isSpelt ? parts : [] };
  });
  return [...new Map(words.map((word) => [word.forms[0], word])).values()];
}

/** Pairs of neighbours, which a page may write as one word, such as "non" and "profit". */
export function pairsOf(words) {
  return words.slice(1).map((word, place) => words[place].forms[0] + word.forms[0]);
}

/** How a word may fall apart that somebody typed without a space or an apostrophe: "miniaudit" is "mini" and "audit", "laudit" is "audit". */
export function apart(word) {
  const elided = TIGHT.exec(word);
  const places = Array.from({ length: Math.max(0, word.length - 2 * LEAST + 1) }, (_, place) => place + LEAST);
  return [...(elided ? [[elided[1]]] : []), ...places.map((place) => [word.slice(0, place), word.slice(place)])];
}

/** The text in one spelling: composed letters, straight apostrophes, plain hyphens, no invisible characters. */
function straight(text) {
  return text
    .normalize("NFC")
    .toLowerCase()
    .replace(/[\u00ad\u200b-\u200d\u2060\ufeff]/g, "")
    .replace(/[\u2010-\u2015\u2212]/g, "-")
    .replace(/[’‘ʼ´`′]/g, "'")
    .replace(SPELT, (letters) => letters.replaceAll(" ", ""));
}

function formsOf(word) {
  return [...new Set([word, word.replace(/[œæß]/g, (sign) => LIGATURES[sign])])];
}
