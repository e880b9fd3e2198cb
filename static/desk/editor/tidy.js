/* What the editor says in the HTML that is stored, and back. */

// A text without marks: paragraphs between blank lines, as the server makes them.
export const fromText = (text) => {
  if (!text.trim()) return "";
  const box = document.createElement("template");
  if (text.includes("<")) {
    box.innerHTML = text;
  } else {
    for (const block of text.split(/\n\s*\n/).filter((each) => each.trim())) {
      const paragraph = document.createElement("p");
      paragraph.textContent = block.trim();
      box.content.append(paragraph);
    }
  }
  // The editor knows no captions of tables: a paragraph above keeps the words.
  for (const caption of box.content.querySelectorAll("table caption")) {
    const paragraph = document.createElement("p");
    paragraph.append(...caption.childNodes);
    caption.closest("table").before(paragraph);
    caption.remove();
  }
  return box.innerHTML;
};

const unwrap = (element) => element.replaceWith(...element.childNodes);

const isHeadRow = (row) => [...row.children].every((cell) => cell.matches("th"));

export const tidy = (html) => {
  const box = document.createElement("template");
  box.innerHTML = html;
  const all = (selector) => box.content.querySelectorAll(selector);
  all("colgroup").forEach((element) => element.remove());
  // One paragraph in an item or a cell is no paragraph.
  for (const paragraph of all("li > p:first-child, td > p:first-child, th > p:first-child")) {
    const others = [...paragraph.parentElement.children].slice(1);
    if (others.every((other) => other.matches("ul, ol"))) unwrap(paragraph);
  }
  for (const cell of all("td, th")) {
    for (const name of ["colspan", "rowspan"]) {
      if (cell.getAttribute(name) === "1") cell.removeAttribute(name);
    }
    for (const name of ["style", "colwidth"]) cell.removeAttribute(name);
  }
  for (const body of all("table > tbody")) {
    const rows = [...body.children];
    const place = rows.findIndex((row) => !isHeadRow(row));
    const heads = place < 0 ? [] : rows.slice(0, place);
    if (!heads.length) continue;
    const head = document.createElement("thead");
    head.append(...heads);
    body.before(head);
  }
  for (const element of all("table, ol, ul")) element.removeAttribute("style");
  for (const empty of all("p, h2, h3, h4, blockquote")) {
    if (!empty.textContent.trim() && !empty.querySelector("figure, table")) empty.remove();
  }
  return [...box.content.children].map((element) => element.outerHTML).join("\n");
};
