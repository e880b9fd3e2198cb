/* What was copied elsewhere, reduced to what the portal keeps before the editor reads it. */

// Before anything is parsed: the policy forbids styles and handlers there too, and says so.
const UNREAD = /<!--[\s\S]*?-->|<(style|script|title|xml|svg)\b[\s\S]*?<\/\1\s*>/gi;
const TAG = /<([a-z][^\s\/>]*)((?:"[^"]*"|'[^']*'|[^>"'])*)>/gi;
const ATTRIBUTE = /([^\s"'=<>\/]+)\s*=\s*("[^"]*"|'[^']*'|[^\s"'>]+)/g;
const KEPT = ["href", "colspan", "rowspan", "scope", "data-gambar", "data-pm-slice"];
const GARBAGE = "style, script, meta, link, title, xml, img, svg, picture, button, input";
const OTHER_NAMES = { H1: "h2", H5: "h4", H6: "h4" };

const renamed = (element, name) => {
  const other = document.createElement(name);
  other.append(...element.childNodes);
  element.replaceWith(other);
  return other;
};

const wrapped = (element, name) => {
  const mark = document.createElement(name);
  mark.append(...element.childNodes);
  element.append(mark);
};

// Word writes the items of a list as paragraphs with a bullet or a number before them.
const listsOfWord = (root) => {
  let list = null;
  for (const item of root.querySelectorAll("[data-gaya*='mso-list']")) {
    if (!item.matches("p, h1, h2, h3, h4, h5, h6, div")) continue;
    const sign = item.querySelector("[data-gaya*='mso-list:Ignore'], [data-gaya*='mso-list: Ignore']");
    const name = /^\s*\(?[0-9a-z]{1,4}[.)]/i.test(sign?.textContent ?? item.textContent) ? "ol" : "ul";
    sign?.remove();
    if (!list || list.nextElementSibling !== item || list.localName !== name) {
      list = document.createElement(name);
      item.before(list);
    }
    const entry = document.createElement("li");
    entry.append(...item.childNodes);
    list.append(entry);
    item.remove();
  }
};

// The style goes on under a name of ours: office programs write bold and lists as one.
const keptOf = (attributes) =>
  [...attributes.matchAll(ATTRIBUTE)]
    .map(([, name, value]) => [name.toLowerCase(), value])
    .filter(([name]) => name === "style" || KEPT.includes(name))
    .map(([name, value]) => ` ${name === "style" ? "data-gaya" : name}=${value}`)
    .join("");

export const cleanPasted = (html) => {
  const bare = html
    .replace(UNREAD, "")
    .replace(TAG, (_, name, attributes) => `<${name}${keptOf(attributes)}>`);
  const page = new DOMParser().parseFromString(bare, "text/html");
  const root = page.body;
  root.querySelectorAll(GARBAGE).forEach((element) => element.remove());
  listsOfWord(root);
  for (const element of root.querySelectorAll("*")) {
    const style = element.dataset.gaya ?? "";
    if (element.matches("b, strong") && /(^|;)\s*font-weight:\s*(normal|400)/i.test(style)) {
      element.replaceWith(...element.childNodes);
      continue;
    }
    if (element.matches("span, font")) {
      if (/(^|;)\s*font-weight:\s*(bold|[6-9]00)/i.test(style)) wrapped(element, "strong");
      if (/(^|;)\s*font-style:\s*italic/i.test(style)) wrapped(element, "em");
    }
    delete element.dataset.gaya;
    if (OTHER_NAMES[element.tagName]) renamed(element, OTHER_NAMES[element.tagName]);
  }
  // Elements of Office's own, <o:p> and the like.
  for (const element of root.querySelectorAll("*")) {
    if (element.localName.includes(":")) element.replaceWith(...element.childNodes);
  }
  const words = page.createNodeIterator(root, NodeFilter.SHOW_TEXT);
  for (let node = words.nextNode(); node; node = words.nextNode()) {
    node.data = node.data.replace(/\u00a0/g, " ");
  }
  for (const block of root.querySelectorAll("p, h2, h3, h4")) {
    if (!block.textContent.trim() && !block.querySelector("figure")) block.remove();
  }
  return root.innerHTML;
};
