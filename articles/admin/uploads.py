"""What is done to a file on its way in."""

import hashlib
import io
import uuid

from django.core.files.base import ContentFile
from PIL import Image, ImageOps

LONGEST_SIDE = 2560
# Above this, decoding takes more memory than a small server has to spare.
MOST_PIXELS = 50_000_000
FORMATS = {"JPEG": ".jpg", "PNG": ".png", "WEBP": ".webp"}


class Unusable(Exception):
    """A picture that is not taken in; the message is for the editor, in Indonesian."""


def master_of(upload) -> ContentFile:
    """The picture upright, at most 2,560 pixels, without metadata, under a random name.

    Phones write where a picture was taken into the file, and the file is public.
    """
    upload.seek(0)
    picture = Image.open(upload)
    kind = picture.format
    if kind not in FORMATS:
        raise Unusable("Gambar harus JPEG, PNG, atau WebP.")
    if picture.width * picture.height > MOST_PIXELS:
        raise Unusable("Gambar terlalu besar; paling banyak 50 megapiksel.")
    try:
        upright = ImageOps.exif_transpose(picture)
    except (OSError, SyntaxError, ValueError):
        raise Unusable("Berkas gambar rusak.") from None
    upright = upright.convert("RGB" if kind == "JPEG" else "RGBA")
    upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    # A new picture takes over the pixels alone.
    bare = Image.new(upright.mode, upright.size)
    bare.paste(upright)
    buffer = io.BytesIO()
    bare.save(buffer, kind, quality=88)
    return ContentFile(buffer.getvalue(), name=uuid.uuid4().hex + FORMATS[kind])


def sha256_of(file) -> str:
    digest = hashlib.sha256()
    for chunk in file.chunks():
        digest.update(chunk)
    return digest.hexdigest()
