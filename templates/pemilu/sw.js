{# What of the portal can be read without a network: docs/decisions/0015-offline-reading.md. At most 2 KB compressed. #}"use strict";
const SHELL = "luring-{{ version }}";
const FILES = {{ files }};
const OFFLINE = FILES[0];
const CHECKED = "/luring/diperiksa";
const HOUR = 3600000;
const ARTICLES = "bacaan";
const MOST_ARTICLES = 20;
const REGION = "wilayah-saya";
const NEVER = /^\/(admin|pratinjau|media|static)\/|\.\w+$/;
const ARTICLE = /^\/berita\/\d{4}\/\d\d\/[^/]+\/$/;

const pathOf = (request) => new URL(request.url).pathname;
const isGone = (response) => [404, 410].includes(response.status);

// The copy read last stands last; what is one too many goes.
const keep = async (name, most, path, response) => {
  const cache = await caches.open(name);
  if (isGone(response)) return cache.delete(path);
  const isBarred = /no-store|private/.test(response.headers.get("Cache-Control"));
  if (!response.ok || response.redirected || isBarred) return;
  const headers = new Headers(response.headers);
  headers.delete("Content-Encoding");
  headers.set("X-Disimpan", new Date().toISOString());
  const copy = new Response(await response.blob(), { headers });
  await cache.delete(path);
  await cache.put(path, copy);
  const kept = await cache.keys();
  for (const old of kept.slice(0, -most)) await cache.delete(old);
};
const keepArticle = (path, response) => keep(ARTICLES, MOST_ARTICLES, path, response);
const keepRegion = (path, response) => keep(REGION, 1, path, response);

const learn = async ({ pathname, search }, response) => {
  if (ARTICLE.test(pathname)) return keepArticle(pathname, response);
  const region = await caches.open(REGION);
  if (!search && (await region.match(pathname))) return keepRegion(pathname, response);
};

const kept = async (path) => {
  const copy = await caches.match(path);
  const day = copy && copy.headers.get("X-Disimpan");
  if (!day) return copy;
  const words = new Date(day).toLocaleString("id-ID", { dateStyle: "long", timeStyle: "short" });
  const note = `<p class="notice">Salinan luring, disimpan ${words}.</p>`;
  return new Response((await copy.text()).replace(/<main[^>]*>/, `$&${note}`), copy);
};

const answer = async (event, url) => {
  let response;
  try {
    response = await fetch(event.request);
  } catch {
    return (await kept(url.pathname)) || caches.match(OFFLINE);
  }
  if (event.request.mode === "navigate") event.waitUntil(learn(url, response.clone()).catch(() => {}));
  return response;
};

// At most once an hour: what was withdrawn goes, the region's card is renewed.
const check = async () => {
  const shell = await caches.open(SHELL);
  const last = await shell.match(CHECKED);
  if (last && Date.now() - (await last.text()) < HOUR) return;
  const articles = await caches.open(ARTICLES);
  for (const request of await articles.keys()) {
    if (isGone(await fetch(request.url, { method: "HEAD", cache: "no-cache" }))) await articles.delete(request);
  }
  for (const request of await (await caches.open(REGION)).keys()) {
    await keepRegion(pathOf(request), await fetch(request.url));
  }
  await shell.put(CHECKED, new Response(Date.now()));
};

// What a page tells: its own path, and the region that the reader has saved.
const hear = async ({ path, wilayah }) => {
  if (path) await check();
  if (ARTICLE.test(path) && !(await (await caches.open(ARTICLES)).match(path))) {
    await keepArticle(path, await fetch(path));
  }
  if (wilayah !== undefined) {
    const region = await caches.open(REGION);
    for (const old of await region.keys()) if (pathOf(old) !== wilayah) await region.delete(old);
    if (wilayah && !(await region.match(wilayah))) await keepRegion(wilayah, await fetch(wilayah));
  }
};

addEventListener("install", (event) => {
  skipWaiting();
  // The names of the others change with their content.
  const files = [new Request(OFFLINE, { cache: "no-cache" }), ...FILES.slice(1)];
  event.waitUntil(caches.open(SHELL).then((shell) => shell.addAll(files)));
});

addEventListener("activate", (event) => {
  const clean = async () => {
    for (const name of await caches.keys()) {
      if (name.startsWith("luring-") && name !== SHELL) await caches.delete(name);
    }
    await clients.claim();
  };
  event.waitUntil(clean());
});

addEventListener("fetch", (event) => {
  const { method, mode, headers } = event.request;
  const url = new URL(event.request.url);
  if (method !== "GET" || url.origin !== location.origin || headers.has("Range")) return;
  if (mode === "navigate" ? NEVER.test(url.pathname) : !FILES.includes(url.pathname)) return;
  event.respondWith(answer(event, url));
});

addEventListener("message", (event) => event.waitUntil(hear(event.data).catch(() => {})));
