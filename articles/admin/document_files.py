"""Which files the library takes in: PDF and pictures, told by their content and not their name."""

import re
import uuid
import zlib

from django.core.files.base import ContentFile

from articles.pictures.intake import Unusable, remade

LARGEST = 20 * 1024 * 1024
PICTURES = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"RIFF")
NEITHER = (
    "Hanya PDF atau gambar (JPEG, PNG, WebP) yang diterima, dan isi berkas ini bukan itu. "
    "Naskah Word atau Excel: simpan dahulu sebagai PDF."
)
BROKEN = "Berkas PDF ini rusak atau terpotong; unduh atau pindai lagi."
ACTIVE = (
    "PDF ini memuat skrip, perintah, atau lampiran di dalamnya. Cetak lagi sebagai PDF biasa, "
    "lalu unggah hasilnya."
)
# Where an archive says that it ends: what is a PDF and an archive at once.
ARCHIVE_END = b"PK\x05\x06"
ARCHIVE_TAIL = 66 * 1024
MARKUP = re.compile(rb"<(?:!doctype|html|head|body|script|iframe|svg|\?php)\b", re.IGNORECASE)
MARKUP_WITHIN = 4096
DEEDS = re.compile(rb"/(?:JavaScript|JS|Launch|EmbeddedFiles?|RichMedia|SubmitForm)\b")
# Names may hide behind the codes of their letters: /J#61vaScript.
CODED = re.compile(rb"#([0-9A-Fa-f]{2})")
OBJECT_STREAM = re.compile(rb"/ObjStm\b.{0,400}?stream\r?\n", re.DOTALL)
MOST_STREAMS = 2000
MOST_UNPACKED = 2 * 1024 * 1024


def accepted(upload) -> ContentFile:
    """What of `upload` is kept, under a random name; raises Unusable with the reason."""
    if upload.size > LARGEST:
        raise Unusable(f"Berkas lebih dari {LARGEST // 1024 // 1024} MB; kecilkan dahulu.")
    upload.seek(0)
    content = upload.read()
    if not content:
        raise Unusable("Berkas ini kosong.")
    if content.startswith(b"%PDF-"):
        require_plain_pdf(content)
        return ContentFile(content, name=f"{uuid.uuid4().hex}.pdf")
    if content.startswith(PICTURES):
        return remade(upload)
    raise Unusable(NEITHER)


def require_plain_pdf(content):
    """Refuse what is not whole, what is something else too, and what acts when it is opened."""
    tail = content[-1024:]
    end = tail.rfind(b"%%EOF")
    if end < 0 or tail[end + 5 :].strip(b"\0 \t\r\n"):
        raise Unusable(BROKEN)
    if ARCHIVE_END in content[-ARCHIVE_TAIL:] or MARKUP.search(content[:MARKUP_WITHIN]):
        raise Unusable(NEITHER)
    if b"obj" not in content:
        raise Unusable(BROKEN)
    if any(DEEDS.search(CODED.sub(decoded, part)) for part in [content, *object_streams(content)]):
        raise Unusable(ACTIVE)


def decoded(match) -> bytes:
    return bytes([int(match[1], 16)])


def object_streams(content):
    """The packed lists of objects in a PDF, unpacked as far as they are of a sane size."""
    for number, match in enumerate(OBJECT_STREAM.finditer(content)):
        if number >= MOST_STREAMS:
            raise Unusable(BROKEN)
        try:
            yield zlib.decompressobj().decompress(content[match.end() :], MOST_UNPACKED)
        except zlib.error:
            continue
