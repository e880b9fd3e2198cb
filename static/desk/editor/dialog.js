/* Small questions of the editor. They stand outside of the form, which would send them along. */

let numbers = 0;

const element = (name, properties = {}, children = []) => {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
};

const field = ({ name, label, value = "", choices, hint }) => {
  const id = `tanya-${(numbers += 1)}`;
  const input = choices
    ? element(
        "select",
        { id, name },
        choices.map(([key, words]) => element("option", { value: key, textContent: words })),
      )
    : element("input", { id, name, type: "text", value, autocomplete: "off" });
  const parts = [element("label", { htmlFor: id, textContent: label }), input];
  if (hint) {
    const help = element("p", { id: `${id}-bantuan`, className: "help", textContent: hint });
    input.setAttribute("aria-describedby", help.id);
    parts.push(help);
  }
  return element("div", { className: "prose-question" }, parts);
};

const open = (title, children, button) =>
  new Promise((resolve) => {
    const heading = element("h2", { id: `tanya-${(numbers += 1)}`, textContent: title });
    const cancel = element("button", { type: "button", className: "button", textContent: "Batal" });
    const go = element("button", { className: "button default", textContent: button ?? "Tutup" });
    const form = element("form", { method: "dialog" }, [
      heading,
      ...children,
      element("div", { className: "prose-answers" }, button ? [go, cancel] : [go]),
    ]);
    const dialog = element("dialog", { className: "prose-dialog" }, [form]);
    dialog.setAttribute("aria-labelledby", heading.id);
    let answer = null;
    form.addEventListener("submit", () => {
      answer = Object.fromEntries(new FormData(form));
    });
    cancel.addEventListener("click", () => dialog.close());
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(button ? answer : null);
    });
    (document.querySelector("main") ?? document.body).append(dialog);
    dialog.showModal();
  });

// The answers by name of the field, or null.
export const ask = (title, button, fields) => open(title, fields.map(field), button);

export const tell = (title, words) => open(title, [element("p", { textContent: words })]);
