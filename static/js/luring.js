// Registers the service worker that keeps what was read, and tells it what only a page knows.
(() => {
  "use strict";
  const workers = navigator.serviceWorker;
  if (!workers) return;

  const tell = async (words) => (await workers.ready).active.postMessage(words);

  // From wilayah-saya.js: which region is saved, now and whenever that changes.
  addEventListener("wilayah-saya", (event) => tell({ wilayah: event.detail }));

  // After the page, which is what the reader waits for.
  addEventListener("load", async () => {
    try {
      await workers.register("/sw.js", { updateViaCache: "all" });
    } catch {
      return;
    }
    // The page that brings the worker was loaded without it.
    tell({ path: location.pathname });
  });
})();
