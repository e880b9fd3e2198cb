// Shows the focal point of a picture, and takes it from a click. The fields with its numbers are
// what is sent, and what the keyboard uses.
"use strict";

document.addEventListener("DOMContentLoaded", () => {
  const box = document.querySelector(".focal");
  const fields = ["x", "y"].map((axis) => document.getElementById(`id_focus_${axis}`));
  if (!box || fields.includes(null)) return;
  const frame = box.querySelector(".focal-picture");
  const mark = box.querySelector(".focal-mark");
  const card = box.querySelector("canvas");
  const upload = document.getElementById("id_file");
  let source = box.querySelector("img");

  const size = () => [source.naturalWidth || source.width, source.naturalHeight || source.height];
  const focus = () =>
    fields.map((field) => Math.min(Math.max(Number(field.value === "" ? 50 : field.value), 0), 100));

  // As `card_box` of the server cuts it.
  const drawCard = ([x, y]) => {
    const [width, height] = size();
    if (!width || !height) return;
    const scale = Math.min(width / card.width, height / card.height);
    const [w, h] = [card.width * scale, card.height * scale];
    const left = Math.min(Math.max((width * x) / 100 - w / 2, 0), width - w);
    const top = Math.min(Math.max((height * y) / 100 - h / 2, 0), height - h);
    const pen = card.getContext("2d");
    pen.fillStyle = "white";
    pen.fillRect(0, 0, card.width, card.height);
    pen.drawImage(source, left, top, w, h, 0, 0, card.width, card.height);
  };

  const show = () => {
    const [x, y] = focus();
    mark.style.left = `${x}%`;
    mark.style.top = `${y}%`;
    drawCard([x, y]);
  };

  const reveal = () => {
    for (const part of [box, ...box.querySelectorAll("[hidden]")]) part.hidden = false;
    show();
  };

  // A file that is only chosen yet: drawn, as the policy lets no page load what it made itself.
  const preview = async () => {
    let picture;
    try {
      picture = await createImageBitmap(upload.files[0]);
    } catch {
      // No picture that this browser knows: the server says what is wrong with it.
      return;
    }
    const canvas = document.createElement("canvas");
    const scale = Math.min(1, 960 / picture.width);
    canvas.width = Math.round(picture.width * scale);
    canvas.height = Math.round(picture.height * scale);
    canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
    canvas.setAttribute("role", "img");
    canvas.setAttribute("aria-label", "Gambar yang dipilih");
    frame.firstElementChild.replaceWith(canvas);
    source = canvas;
    fields.forEach((field) => (field.value = 50));
    reveal();
  };

  frame.addEventListener("click", (event) => {
    const edge = frame.getBoundingClientRect();
    fields[0].value = Math.round(((event.clientX - edge.left) / edge.width) * 100);
    fields[1].value = Math.round(((event.clientY - edge.top) / edge.height) * 100);
    fields.forEach((field) => field.dispatchEvent(new Event("change", { bubbles: true })));
  });
  for (const field of fields) {
    field.addEventListener("input", show);
    field.addEventListener("change", show);
  }
  upload?.addEventListener("change", () => upload.files.length && preview());
  if (source.complete && source.naturalWidth) reveal();
  else source.addEventListener("load", reveal);
});
