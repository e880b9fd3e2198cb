/* The buttons above the text. */
import { ask } from "./dialog.js";

const ADDRESS = /^(https?:\/\/|mailto:|tel:|\/(?!\/))/i;

// An address as somebody types it: without https://, or that of a letter.
const completed = (typed) => {
  const address = typed.trim();
  if (!address || ADDRESS.test(address)) return address;
  if (/^[a-z][a-z0-9+.-]*:(?!\d)/i.test(address)) return "";
  return /^[^/\s]+@[^/\s]+$/.test(address) ? `mailto:${address}` : `https://${address}`;
};

const link = async (editor) => {
  const { href = "" } = editor.getAttributes("link");
  const answer = await ask("Tautan", "Simpan tautan", [
    {
      name: "href",
      label: "Alamat",
      value: href,
      hint: "Alamat halaman, atau alamat surel. Kosongkan untuk menghapus tautan.",
    },
  ]);
  if (answer) setLink(editor, completed(answer.href), answer.href.trim());
};

const setLink = (editor, href, words) => {
  const chain = editor.chain().focus();
  if (!href) chain.extendMarkRange("link").unsetLink().run();
  else if (editor.state.selection.empty && !editor.isActive("link")) {
    chain.insertContent({ type: "text", text: words, marks: [{ type: "link", attrs: { href } }] }).run();
  } else chain.extendMarkRange("link").setLink({ href }).run();
};

const paper = (papers) => async (editor) => {
  const answer = await ask("Sisipkan dokumen", "Sisipkan", [
    { name: "place", label: "Dokumen artikel ini", choices: papers.map((each, place) => [place, each.judul]) },
  ]);
  if (!answer) return;
  const { alamat, judul } = papers[answer.place];
  setLink(editor, alamat, judul);
};

const block = (icon, label, mark, run, isActive) => ({ group: "bentuk", icon, mark, label, run, isActive });
const heading = (level) =>
  block(
    "title",
    `Subjudul tingkat ${level - 1}`,
    `${level - 1}`,
    (editor) => editor.chain().focus().toggleHeading({ level }).run(),
    (editor) => editor.isActive("heading", { level }),
  );
const toggle = (group, icon, label, command, name) => ({
  group,
  icon,
  label,
  run: (editor) => editor.chain().focus()[command]().run(),
  isActive: (editor) => editor.isActive(name),
});
const inTable = (icon, label, command) => ({
  group: "tabel",
  icon,
  label,
  run: (editor) => editor.chain().focus()[command]().run(),
  isShown: (editor) => editor.isActive("table"),
});

export const items = (area) => {
  const papers = JSON.parse(area.dataset.dokumen ?? "[]");
  return [
    block(
      "notes",
      "Paragraf",
      "",
      (editor) => editor.chain().focus().setParagraph().run(),
      (editor) => editor.isActive("paragraph"),
    ),
    ...[2, 3, 4].map(heading),
    toggle("huruf", "format_bold", "Tebal", "toggleBold", "bold"),
    toggle("huruf", "format_italic", "Miring", "toggleItalic", "italic"),
    toggle("daftar", "format_list_bulleted", "Daftar", "toggleBulletList", "bulletList"),
    toggle("daftar", "format_list_numbered", "Daftar bernomor", "toggleOrderedList", "orderedList"),
    toggle("daftar", "format_quote", "Kutipan", "toggleBlockquote", "blockquote"),
    {
      group: "sisip",
      icon: "insert_link",
      label: "Tautan",
      run: link,
      isActive: (editor) => editor.isActive("link"),
    },
    ...(papers.length
      ? [{ group: "sisip", icon: "description", label: "Sisipkan dokumen", run: paper(papers) }]
      : []),
    {
      group: "sisip",
      icon: "grid_on",
      label: "Sisipkan tabel",
      run: (editor) =>
        editor.chain().focus().insertTable({ rows: 3, cols: 3, withHeaderRow: true }).run(),
      isShown: (editor) => !editor.isActive("table"),
    },
    inTable("playlist_add", "Tambah baris di bawah", "addRowAfter"),
    inTable("view_column", "Tambah kolom di kanan", "addColumnAfter"),
    inTable("table_rows", "Baris pertama sebagai kepala tabel", "toggleHeaderRow"),
    inTable("remove", "Hapus baris", "deleteRow"),
    inTable("clear", "Hapus kolom", "deleteColumn"),
    inTable("delete", "Hapus tabel", "deleteTable"),
    {
      group: "riwayat",
      icon: "undo",
      label: "Urungkan",
      run: (editor) => editor.chain().focus().undo().run(),
      isEnabled: (editor) => editor.can().undo(),
    },
    {
      group: "riwayat",
      icon: "redo",
      label: "Ulangi",
      run: (editor) => editor.chain().focus().redo().run(),
      isEnabled: (editor) => editor.can().redo(),
    },
  ];
};
