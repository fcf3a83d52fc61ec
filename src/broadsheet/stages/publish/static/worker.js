// Keeps the last edition: a page is asked of the network, and where that is gone, of what was kept.
// STAMP changes with the static files; it stands in a line above.
"use strict";
const PAGES = "edition";
const FILES = `files-${STAMP}`;

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil((async () => {
  for (const name of await caches.keys()) if (name !== PAGES && name !== FILES) await caches.delete(name);
  await self.clients.claim();
})()));

const ours = (url) => url.origin === self.location.origin;
const isPage = (url) => url.pathname === new URL(self.registration.scope).pathname || url.pathname.includes("/stories/");

const keep = async (request, response) => {
  if (response.ok && !response.redirected) await (await caches.open(PAGES)).put(request, response.clone());
  return response;
};

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || !ours(url)) return;
  if (url.pathname.includes("/static/") && url.search) {
    event.respondWith((async () => {
      const cache = await caches.open(FILES);
      const known = await cache.match(request);
      if (known) return known;
      const response = await fetch(request);
      if (response.ok) await cache.put(request, response.clone());
      return response;
    })());
  } else if (request.mode === "navigate") {
    event.respondWith(
      fetch(request)
        .then((response) => (isPage(url) && !url.search ? keep(url.pathname, response) : response))
        .catch(async () => (await caches.match(url.pathname)) || (await caches.match(self.registration.scope)) || Response.error()),
    );
  }
});

// The front page names its stories: they are fetched once, and say that nobody looks at them yet.
// The page is claimed first: a page of the first visit that is not yet ours would find nothing of what is kept.
self.addEventListener("message", (event) => event.waitUntil((async () => {
  await self.clients.claim();
  const wanted = (event.data.keep || []).map((address) => new URL(address)).filter(ours);
  const cache = await caches.open(PAGES);
  const paths = new Set(wanted.map((url) => url.pathname));
  for (const kept of await cache.keys()) if (!paths.has(new URL(kept.url).pathname)) await cache.delete(kept);
  for (const path of paths) {
    const response = await fetch(path, { headers: { "X-Look-Ahead": "1" } }).catch(() => null);
    if (response && response.ok) await cache.put(path, response);
  }
})()));
