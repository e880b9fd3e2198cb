// Keys for the daily ways of the desk. Single keys can be switched off (WCAG 2.1.4), are silent
// while somebody types, and lead where a link of the page leads: never where rights end.
"use strict";
{
  const STORED = "desk.shortcuts";
  // Milliseconds between the keys of a sequence such as "g a".
  const PAUSE = 1500;
  const dialog = document.getElementById("desk-shortcuts");
  const toggle = document.getElementById("shortcuts-on");
  let typed = "";
  let typedAt = 0;
  let isSent = false;

  // A browser may refuse its storage; the choice then lasts as long as the page.
  const read = () => {
    try {
      return localStorage.getItem(STORED);
    } catch {
      return null;
    }
  };
  const store = (value) => {
    try {
      localStorage.setItem(STORED, value);
    } catch {
      /* see above */
    }
  };

  const links = [...document.querySelectorAll("[data-shortcut]")];
  const search = () => document.querySelector("#content-start #searchbar");
  const saveButton = () =>
    document.querySelector("#content-start [name=_continue]") ??
    document.querySelector("#content-start [name=_save]");

  // The attribute has no way to say "one after the other", so sequences are told by the dialog.
  const announce = () => {
    const named = links
      .filter((link) => !link.dataset.shortcut.includes(" "))
      .map((link) => [link, link.dataset.shortcut]);
    const opener = document.getElementById("open-shortcuts");
    for (const [part, keys] of [...named, [search(), "/"], [opener, "?"]]) {
      if (!part) continue;
      if (!toggle || toggle.checked) part.setAttribute("aria-keyshortcuts", keys);
      else part.removeAttribute("aria-keyshortcuts");
    }
    saveButton()?.setAttribute("aria-keyshortcuts", "Control+S");
  };

  const isTyping = (target) =>
    target instanceof Element &&
    (target.closest(
      "input:not([type=checkbox], [type=radio], [type=submit], [type=button]), textarea, select, " +
        "[contenteditable]:not([contenteditable=false]), [role=combobox], [role=listbox], " +
        "[role=textbox], [role=searchbox]",
    ) !== null ||
      target.isContentEditable);

  const save = (event) => {
    const button = saveButton();
    if (!button) return;
    event.preventDefault();
    // A key that is held down, or pressed again while the answer is on its way, saves once.
    if (!event.repeat && !isSent && !document.querySelector("dialog[open]")) button.click();
  };

  const follow = (keys) => {
    const link = links.find((each) => each.dataset.shortcut === keys);
    link?.click();
    return Boolean(link);
  };

  const press = (event) => {
    const now = event.timeStamp;
    const before = now - typedAt < PAUSE ? typed : "";
    typed = "";
    if (event.key === "?") {
      dialog.showModal();
      return true;
    }
    if (event.key === "/") {
      search()?.focus();
      return Boolean(search());
    }
    const key = event.key.toLowerCase();
    if (before && follow(`${before} ${key}`)) return true;
    if (links.some((link) => link.dataset.shortcut.startsWith(`${key} `))) {
      typed = key;
      typedAt = now;
      return true;
    }
    return follow(key);
  };

  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.isComposing) return;
    const isControl = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
    if (isControl && event.key.toLowerCase() === "s") save(event);
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
    if (!dialog || !toggle.checked || event.key.length !== 1) return;
    if (isTyping(event.target) || document.querySelector("dialog[open]")) return;
    if (press(event)) event.preventDefault();
  });

  document.addEventListener("submit", (event) => {
    if (!event.defaultPrevented && event.target.method === "post") isSent = true;
  });
  addEventListener("pageshow", () => {
    isSent = false;
  });

  if (dialog) {
    toggle.checked = read() !== "off";
    toggle.addEventListener("change", () => {
      store(toggle.checked ? "on" : "off");
      announce();
    });
    const opener = document.getElementById("open-shortcuts");
    opener.hidden = false;
    opener.addEventListener("click", () => dialog.showModal());
    document.getElementById("close-shortcuts").addEventListener("click", () => dialog.close());
  }
  announce();
}
