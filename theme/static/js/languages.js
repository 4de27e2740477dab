// Keeps the position and the estimate when the language is switched, and offers the visitor's own language.

const STORED = "language"; // the language that a visitor chose or stayed with, in this browser only
const here = document.documentElement.lang;

for (const link of document.querySelectorAll(".switch a, [data-offer] a")) {
  for (const event of ["pointerdown", "focus", "click"]) {
    link.addEventListener(event, () => (link.hash = location.hash));
  }
  link.addEventListener("click", () => keep(link.hreflang));
}

// Offer the chosen language, else the browser's, if the site has it; nobody is redirected.
const offers = new Map([...document.querySelectorAll("[data-offer]")].map((offer) => [offer.lang, offer]));
const preferred = [stored(), ...navigator.languages.map((tag) => tag.split("-")[0])];
offers.get(preferred.find((lang) => lang === here || offers.has(lang)))?.removeAttribute("hidden");

for (const offer of offers.values()) {
  offer.querySelector("button").addEventListener("click", () => {
    keep(here);
    offer.hidden = true;
    document.getElementById("main").focus({ preventScroll: true });
  });
}

function keep(lang) {
  try {
    localStorage.setItem(STORED, lang);
  } catch {
    // without storage the page makes the offer again
  }
}

function stored() {
  try {
    return localStorage.getItem(STORED);
  } catch {
    return null;
  }
}
