// Suggestions while typing, for every <input data-saran="address">. The form works without them.
(() => {
  "use strict";
  const WAIT = 150;
  const SHORTEST = 2;

  const make = (tag, attributes, text = "") => {
    const element = document.createElement(tag);
    for (const name in attributes) element.setAttribute(name, attributes[name]);
    element.textContent = text;
    return element;
  };

  const enhance = (input, number) => {
    const id = `saran-${number}`;
    const list = make("ul", { id, class: "suggestions", role: "listbox", "aria-label": "Saran", hidden: "" });
    const status = make("p", { class: "visually-hidden", role: "status" });
    let found = [];
    let active = -1;
    let timer, request;

    const attributes = { role: "combobox", "aria-autocomplete": "list", "aria-controls": id, "aria-expanded": "false" };
    for (const name in attributes) input.setAttribute(name, attributes[name]);
    input.parentElement.classList.add("has-suggestions");
    input.after(list, status);

    const mark = (index) => {
      active = index;
      [...list.children].forEach((option, place) => option.setAttribute("aria-selected", place === index));
      if (index < 0) return input.removeAttribute("aria-activedescendant");
      input.setAttribute("aria-activedescendant", `${id}-${index}`);
      list.children[index].scrollIntoView({ block: "nearest" });
    };

    const open = (isOpen) => {
      list.hidden = !isOpen;
      input.setAttribute("aria-expanded", isOpen);
      if (isOpen) list.style.top = `${input.offsetTop + input.offsetHeight}px`;
      else mark(-1);
    };

    const forget = () => {
      clearTimeout(timer);
      if (request) request.abort();
    };

    const close = () => {
      forget();
      open(false);
      status.textContent = "";
    };

    const choose = (item) => {
      close();
      if ("saranIsi" in input.dataset) {
        input.value = item.nilai;
        input.dispatchEvent(new Event("change", { bubbles: true }));
      } else {
        location.assign(item.url);
      }
    };

    const show = (items) => {
      found = items;
      list.replaceChildren(...items.map((item, index) => {
        const option = make("li", { id: `${id}-${index}`, role: "option", "aria-selected": "false" });
        option.append(make("span", {}, item.nama), " ", make("small", {}, item.keterangan));
        option.addEventListener("click", () => choose(item));
        return option;
      }));
      open(items.length > 0);
      status.textContent = items.length ? `${items.length} saran` : "Tidak ada saran";
    };

    const ask = async () => {
      const query = input.value.trim();
      request = new AbortController();
      const { signal } = request;
      try {
        const response = await fetch(`${input.dataset.saran}?q=${encodeURIComponent(query)}`, { signal, credentials: "omit" });
        const answer = await response.json();
        // An aborted answer may have arrived already.
        if (!signal.aborted) show(answer.saran);
      } catch {
        // Silently: the form still works. What is listed belongs to older words.
        if (!signal.aborted) close();
      }
    };

    input.addEventListener("input", () => {
      forget();
      if (input.value.trim().length < SHORTEST) return close();
      timer = setTimeout(ask, WAIT);
    });

    input.addEventListener("keydown", (event) => {
      if (event.isComposing) return;
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (list.hidden) {
        if (step && input.value.trim().length >= SHORTEST) {
          event.preventDefault();
          forget();
          ask();
        }
        return;
      }
      if (step) {
        mark(active < 0 && step < 0 ? found.length - 1 : (active + step + found.length) % found.length);
      } else if (event.key === "Enter" && active >= 0) {
        choose(found[active]);
      } else if (event.key === "Escape") {
        close();
      } else {
        return;
      }
      event.preventDefault();
    });

    input.addEventListener("blur", close);
    // A press on an option must not take the focus, or the list would close before the click.
    list.addEventListener("mousedown", (event) => event.preventDefault());
  };

  document.querySelectorAll("input[data-saran]").forEach(enhance);
})();
