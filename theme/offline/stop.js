// Replaces the service worker of earlier visits: deletes its caches and unregisters itself.

const OURS = [`pages of ${registration.scope}`, "estimate-"]; // the second from an earlier version

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(end()));

async function end() {
  const names = (await caches.keys()).filter((name) => OURS.some((ours) => name.startsWith(ours)));
  await Promise.all(names.map((name) => caches.delete(name)));
  await self.registration.unregister();
}
