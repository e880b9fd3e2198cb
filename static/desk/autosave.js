/* Keeps what is written in the form in this browser until it is saved, and offers it on return.

   Kept by user and address of the form, for seven days; static/desk/unsaved.js forgets it once
   the server has taken the form, and at log-out. */
"use strict";

{
  const { user } = document.currentScript.dataset;
  const PAUSE = 1000;
  const MOST = 3;
  const form = document.querySelector("#content-main form[id$='_form']");
  const KEY = `naskah:${user}:${location.pathname}`;
  const LEFT_OUT = "[type=hidden], [type=password], [type=file], [type=submit], [type=button]";
  const GROUP = /^(.+)-(\d+)-(.+)$/;

  const kept = () => {
    try {
      return JSON.parse(localStorage.getItem(KEY)) ?? [];
    } catch {
      return [];
    }
  };
  // No room, or not allowed: the form works as it does without a script.
  const keep = (drafts) => {
    try {
      if (drafts.length) localStorage.setItem(KEY, JSON.stringify(drafts.slice(-MOST)));
      else localStorage.removeItem(KEY);
    } catch {}
  };

  const fieldsOf = () =>
    [...form.elements].filter(
      (field) => field.name && !field.matches(LEFT_OUT) && !field.name.includes("__prefix__"),
    );

  const valueOf = (field) => {
    if (field.matches("select")) {
      return [...field.selectedOptions]
        .filter((option) => option.value)
        .map((option) => [option.value, option.textContent.trim()]);
    }
    return field.matches("[type=checkbox], [type=radio]") ? field.checked : field.value;
  };

  // The row of the database that a field belongs to; rows change their numbers.
  const rowOf = (name) => {
    const [, group, number, column] = GROUP.exec(name) ?? [];
    const key = group && form.elements[`${group}-${number}-id`];
    return key ? { group, column, number, id: key.value } : null;
  };

  const written = () =>
    fieldsOf().map((field) => ({ name: field.name, row: rowOf(field.name), value: valueOf(field) }));

  const start = () => {
    const state = form.elements.keadaan;
    const stated = state?.value ?? "";
    // A form that came back unsaved is what was written, not what is stored.
    const isReturned = Boolean(document.querySelector(".errornote"));
    const sent = JSON.parse(sessionStorage.getItem("naskah-dikirim") ?? "null");
    let id = isReturned && sent?.key === KEY ? sent.id : crypto.randomUUID();
    let base = isReturned ? "" : JSON.stringify(written());
    let isSent = false;
    // What scripts put into the form while it opens is nobody's work.
    let isTouched = isReturned;
    let timer;

    const touch = () => {
      isTouched = true;
    };
    for (const kind of ["pointerdown", "keydown", "input"]) {
      form.addEventListener(kind, touch, { once: true, capture: true });
    }
    const isDirty = () => isTouched && JSON.stringify(written()) !== base;
    const note = document.createElement("p");
    note.className = "autosave-note";
    form.querySelector(".submit-row")?.after(note);

    const store = () => {
      const others = kept().filter((draft) => draft.id !== id);
      if (!isDirty()) {
        keep(others);
        note.textContent = "";
        return;
      }
      keep([...others, { id, at: Date.now(), stated: state?.value ?? "", fields: written() }]);
      const time = new Date().toLocaleTimeString("id-ID", { timeStyle: "short" });
      note.textContent = `Belum disimpan ke meja; disimpan di peramban ini pukul ${time}. Pratinjau menampilkan naskah yang tersimpan.`;
    };
    const later = () => {
      clearTimeout(timer);
      timer = setTimeout(store, PAUSE);
    };
    form.addEventListener("input", later);
    form.addEventListener("change", later);
    // Choosers and rows tell jQuery only.
    globalThis.django?.jQuery(form).on("change formset:added formset:removed", later);

    form.addEventListener("submit", () => {
      clearTimeout(timer);
      store();
      isSent = true;
      sessionStorage.setItem("naskah-dikirim", JSON.stringify({ key: KEY, id }));
    });
    addEventListener("pageshow", (event) => {
      if (event.persisted) isSent = false;
    });
    addEventListener("pagehide", () => {
      if (!isSent) store();
    });
    addEventListener("beforeunload", (event) => {
      if (!isSent && isDirty()) event.preventDefault();
    });

    const adopt = (draft) => {
      touch();
      const missing = restore(draft.fields);
      // What a colleague stored meanwhile is then shown beside it, as for any form left open.
      if (state && draft.stated) state.value = draft.stated;
      keep(kept().filter((each) => each.id !== id));
      id = draft.id;
      store();
      return missing;
    };
    for (const draft of kept()) {
      if (draft.id !== id) form.before(offer(draft, adopt));
    }
    if (isReturned) store();
    form.dataset.tersimpan = stated;
  };

  const offer = (draft, adopt) => {
    const box = document.createElement("div");
    box.className = "autosave-offer";
    box.setAttribute("role", "status");
    const day = new Date(draft.at).toLocaleDateString("id-ID", { day: "numeric", month: "long" });
    const time = new Date(draft.at).toLocaleTimeString("id-ID", { timeStyle: "short" });
    const words = document.createElement("p");
    words.textContent = `Ada naskah yang belum disimpan dari ${day} ${time}.`;
    const button = (label, act) => {
      const made = document.createElement("button");
      made.type = "button";
      made.className = "button";
      made.textContent = label;
      made.addEventListener("click", act);
      return made;
    };
    const forget = () => keep(kept().filter((each) => each.id !== draft.id));
    box.append(
      words,
      button("Pulihkan", () => {
        const missing = adopt(draft);
        box.replaceChildren(words);
        words.textContent = missing
          ? `Naskah dipulihkan; ${missing} isian tabel tidak, karena barisnya sudah tidak ada.`
          : "Naskah dipulihkan. Periksa, lalu simpan.";
        words.tabIndex = -1;
        words.focus();
      }),
      button("Buang", () => {
        forget();
        box.remove();
        form.querySelector("input:not([type=hidden])")?.focus();
      }),
    );
    return box;
  };

  // Puts `fields` into the form; answers how many found no place.
  const restore = (fields) => {
    const added = new Map();
    let missing = 0;
    for (const { name, row, value } of fields) {
      const field = row ? fieldIn(row, added) : form.elements[name];
      if (field instanceof Element) fill(field, value);
      else if (row?.id) missing += 1;
    }
    return missing;
  };

  const fieldIn = ({ group, column, number, id }, added) => {
    if (id) {
      const key = [...form.querySelectorAll(`input[name^='${group}-'][name$='-id']`)].find(
        (each) => each.value === id,
      );
      return key && form.elements[key.name.replace(/-id$/, `-${column}`)];
    }
    const row = `${group}-${number}`;
    if (!added.has(row)) {
      const total = form.elements[`${group}-TOTAL_FORMS`];
      const next = Number(total.value);
      document.querySelector(`#${group}-group .add-row a`)?.click();
      added.set(row, Number(total.value) > next ? next : null);
    }
    const place = added.get(row);
    return place === null ? null : form.elements[`${group}-${place}-${column}`];
  };

  const fill = (field, value) => {
    if (field.matches("select")) {
      for (const [key, words] of value) {
        const isKnown = [...field.options].some((option) => option.value === key);
        if (!isKnown) field.add(new Option(words, key));
      }
      const keys = value.map(([key]) => key);
      for (const option of field.options) option.selected = keys.includes(option.value);
      if (!keys.length && !field.multiple) field.value = "";
      globalThis.django?.jQuery(field).trigger("change");
    } else if (field.matches("[type=checkbox], [type=radio]")) {
      field.checked = value;
    } else if (field.value !== value) {
      field.value = value;
      field.dispatchEvent(new Event("isi-diganti"));
    }
    field.dispatchEvent(new Event("change", { bubbles: true }));
  };

  // After Django's own scripts have made the rows and choosers, and the editor its text.
  if (form) {
    const area = form.querySelector("textarea[data-editor]");
    addEventListener("load", () => {
      if (!area || "siap" in area.dataset) start();
      else {
        const once = { once: true };
        let isStarted = false;
        const begin = () => {
          if (!isStarted) start();
          isStarted = true;
        };
        area.addEventListener("editor-siap", begin, once);
        // The editor did not come: the textarea is what is written in.
        setTimeout(begin, 5000);
      }
    });
  }
}
