// Opens the driver's page without signal. It keeps the page's own files and the page without a name; of what the server says of
// a day it keeps nothing (that stands in the page's own database until 03:00). KEPT is written before this by the server.

const CACHE = `driver ${KEPT.base} ${KEPT.version}`;
const MINE = `driver ${KEPT.base} `;
const PATIENCE = 4_000; // a signal that does not answer in so many milliseconds is none

self.addEventListener("install", (event) => {
  const files = [...KEPT.files, KEPT.shell].map((address) => new Request(address, { cache: "reload" }));
  event.waitUntil(
    caches
      .open(CACHE)
      .then((cache) => cache.addAll(files))
      .then(() => self.skipWaiting()),
  );
});

self.addEventListener("activate", (event) => {
  const old = (name) => name.startsWith(MINE) && name !== CACHE;
  event.waitUntil(
    caches
      .keys()
      .then((names) => Promise.all(names.filter(old).map((name) => caches.delete(name))))
      .then(() => self.clients.claim()),
  );
});

// the page: from the server when it answers, also when it says that the link has ended; else without a name
async function page(request) {
  const kept = () => caches.match(KEPT.shell);
  try {
    const answer = await fetch(request, { signal: AbortSignal.timeout(PATIENCE) });
    return answer.status >= 500 ? ((await kept()) ?? answer) : answer;
  } catch {
    return (await kept()) ?? Response.error();
  }
}

// another page of the link: without signal, back to the one that works
async function other(request) {
  try {
    return await fetch(request);
  } catch {
    return Response.redirect(KEPT.base);
  }
}

async function file(request) {
  const cache = await caches.open(CACHE);
  return (await cache.match(request, { ignoreSearch: true })) ?? fetch(request);
}

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== self.location.origin) return;
  if (request.mode === "navigate" && pathname === KEPT.base) event.respondWith(page(request));
  else if (request.mode === "navigate" && pathname.startsWith(KEPT.base)) event.respondWith(other(request));
  else if (KEPT.files.includes(pathname)) event.respondWith(file(request));
});
