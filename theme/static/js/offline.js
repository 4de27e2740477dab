// Lets the service worker cache this page and those of the menu for offline visits.

const FOR_EVER = /\/(static|runtime|images)\//; // as in sw.js
const { worker } = document.querySelector("script[data-worker]").dataset;
const isEstimate = document.querySelector("[data-runtime]") !== null;

const isReady = isEstimate ? performance.getEntriesByName("calculator-ready").length > 0 : document.readyState === "complete";

if (isReady) whenIdle();
else if (isEstimate) addEventListener("calculator-ready", whenIdle, { once: true }); // before that it would be cached without Python
else addEventListener("load", whenIdle, { once: true });

function whenIdle() {
  if ("requestIdleCallback" in window) requestIdleCallback(keep, { timeout: 10_000 });
  else setTimeout(keep, 1_000);
}

/** Register the service worker, and send it the files to cache; if the browser allows no storage, do nothing. */
async function keep() {
  try {
    await navigator.serviceWorker.register(worker);
    const { active } = await navigator.serviceWorker.ready;
    const menu = navigator.connection?.saveData ? [] : [...document.querySelectorAll(".masthead a.logo, .menu a")];
    active.postMessage({ page: location.pathname, files: files(), menu: menu.map(({ pathname }) => pathname) });
  } catch {
    // nothing is cached
  }
}

/** The files of this page whose content never changes under the same name. */
function files() {
  const named = [...document.querySelectorAll("link[href], script[src], img[src]")].map((place) => place.currentSrc || place.href || place.src);
  const deferred = document.querySelector("[data-deferred]")?.dataset.deferred.split(" ") ?? [];
  const urls = [...named, ...deferred].map((address) => new URL(address, location));
  return urls.filter(({ origin, pathname }) => origin === location.origin && FOR_EVER.test(pathname)).map(({ pathname }) => pathname);
}
