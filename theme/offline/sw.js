// The service worker: visited pages and those of the menu open offline. A page is cached with all its files, or not at all.

const CACHE = `pages of ${registration.scope}`;
const FOR_EVER = /\/(static|runtime|images)\//; // files with a hash of their content in their name
const STATIC = /\s(?:href|src)="([^"]*\/static\/[^"]+)"/g; // the files that a page names
const NEEDS = "X-Needs"; // header of a cached page: the addresses of its files
const VISITED = "X-Visited"; // header of a visited page: only a visit shows all the files that it needs

const fresh = new Set(); // pages of the menu that this worker has fetched since it started
let work = Promise.resolve(); // one page after the other, so that none deletes the files of another

addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(begin()));
addEventListener("message", (event) => event.waitUntil((work = work.then(() => keep(event.data)).catch(() => {}))));
addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== location.origin) return;
  if (request.mode === "navigate") event.respondWith(visited(event));
  else if (FOR_EVER.test(url.pathname)) event.respondWith(kept(request).then((held) => held ?? fetch(request)));
});

async function begin() {
  await registration.navigationPreload?.enable();
  const before = (await caches.keys()).filter((name) => name.startsWith("estimate-")); // of an earlier version of this worker
  await Promise.all(before.map((name) => caches.delete(name)));
  await clients.claim();
}

/** Cache an open page with the files that it has loaded, and the pages of the menu. */
async function keep({ page, files, menu }) {
  await keepWhole(page, { files, isVisited: true, cache: "force-cache" }); // the browser has just fetched it
  await Promise.allSettled(menu.map(keepOfMenu));
  await tidy();
}

async function keepOfMenu(page) {
  if (fresh.has(page) || (await kept(page))?.headers.has(VISITED)) return;
  fresh.add(page);
  await keepWhole(page, { files: [], isVisited: false, cache: "no-cache" });
}

/** Cache a page with its files; the page last, so that the cached one stays while a file is missing. */
async function keepWhole(page, { files, isVisited, cache: how }) {
  const response = await sound(page, how);
  const text = await response.text();
  const named = [...text.matchAll(STATIC)].map(([, address]) => address);
  const needs = [...new Set([...files, ...named])];
  const cache = await caches.open(CACHE);
  await Promise.all(needs.map((file) => keepFile(cache, file)));
  const headers = new Headers(response.headers);
  headers.set(NEEDS, needs.join(" "));
  if (isVisited) headers.set(VISITED, "yes");
  await cache.put(page, new Response(text, { headers }));
}

async function keepFile(cache, file) {
  if (!(await cache.match(file, { ignoreVary: true }))) await cache.put(file, await sound(file, "default"));
}

/** The response of this address; throws at an error or a redirect. */
async function sound(address, how) {
  const response = await fetch(address, { cache: how });
  if (!response.ok || response.redirected) throw new Error(`${address}: status ${response.status}, redirected: ${response.redirected}`);
  return response;
}

/** Delete every file that no cached page needs. */
async function tidy() {
  const cache = await caches.open(CACHE);
  const needed = new Set();
  const held = await cache.keys();
  for (const request of held) {
    const needs = (await cache.match(request, { ignoreVary: true })).headers.get(NEEDS);
    if (needs === null) continue;
    needed.add(request.url);
    for (const file of needs.split(" ")) needed.add(new URL(file, location).href);
  }
  await Promise.all(held.filter(({ url }) => !needed.has(url)).map((request) => cache.delete(request)));
}

async function kept(request) {
  const cache = await caches.open(CACHE);
  return cache.match(request, { ignoreSearch: true, ignoreVary: true });
}

/** A page, and so its prices, from the site; from the cache only when offline. */
async function visited({ request, preloadResponse }) {
  try {
    return (await preloadResponse) ?? (await fetch(request));
  } catch (error) {
    return (await kept(request)) ?? (await withSlash(request.url)) ?? Promise.reject(error);
  }
}

/** The redirect that the site would make, from /estimate to /estimate/; undefined if that page is not cached. */
async function withSlash(address) {
  const url = new URL(address);
  url.pathname += "/";
  return (await kept(url.href)) ? Response.redirect(url.href) : undefined;
}
