/* The editor in place of a textarea with HTML. Where it cannot start, the textarea stays. */
import { Picture, pictureItems } from "./editor/picture.js";
import { cleanPasted } from "./editor/paste.js";
import { fromText, tidy } from "./editor/tidy.js";
import { toolbar } from "./editor/toolbar.js";
import { items } from "./editor/items.js";

// Tab leaves the text, as in every other field: nobody is caught in a table or a list.
const withoutTab = (extension) =>
  extension.extend({
    addKeyboardShortcuts() {
      const { Tab, "Shift-Tab": back, ...others } = this.parent?.() ?? {};
      return others;
    },
  });

const cellWith = (extension, names) =>
  extension.extend({
    addAttributes() {
      const kept = Object.fromEntries(names.map((name) => [name, { default: null }]));
      return { ...this.parent?.(), ...kept };
    },
  });

const extensionsOf = (library, area) => [
  library.Document,
  library.Text,
  library.Paragraph,
  library.HardBreak,
  library.Heading.configure({ levels: [2, 3, 4] }),
  library.Bold,
  library.Italic,
  library.BulletList,
  library.OrderedList.configure({ enableListAttributes: false }),
  withoutTab(library.ListItem),
  library.Blockquote,
  library.Link.extend({ addKeyboardShortcuts: () => ({}) }).configure({
    autolink: false,
    enableTarget: false,
    linkOnPaste: true,
  }),
  withoutTab(library.Table).configure({ resizable: false }),
  library.TableRow,
  library.TableCell,
  cellWith(library.TableHeader, ["scope"]),
  library.UndoRedo,
  library.Gapcursor,
  Picture(library, area),
];

const start = async (area) => {
  const library = await import(area.dataset.editor);
  const label = area.labels[0];
  if (label && !label.id) label.id = `${area.id}-label`;
  const frame = document.createElement("div");
  frame.className = "prose-editor";
  area.before(frame);
  frame.append(area);

  let stored = area.value;
  let before;
  const editor = new library.Editor({
    element: frame,
    injectCSS: false,
    editable: !area.disabled,
    extensions: extensionsOf(library, area),
    content: fromText(stored),
    editorProps: {
      attributes: {
        role: "textbox",
        "aria-multiline": "true",
        ...(label && { "aria-labelledby": label.id }),
        ...(area.getAttribute("aria-describedby") && {
          "aria-describedby": area.getAttribute("aria-describedby"),
        }),
        lang: "id",
      },
      transformPastedHTML: cleanPasted,
    },
    onUpdate() {
      // What was opened and left as it was is sent as it was: the editor writes the same text
      // with other marks.
      area.value = editor.state.doc.eq(before) ? stored : tidy(editor.getHTML());
      area.dispatchEvent(new Event("input", { bubbles: true }));
    },
  });
  before = editor.state.doc;

  frame.prepend(toolbar(editor, [...items(area), ...pictureItems(area)]));
  label?.addEventListener("click", () => editor.commands.focus());
  // Whoever puts another text into the textarea tells the editor so.
  area.addEventListener("isi-diganti", () => {
    editor.commands.setContent(fromText(area.value), { emitUpdate: true });
  });
  area.dataset.siap = "";
  area.dispatchEvent(new Event("editor-siap", { bubbles: true }));
};

for (const area of document.querySelectorAll("textarea[data-editor]")) {
  start(area).catch((error) => console.error(error));
}

for (const told of document.querySelectorAll("[data-length-of]")) {
  const area = document.getElementById(told.dataset.lengthOf);
  const count = () => {
    const words = fromText(area.value)
      .replace(/<[^>]*>/g, " ")
      .split(/\s+/)
      .filter(Boolean).length;
    const minutes = Math.max(1, Math.round(words / told.dataset.speed));
    told.textContent = words ? `${words} kata, ${minutes} menit baca` : "0 kata";
  };
  area?.addEventListener("input", count);
}
