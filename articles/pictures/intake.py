"""What is done to an uploaded picture before anything of it is kept."""

import io
import secrets
from dataclasses import dataclass

from django.core.files.base import ContentFile
from PIL import Image, ImageCms, ImageOps

from articles.pictures.hashes import look_of, sha256_of
from articles.pictures.signatures import HEAD, WEBP, advice_on, kind_of, webp_size
from articles.pictures.variants import encode_variants
from common.text import cut, printable

LONGEST_SIDE = 2560
# Nobody sees what is smaller; such files count who opens a page.
SHORTEST_SIDE = 32
MOST_BYTES = 20 * 1024 * 1024
# Above this, decoding takes more memory than a small server has to spare.
MOST_PIXELS = 50_000_000
MASTERS = {
    "JPEG": (".jpg", {"quality": 90}),
    "PNG": (".png", {}),
    "WEBP": (".webp", {"quality": 90}),
}
# Straight to the size that is needed, with their transparency.
SCALABLE = {"L", "LA", "RGB", "RGBA", "CMYK"}

TOO_HEAVY = f"Berkas lebih dari {MOST_BYTES // 1024**2} MB. Perkecil gambarnya dahulu."
TOO_LARGE = "Gambar terlalu besar; paling banyak 50 megapiksel. Perkecil gambarnya dahulu."
TOO_SMALL = f"Gambar terlalu kecil atau terlalu sempit; sisinya paling sedikit {SHORTEST_SIDE} px."
MOVES = "Gambar bergerak tidak diterima; simpan satu bingkai sebagai PNG atau JPEG."
BROKEN = "Berkas gambar rusak atau terpotong. Unduh atau ekspor ulang, lalu unggah lagi."
EMPTY = "Berkas kosong."


class Unusable(Exception):
    """A picture that is not taken in; the message is for the editor, in Indonesian."""


@dataclass(frozen=True)
class Prepared:
    """A picture ready to be kept: nothing of the file it came from is left but its pixels."""

    picture: Image.Image
    master: ContentFile
    variants: dict[tuple[int, str], bytes]
    sha256: str
    original_sha256: str
    look: str
    original_name: str


def prepare(upload) -> Prepared:
    """Judge, decode and encode an uploaded file; Unusable says what is wrong with it.

    Phones write where a picture was taken into the file, and the file is public: a new one is
    made of the pixels alone. It is upright, at most 2,560 pixels, in sRGB, white where it was
    transparent, so that it looks the same to everybody, by day and by night.
    """
    kind = _judge(upload)
    picture = _decode(upload, kind)
    master = _master_of(picture, kind)
    return Prepared(
        picture=picture,
        master=master,
        variants=encode_variants(picture),
        sha256=sha256_of(master),
        original_sha256=sha256_of(upload),
        look=look_of(picture),
        original_name=cut(printable(upload.name), 120),
    )


def prepare_once(upload) -> Prepared:
    """As `prepare`; what was found out about `upload` stays with it."""
    if not hasattr(upload, "prepared"):
        try:
            upload.prepared = prepare(upload)
        except Unusable as error:
            upload.prepared = error
    if isinstance(upload.prepared, Unusable):
        raise upload.prepared
    return upload.prepared


def remade(upload) -> ContentFile:
    """The picture of an uploaded file made anew under a random name; Unusable when it is none."""
    kind = _judge(upload)
    return _master_of(_decode(upload, kind), kind)


def opened(file) -> Image.Image:
    """The pixels of a picture that is kept already, in RGB; Unusable when it cannot be read."""
    file.seek(0)
    kind = kind_of(file.read(HEAD))
    if kind is None:
        raise Unusable(BROKEN)
    return _decode(file, kind)


def _judge(upload) -> str:
    """The kind of a file that may be opened, found without decoding any of it."""
    if upload.size == 0:
        raise Unusable(EMPTY)
    if upload.size > MOST_BYTES:
        raise Unusable(TOO_HEAVY)
    upload.seek(0)
    head = upload.read(HEAD)
    kind = kind_of(head)
    if kind is None:
        raise Unusable(advice_on(head))
    if kind == WEBP:
        width, height = webp_size(head)
        _check_pixels(width, height)
    return kind


def _check_pixels(width, height):
    if width * height > MOST_PIXELS:
        raise Unusable(TOO_LARGE)


def _decode(upload, kind) -> Image.Image:
    upload.seek(0)
    try:
        picture = Image.open(upload, formats=[kind])
        _check_pixels(picture.width, picture.height)
        # Photographs of many phones carry a second picture, of depths or brightness: JPEG's MPO.
        if kind != "JPEG" and getattr(picture, "n_frames", 1) > 1:
            raise Unusable(MOVES)
        return _pixels_of(picture)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise Unusable(TOO_LARGE) from None
    except Unusable:
        raise
    except Exception:  # decoders fail on hostile bytes in ways nobody lists
        raise Unusable(BROKEN) from None


def _pixels_of(picture) -> Image.Image:
    profile = picture.info.get("icc_profile")
    if picture.mode not in SCALABLE:
        picture = _in_plain_mode(picture)
    # JPEGs are decoded at the size that is needed: a fraction of the time and the memory.
    picture.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    if min(picture.size) < SHORTEST_SIDE:
        raise Unusable(TOO_SMALL)
    opaque = _in_srgb(_on_white(_upright(picture)), profile)
    # A new picture takes over the pixels alone.
    bare = Image.new("RGB", opaque.size)
    bare.paste(opaque)
    return bare


def _in_plain_mode(picture):
    # Pillow cuts values of 16 bits off at 255 instead of scaling them.
    if picture.mode.startswith("I"):
        plain = picture.convert("I").point(lambda value: value * (1 / 257)).convert("L")
    else:
        plain = picture.convert("RGBA" if picture.has_transparency_data else "RGB")
    plain.info = dict(picture.info)
    return plain


def _upright(picture):
    try:
        return ImageOps.exif_transpose(picture)
    except Exception:  # a broken note beside a sound picture
        return picture


def _on_white(picture):
    if not picture.has_transparency_data:
        return picture
    white = Image.new("RGBA", picture.size, "white")
    white.alpha_composite(picture.convert("RGBA"))
    return white.convert("RGB")


def _in_srgb(picture, profile):
    if profile:
        try:
            own = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            srgb = ImageCms.createProfile("sRGB")
            return ImageCms.profileToProfile(picture, own, srgb, outputMode="RGB")
        except (ImageCms.PyCMSError, OSError, TypeError, ValueError):
            # Of another colour space, or no profile at all: the plain colours are near enough.
            pass
    return picture.convert("RGB")


def _master_of(picture, kind) -> ContentFile:
    ending, options = MASTERS[kind]
    buffer = io.BytesIO()
    picture.save(buffer, kind, **options)
    return ContentFile(buffer.getvalue(), name=secrets.token_hex(8) + ending)
