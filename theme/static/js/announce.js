// Announces one polite sentence to screen readers, once the visitor stops typing.

const PAUSE = 900; // milliseconds
const place = document.getElementById("spoken");
let speaking;

export function announce(sentence) {
  clearTimeout(speaking);
  if (place.textContent === sentence) return;
  speaking = setTimeout(() => (place.textContent = sentence), PAUSE);
}

/** Remove the announced sentence, and cancel the next one. */
export function silence() {
  clearTimeout(speaking);
  place.textContent = "";
}
