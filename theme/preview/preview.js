// Reloads a page of the development server after each build; shows the mistakes of the last build and a bar over it.

const mine = new URL(import.meta.url).searchParams.get("build");
const chosen = "preview-language"; // set by a button below; else the language of the page
const place = document.createElement("div");
place.id = "preview-mistakes";
const shadow = place.attachShadow({ mode: "open" }); // separates the styles of the bar and of the page
shadow.innerHTML = '<link rel="stylesheet" href="/_preview/preview.css"><div class="over"><div></div><div></div></div>';
const [mistakes, bar] = shadow.querySelector(".over").children;
let events = null;

function own(name) {
  return `/_preview/${name}?lang=${localStorage.getItem(chosen) || document.documentElement.lang}`;
}

function show(message) {
  const state = JSON.parse(message.data);
  if (state.build !== mine) {
    location.reload();
    return;
  }
  mistakes.innerHTML = state.mistakes;
}

async function showBar() {
  const answer = await fetch(own("bar")).catch(() => null); // the server may be restarting
  bar.innerHTML = answer?.status === 200 ? await answer.text() : "";
}

// Connect only while the page is visible: a browser opens at most six connections to a host.
function follow() {
  events?.close();
  events = null;
  if (!document.hidden) {
    events = new EventSource(own("events"));
    events.onmessage = show;
    showBar();
  }
}

shadow.addEventListener("click", (event) => {
  if (event.target.matches("button")) {
    localStorage.setItem(chosen, event.target.value);
    follow();
  }
});
document.addEventListener("visibilitychange", follow);
addEventListener("pagehide", () => events?.close());
addEventListener("pageshow", (event) => event.persisted && location.reload());
document.body.append(place);
follow();
