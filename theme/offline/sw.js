// The service worker: keeps the estimate for a visitor without a line. VERSION and FILES stand above, written at build.
/* global VERSION, FILES */ // written above this by plugins/browser/service_worker.py

const CACHE = `estimate-${VERSION}`;
const FOR_EVER = /\/(static|runtime|grid)\//; // their names hold the hash of their content

self.addEventListener("install", (event) => event.waitUntil(fill().then(() => self.skipWaiting())));
self.addEventListener("activate", (event) => event.waitUntil(tidy().then(() => self.clients.claim())));
self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== location.origin) return;
  if (FOR_EVER.test(url.pathname)) event.respondWith(kept(request));
  else if (request.mode === "navigate") event.respondWith(fresh(request));
});

/** File by file; what is held already is not fetched again. A version that is not whole leaves the one before in its place. */
async function fill() {
  const cache = await caches.open(CACHE);
  const tried = await Promise.allSettled(FILES.map((file) => take(cache, file)));
  const lost = tried.find(({ status }) => status === "rejected");
  if (lost) throw lost.reason; // the browser tries again at a later visit
}

async function take(cache, file) {
  const held = FOR_EVER.test(file) ? await caches.match(file) : null;
  const response = held ?? (await fetch(file, FOR_EVER.test(file) ? {} : { cache: "no-cache" }));
  if (!response.ok) throw new Error(`${file}: status ${response.status}`);
  await cache.put(file, response);
}

async function tidy() {
  const names = (await caches.keys()).filter((name) => name.startsWith("estimate-") && name !== CACHE);
  await Promise.all(names.map((name) => caches.delete(name)));
}

/** What never changes: from the cache, else from the site, and then kept. */
async function kept(request) {
  const held = await caches.match(request, { ignoreVary: true });
  if (held) return held;
  const response = await fetch(request);
  if (response.ok && FILES.includes(new URL(request.url).pathname)) {
    const copy = response.clone();
    caches.open(CACHE).then((cache) => cache.put(request, copy)).catch(() => {});
  }
  return response;
}

/** A page, and its prices with it: always from the site; what was kept only where there is no line. */
async function fresh(request) {
  try {
    return await fetch(request);
  } catch (error) {
    const held = await caches.match(request, { ignoreSearch: true, ignoreVary: true });
    if (held) return held;
    throw error;
  }
}
