// The page /luring/: what the service worker keeps in this browser, and how to remove it.
(() => {
  "use strict";
  const ARTICLES = "bacaan";
  const REGION = "wilayah-saya";
  const list = document.querySelector("[data-bacaan]");
  const missing = document.querySelector("[data-belum-tersimpan]");
  const status = document.querySelector("[data-bacaan-status]");

  const make = (tag, text, attributes) => {
    const element = document.createElement(tag);
    element.textContent = text;
    for (const name in attributes) element.setAttribute(name, attributes[name]);
    return element;
  };

  const read = async (name) => {
    const cache = await caches.open(name);
    const copies = (await cache.keys()).map(async (request) => {
      const response = await cache.match(request);
      const page = new DOMParser().parseFromString(await response.text(), "text/html");
      const heading = page.querySelector("h1");
      return {
        path: new URL(request.url).pathname,
        title: heading ? heading.textContent.trim() : request.url,
        day: new Date(response.headers.get("X-Disimpan")),
        remove: () => cache.delete(request),
      };
    });
    return (await Promise.all(copies)).reverse();
  };

  const row = ({ path, title, day, remove }, kind) => {
    const words = day.toLocaleString("id-ID", { dateStyle: "long", timeStyle: "short" });
    const item = make("li", "", { class: "row kept" });
    const text = make("div", "");
    text.append(
      make("a", title, { class: "row-title", href: path }), " ",
      make("span", `${kind}, disimpan ${words}`, { class: "row-meta" }),
    );
    const button = make("button", "Hapus", { class: "button-quiet", type: "button", "aria-label": `Hapus salinan: ${title}` });
    button.addEventListener("click", async () => {
      const next = item.nextElementSibling || item.previousElementSibling;
      await remove();
      await show();
      status.textContent = `Salinan “${title}” dihapus.`;
      const place = next && [...list.querySelectorAll("a")].find((link) => link.href === next.querySelector("a").href);
      (place ? place.closest("li").querySelector("button") : list).focus();
    });
    item.append(text, button);
    return item;
  };

  const show = async () => {
    const regions = await read(REGION);
    const articles = await read(ARTICLES);
    if (!regions.length && !articles.length) {
      list.replaceChildren(make("p", "Belum ada yang tersimpan. Artikel yang Anda buka mulai sekarang akan tersimpan di sini.", { class: "notice" }));
      return;
    }
    const rows = make("ol", "", { class: "rows" });
    rows.append(...regions.map((copy) => row(copy, "Wilayah saya")), ...articles.map((copy) => row(copy, "Artikel")));
    const all = make("button", "Hapus semua salinan", { class: "button", type: "button" });
    all.addEventListener("click", async () => {
      await Promise.all([ARTICLES, REGION].map((name) => caches.delete(name)));
      await show();
      status.textContent = "Semua salinan dihapus dari peramban ini.";
      list.focus();
    });
    list.replaceChildren(rows, all);
  };

  // Shown in the place of a page that the network did not bring.
  if (location.pathname !== "/luring/") {
    missing.querySelector("a").href = location.href;
    missing.hidden = false;
  }
  if (window.caches && navigator.serviceWorker) {
    show().catch(() => {
      // Barred, as in some private windows: what stands in the page says so.
    });
  }
})();
