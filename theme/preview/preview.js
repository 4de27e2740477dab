// Refreshes a page of the development server after each build, and shows the mistakes of the last one over it.

const mine = new URL(import.meta.url).searchParams.get("build");
const place = document.createElement("div");
place.id = "preview-mistakes";
const shadow = place.attachShadow({ mode: "open" }); // neither style reaches the other
let events = null;

function show(message) {
  const { build, mistakes } = JSON.parse(message.data);
  if (build !== mine) {
    location.reload();
    return;
  }
  shadow.innerHTML = mistakes;
  if (mistakes) {
    document.body.append(place);
  } else {
    place.remove();
  }
}

// A browser opens six connections to a host: a page that nobody sees gives its own back.
function follow() {
  if (document.hidden) {
    events?.close();
    events = null;
  } else if (!events) {
    events = new EventSource("/_preview/events");
    events.onmessage = show;
  }
}

document.addEventListener("visibilitychange", follow);
addEventListener("pagehide", () => events?.close());
addEventListener("pageshow", (event) => event.persisted && location.reload());
follow();
