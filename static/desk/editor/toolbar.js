/* The row of buttons: one stop of the Tab key, arrows within it, as a toolbar should be. */

const button = ({ icon, mark, label }) => {
  const made = document.createElement("button");
  made.type = "button";
  made.title = label;
  made.setAttribute("aria-label", label);
  const sign = document.createElement("span");
  sign.className = "material-icons";
  sign.textContent = icon;
  sign.setAttribute("aria-hidden", "true");
  made.append(sign);
  if (mark) {
    const number = document.createElement("span");
    number.textContent = mark;
    number.setAttribute("aria-hidden", "true");
    made.append(number);
  }
  return made;
};

export const toolbar = (editor, items) => {
  const bar = document.createElement("div");
  bar.className = "prose-toolbar";
  bar.setAttribute("role", "toolbar");
  bar.setAttribute("aria-label", "Alat tulis");
  const buttons = new Map();
  const groups = new Map();
  for (const item of items) {
    if (!groups.has(item.group)) {
      const group = document.createElement("span");
      group.className = "prose-group";
      groups.set(item.group, group);
      bar.append(group);
    }
    const made = button(item);
    made.addEventListener("click", () => {
      if (made.getAttribute("aria-disabled") !== "true") item.run(editor);
    });
    // The text keeps its selection under the mouse.
    made.addEventListener("mousedown", (event) => event.preventDefault());
    groups.get(item.group).append(made);
    buttons.set(item, made);
  }

  const shown = () => [...buttons.values()].filter((each) => !each.hidden);
  const stopAt = (target) => {
    for (const each of buttons.values()) each.tabIndex = each === target ? 0 : -1;
  };
  bar.addEventListener("keydown", (event) => {
    const all = shown();
    const place = all.indexOf(document.activeElement);
    const next = {
      ArrowRight: all[(place + 1) % all.length],
      ArrowLeft: all.at(place - 1),
      Home: all[0],
      End: all.at(-1),
    }[event.key];
    if (!next) return;
    event.preventDefault();
    stopAt(next);
    next.focus();
  });
  bar.addEventListener("focusin", (event) => {
    if (event.target.matches("button")) stopAt(event.target);
  });

  const update = () => {
    for (const [item, made] of buttons) {
      if (item.isActive) made.setAttribute("aria-pressed", String(item.isActive(editor)));
      if (item.isShown) made.hidden = !item.isShown(editor);
      if (item.isEnabled) made.setAttribute("aria-disabled", String(!item.isEnabled(editor)));
    }
    const all = shown();
    if (!all.some((each) => each.tabIndex === 0)) stopAt(all[0]);
  };
  editor.on("transaction", update);
  stopAt(shown()[0]);
  update();
  return bar;
};
