// The service worker: a page that was visited, and each of the menu, opens without a line; kept with all its files or not at all.

const CACHE = `pages of ${registration.scope}`;
const FOR_EVER = /\/(static|runtime|images)\//; // their names hold the hash of their content
const STATIC = /\s(?:href|src)="([^"]*\/static\/[^"]+)"/g; // what a page names
const NEEDS = "X-Needs"; // on a page that is kept: the addresses of its files
const VISITED = "X-Visited"; // on one that was visited: only a visit can tell all that it needs

const fresh = new Set(); // pages of the menu that this worker has fetched in its life
let work = Promise.resolve(); // one page after the other: what the one needs, the other must not tidy away

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
  const before = (await caches.keys()).filter((name) => name.startsWith("estimate-")); // of an earlier form of this worker
  await Promise.all(before.map((name) => caches.delete(name)));
  await clients.claim();
}

/** Keep a page that is open, with the files it has asked for, and the pages of the menu. */
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

/** The page comes last: while a file is missing, what was kept before stays as it is. */
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

/** A response that belongs to this very address: not an error, and not what another address has answered. */
async function sound(address, how) {
  const response = await fetch(address, { cache: how });
  if (!response.ok || response.redirected) throw new Error(`${address}: status ${response.status}, redirected: ${response.redirected}`);
  return response;
}

/** Drop every file that no page needs. */
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

/** A page, and its prices with it: always from the site; what was kept only where there is no line. */
async function visited({ request, preloadResponse }) {
  try {
    return (await preloadResponse) ?? (await fetch(request));
  } catch (error) {
    return (await kept(request)) ?? (await withSlash(request.url)) ?? Promise.reject(error);
  }
}

/** Where the site would lead on: /estimate is /estimate/. */
async function withSlash(address) {
  const url = new URL(address);
  url.pathname += "/";
  return (await kept(url.href)) ? Response.redirect(url.href) : undefined;
}
