"""Pictures for tests: small ones, made here, with what cameras and attackers put into them."""

import io
import struct
import zlib

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image as Picture

from articles.models import Image
from articles.pictures.files import NewFiles
from articles.pictures.intake import prepare
from articles.pictures.keeping import write_new

# The part of a photograph's notes that tells where it was taken.
GPS = 0x8825


def drawn(size=(64, 48), mode="RGB", seed=1):
    """A picture with edges, of which two with other seeds do not resemble each other."""
    picture = Picture.new("L", (8, 8))
    picture.putdata([(seed * 37 + place * place * 91 + place * 53) % 251 for place in range(64)])
    return picture.resize(size, Picture.Resampling.NEAREST).convert(mode)


def encoded(picture, kind="JPEG", **options) -> bytes:
    buffer = io.BytesIO()
    picture.save(buffer, kind, **options)
    return buffer.getvalue()


def exif_of_a_phone():
    exif = Picture.Exif()
    exif[0x010F] = "Kamera Rahasia"
    exif[0x0112] = 6
    exif.get_ifd(GPS).update({1: "S", 2: (6.0, 10.0, 31.0), 3: "E", 4: (106.0, 49.0, 37.0)})
    return exif


def upload(content: bytes, name="foto.jpg"):
    return SimpleUploadedFile(name, content)


def photo(seed=1, size=(64, 48), name="foto.jpg", **options):
    """An uploaded JPEG."""
    return upload(encoded(drawn(size, seed=seed), "JPEG", **options), name)


def png_of(*chunks, size=(64, 48)) -> bytes:
    """A PNG whose header announces `size`, with `chunks` (name, data) before the pixels."""
    header = struct.pack(">IIBBBBB", *size, 8, 0, 0, 0, 0)
    rows = zlib.compress(b"\0" * (65 * 48))
    parts = [(b"IHDR", header), *chunks, (b"IDAT", rows), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(*part) for part in parts)


def _chunk(name, data):
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def make_image(seed=1, size=(64, 48), **fields) -> Image:
    """A picture of the library with all its files."""
    image = Image(**{"credit": "Sari Contoh", **fields})
    with NewFiles() as files:
        write_new(image, prepare(photo(seed, size)), files)
        image.save()
    return image
