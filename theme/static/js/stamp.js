// Copies of the page's templates, their slots filled with text or with nodes, never with markup.

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

/** The link to the question or page that states a rule. */
export function see(slug) {
  const link = document.querySelector(`#see [data-see="${CSS.escape(slug)}"]`);
  return link ? link.cloneNode(true) : "";
}

function isThere(value) {
  return Array.isArray(value) ? value.length > 0 : Boolean(value);
}
