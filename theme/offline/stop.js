// The end of the service worker: whoever still has one loses it, and all that it kept.

const OURS = [`pages of ${registration.scope}`, "estimate-"]; // the second of an earlier form

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(end()));

async function end() {
  const names = (await caches.keys()).filter((name) => OURS.some((ours) => name.startsWith(ours)));
  await Promise.all(names.map((name) => caches.delete(name)));
  await self.registration.unregister();
}
