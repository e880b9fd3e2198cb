// What Django's own scripts leave undone for the keyboard and for screen readers.
"use strict";

// A cell that the edge of its table cuts in two counts as seen: no browser scrolls to it.
document.addEventListener("focusin", (event) => {
  if (event.target.closest("td, th")) {
    event.target.scrollIntoView({ block: "nearest", inline: "nearest" });
  }
});

// Names the fields that select2 draws over a select after that select's label. Its own markup
// names them after the chosen value only, or not at all.
{
  let numbers = 0;

  const labelId = (select) => {
    const label = select.labels[0];
    if (label && !label.id) label.id = `desk-label-${(numbers += 1)}`;
    return label?.id;
  };

  const nameField = (container) => {
    const select = container.previousElementSibling;
    const id = select?.matches("select") && labelId(select);
    if (!id) return;
    const field = container.querySelector("[role=combobox]");
    const value = container.querySelector("[role=textbox]");
    field.setAttribute("aria-labelledby", value ? `${id} ${value.id}` : id);
    value?.setAttribute("aria-labelledby", id);
    // Several choices: the place to type in stands among them.
    container.querySelector("[role=searchbox]")?.setAttribute("aria-labelledby", id);
    select.dataset.label = id;
  };

  const nameAll = (root) => {
    if (root.matches(".select2-container:not(.select2-container--open)")) nameField(root);
    root.querySelectorAll(".select2-container").forEach(nameField);
  };

  const observer = new MutationObserver((changes) => {
    for (const change of changes) {
      for (const node of change.addedNodes) if (node instanceof Element) nameAll(node);
    }
  });
  observer.observe(document.body, { childList: true, subtree: true });
  nameAll(document.body);

  document.addEventListener("DOMContentLoaded", () => {
    if (typeof django === "undefined" || !django.jQuery) return;
    // The list opens at the end of the page, with a field to type in of its own.
    django.jQuery(document).on("select2:open", (event) => {
      const field = event.target.nextElementSibling?.querySelector("[role=combobox][aria-owns]");
      field?.setAttribute("aria-controls", field.getAttribute("aria-owns"));
      const id = event.target.dataset.label;
      if (!id) return;
      // Outside of every landmark, at the end of the body: a region of its own.
      const list = document.querySelector("body > .select2-container--open");
      list?.setAttribute("role", "region");
      list?.setAttribute("aria-labelledby", id);
      for (const part of document.querySelectorAll(
        ".select2-dropdown [role=searchbox], .select2-dropdown [role=listbox]",
      )) {
        part.setAttribute("aria-labelledby", id);
      }
    });
  });
}
