// "Wilayah saya": one region, kept in this browser alone. Nothing is sent.
(() => {
  "use strict";
  const KEY = "wilayah-saya";
  const PAGE = /^\/wilayah\/([a-z0-9-]+(\/[a-z0-9-]+)?)\/$/;

  const read = () => {
    try {
      const { nama, url } = JSON.parse(localStorage.getItem(KEY));
      // Other scripts and curious readers can write there too.
      const areTexts = typeof nama === "string" && typeof url === "string";
      if (areTexts && nama && nama.length <= 100 && PAGE.test(url)) return { nama, url };
    } catch {
      // Barred, or not ours.
    }
    return null;
  };

  const make = (tag, text, attributes) => {
    const element = document.createElement(tag);
    element.textContent = text;
    for (const name in attributes) element.setAttribute(name, attributes[name]);
    return element;
  };

  const places = [...document.querySelectorAll("[data-wilayah-saya]")].map((place) => ({ place, unset: [...place.childNodes] }));
  const buttons = [...document.querySelectorAll("button[data-nama][data-url]")];

  const show = () => {
    const mine = read();
    for (const { place, unset } of places) {
      if (!mine) {
        place.replaceChildren(...unset);
        continue;
      }
      const news = `/berita/?wilayah=${PAGE.exec(mine.url)[1]}`;
      const remove = make("button", "Hapus", { type: "button", "aria-label": `Hapus wilayah saya: ${mine.nama}` });
      remove.addEventListener("click", () => {
        save(null);
        place.querySelector("a").focus();
      });
      place.replaceChildren(
        make("span", "Wilayah saya:"), " ",
        make("a", mine.nama, { class: "my-region-name", href: mine.url }), " ",
        make("a", "Berita", { href: news, "aria-label": `Berita ${mine.nama}` }), " ",
        remove,
      );
    }
    for (const button of buttons) {
      const isMine = mine !== null && mine.url === button.dataset.url;
      button.textContent = isMine ? "Wilayah saya ✓ · Hapus" : "Jadikan wilayah saya";
    }
    // For luring.js, which keeps its page.
    dispatchEvent(new CustomEvent("wilayah-saya", { detail: mine && mine.url }));
  };

  const save = (region) => {
    try {
      if (region) localStorage.setItem(KEY, JSON.stringify(region));
      else localStorage.removeItem(KEY);
    } catch {
      show();
      return "Peramban ini tidak dapat menyimpan.";
    }
    show();
    return region ? "Disimpan di peramban ini." : "Dihapus dari peramban ini.";
  };

  // Only a look: a trial write would cost a phone its time on every page.
  try {
    localStorage.getItem(KEY);
  } catch {
    return;
  }
  for (const button of buttons) {
    button.hidden = false;
    button.addEventListener("click", () => {
      const { nama, url } = button.dataset;
      const mine = read();
      const isMine = mine !== null && mine.url === url;
      button.nextElementSibling.textContent = save(isMine ? null : { nama, url });
    });
  }
  show();
  addEventListener("storage", show);
})();
