/* Forgets what static/desk/autosave.js kept: when the server has taken it, at log-out, with time. */
"use strict";

{
  const DAYS = 7;
  const names = () => Object.keys(localStorage).filter((name) => name.startsWith("naskah:"));
  const read = (name) => {
    try {
      return JSON.parse(localStorage.getItem(name)) ?? [];
    } catch {
      return [];
    }
  };
  const write = (name, drafts) => {
    if (drafts.length) localStorage.setItem(name, JSON.stringify(drafts));
    else localStorage.removeItem(name);
  };

  try {
    const oldest = Date.now() - DAYS * 86400000;
    for (const name of names()) {
      const drafts = read(name);
      const young = drafts.filter((draft) => draft.at > oldest);
      if (young.length !== drafts.length || !drafts.length) write(name, young);
    }
    // Sending is not yet saving: the server says so on the page that follows.
    const sent = JSON.parse(sessionStorage.getItem("naskah-dikirim") ?? "null");
    const isSaved = /(^|; )naskah-tersimpan=1/.test(document.cookie);
    if (isSaved) document.cookie = "naskah-tersimpan=; path=/admin/; max-age=0; samesite=strict";
    if (sent && isSaved) {
      write(sent.key, read(sent.key).filter((draft) => draft.id !== sent.id));
      sessionStorage.removeItem("naskah-dikirim");
    }
    document.addEventListener("submit", (event) => {
      if (event.target.action === document.querySelector("#logout-form")?.action) {
        for (const name of names()) localStorage.removeItem(name);
      }
    });
  } catch {
    // Storage is barred: nothing is kept, so there is nothing to forget.
  }
}
