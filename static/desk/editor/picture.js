/* A picture of the library in the text: a figure that names its key, drawn as a card. */
import { ask, tell } from "./dialog.js";

const ROWS = "select[name^='image_uses-'][name$='-image']";

// The pictures in the table of this form, saved or not: key → words.
const offered = () => {
  const found = new Map();
  for (const choice of document.querySelectorAll(ROWS)) {
    const row = choice.closest("tr");
    const isGone = row?.querySelector("input[name$='-DELETE']")?.checked;
    if (!choice.value || isGone || choice.name.includes("__prefix__")) continue;
    const alt = row?.querySelector("input[name$='-alt']")?.value;
    const name = choice.selectedOptions[0]?.textContent.trim() ?? "";
    found.set(choice.value, alt ? `${alt} · ${name}` : name);
  }
  return found;
};

export const Picture = (library, area) =>
  library.Node.create({
    name: "gambar",
    group: "block",
    atom: true,
    draggable: true,
    addAttributes: () => ({
      key: {
        default: null,
        parseHTML: (element) => element.dataset.gambar,
        renderHTML: ({ key }) => ({ "data-gambar": key }),
      },
    }),
    parseHTML: () => [
      {
        tag: "figure[data-gambar]",
        getAttrs: (element) => (/^\d{1,18}$/.test(element.dataset.gambar) ? null : false),
      },
    ],
    renderHTML: ({ HTMLAttributes }) => ["figure", HTMLAttributes],
    addNodeView:
      () =>
      ({ node }) => {
        const { key } = node.attrs;
        const dom = document.createElement("figure");
        dom.className = "prose-picture";
        const address = JSON.parse(area.dataset.gambar ?? "{}")[key];
        if (address) {
          const picture = document.createElement("img");
          picture.src = address;
          picture.alt = "";
          dom.append(picture);
        }
        const words = document.createElement("figcaption");
        words.textContent = `Gambar: ${offered().get(key) ?? "tidak ada di tabel “Pemakaian gambar”"}`;
        dom.append(words);
        return { dom };
      },
  });

export const pictureItems = (area) =>
  area.dataset.gambar === undefined
    ? []
    : [
        {
          group: "sisip",
          icon: "image",
          label: "Sisipkan gambar",
          run: async (editor) => {
            const pictures = offered();
            if (!pictures.size) {
              await tell(
                "Sisipkan gambar",
                "Artikel ini belum punya gambar. Tambahkan dahulu di tabel “Pemakaian gambar” di bawah isi.",
              );
              return;
            }
            const answer = await ask("Sisipkan gambar", "Sisipkan", [
              { name: "key", label: "Gambar", choices: [...pictures] },
            ]);
            if (answer) {
              editor
                .chain()
                .focus()
                .insertContent({ type: "gambar", attrs: { key: answer.key } })
                .run();
            }
          },
        },
      ];
