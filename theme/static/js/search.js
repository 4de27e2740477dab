// The search field of every page: loads the search when a visitor first uses it.

const form = document.getElementById("search");
let isEntered = false;
let begun;
form.addEventListener("submit", (event) => {
  event.preventDefault(); // without scripts it leads to the questions
  isEntered = true;
});
for (const event of ["focusin", "input"]) form.addEventListener(event, begin);

function begin() {
  begun ??= load();
}

async function load() {
  try {
    const { searching } = await import("./results.js");
    searching(form, isEntered);
  } catch {
    for (const place of form.querySelectorAll(".found, [data-lost], [data-else]")) place.hidden = false;
  }
}
