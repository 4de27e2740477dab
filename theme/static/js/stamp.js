// Copies templates of the page and fills their slots with text or nodes, never with markup.

export function stamp(id, values = {}) {
  const piece = document.getElementById(id).content.cloneNode(true);
  for (const part of piece.querySelectorAll("[data-if]")) {
    if (!isThere(values[part.dataset.if])) part.remove();
  }
  for (const slot of piece.querySelectorAll("[data-slot]")) {
    const value = values[slot.dataset.slot];
    if (value === undefined) throw new Error(`${id} has nothing for ${slot.dataset.slot}.`);
    slot.replaceChildren(...[value].flat());
  }
  return piece;
}

/** The link to the question or page that states a rule; `words` replace its own text. */
export function see(slug, words = "") {
  const link = document.querySelector(`#see [data-see="${CSS.escape(slug)}"]`)?.cloneNode(true);
  if (link && words) link.textContent = words;
  return link ?? words;
}

function isThere(value) {
  return Array.isArray(value) ? value.length > 0 : Boolean(value);
}
