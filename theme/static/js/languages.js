// Keeps the place and a filled-in estimate when the language is switched, and offers the visitor's own language.
for (const link of document.querySelectorAll("a[hreflang]")) {
  for (const event of ["pointerdown", "focus", "click"]) {
    link.addEventListener(event, () => (link.hash = location.hash));
  }
}

// What the visitor's browser prefers is offered where this site has it; nobody is sent anywhere.
const offers = new Map([...document.querySelectorAll("[data-offer]")].map((offer) => [offer.lang, offer]));
const spoken = navigator.languages.map((tag) => tag.split("-")[0]);
const preferred = spoken.find((lang) => lang === document.documentElement.lang || offers.has(lang));
offers.get(preferred)?.removeAttribute("hidden");
