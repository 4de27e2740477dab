// Preloads the calculator before its page is opened: when a visitor presses the link, or while idle on a fast line.

const TOUCH = 100; // milliseconds after which a touch is not the start of a scroll
const way = document.querySelector("[data-early]");
const line = navigator.connection;
let isAsked = false;

if (way && !line?.saveData) {
  for (const link of document.querySelectorAll("a[href]")) if (link.pathname === way.pathname) listen(link);
  if ("idle" in way.dataset && line && line.type !== "cellular" && line.effectiveType === "4g") whenIdle(fetchAll);
}

/** Preload when a visitor presses a link; the browser cancels a touch that becomes a scroll. */
function listen(link) {
  let touch;
  link.addEventListener("pointerdown", ({ pointerType }) => {
    if (pointerType === "touch") touch = setTimeout(fetchAll, TOUCH);
    else fetchAll();
  });
  link.addEventListener("pointercancel", () => clearTimeout(touch));
}

/** Fetch every file, with a lower priority than what the visitor sees. */
async function fetchAll() {
  if (isAsked) return;
  isAsked = true;
  for (const url of way.dataset.early.split(" ")) {
    const response = await fetch(url, { priority: "low" }).catch(() => null);
    await response?.arrayBuffer();
  }
}

function whenIdle(work) {
  if (document.readyState !== "complete") addEventListener("load", () => whenIdle(work), { once: true });
  else if ("requestIdleCallback" in window) requestIdleCallback(work, { timeout: 10_000 });
}
