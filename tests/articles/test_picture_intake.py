"""What an uploaded picture becomes, and what is refused with which advice."""

import io
import struct
import zlib

import pytest
from PIL import Image as Picture
from PIL import ImageCms

from articles.pictures import intake, variants
from articles.pictures.hashes import are_near, look_of
from articles.pictures.intake import Unusable, prepare
from tests.pictures import GPS, drawn, encoded, exif_of_a_phone, photo, png_of, upload

SECRETS = (b"Exif", b"GPS", b"Kamera Rahasia", b"6.1754", b"photoshop", b"ICC_PROFILE", b"<x:xmp")


def opened(content) -> Picture.Image:
    return Picture.open(io.BytesIO(content))


def test_nothing_but_pixels_is_left_of_a_photo_that_tells_where_it_was_taken():
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    source = photo(
        exif=exif_of_a_phone(), icc_profile=profile, comment=b"6.1754", xmp=b"<x:xmpmeta/>"
    )
    assert opened(source.read()).getexif().get_ifd(GPS)

    prepared = prepare(source)

    card = variants.encode_card(prepared.picture, (50, 50))
    for content in [prepared.master.read(), *prepared.variants.values(), card]:
        picture = opened(content)
        assert not picture.getexif()
        assert not set(picture.info) & {"exif", "icc_profile", "xmp", "comment", "photoshop"}
        assert not any(secret in content for secret in SECRETS)
    # Upright: the camera was held sideways.
    assert prepared.picture.size == (48, 64)


def test_picture_is_made_smaller_and_never_larger():
    large = prepare(photo(size=(3000, 1500)))
    small = prepare(photo(size=(64, 48)))

    assert large.picture.size == (2560, 1280)
    assert {width for width, _ in large.variants} == {320, 640, 960, 1280}
    assert set(small.variants) == {(64, "avif"), (64, "jpg")}
    for (width, ending), content in large.variants.items():
        picture = opened(content)
        assert picture.size == (width, width // 2)
        assert picture.format == {"avif": "AVIF", "jpg": "JPEG"}[ending]


@pytest.mark.parametrize(
    ("width", "expected"),
    [(200, [200]), (700, [320, 700]), (1200, [320, 640, 960, 1200]), (1279, [320, 640, 960, 1279])],
)
def test_widths_are_steps_that_save_something(width, expected):
    assert variants.widths_for(width) == expected


@pytest.mark.parametrize(
    ("mode", "kind"),
    [("L", "JPEG"), ("CMYK", "JPEG"), ("P", "PNG"), ("LA", "PNG"), ("1", "PNG"), ("RGBA", "WEBP")],
)
def test_pictures_of_every_kind_become_plain_colours(mode, kind):
    prepared = prepare(upload(encoded(drawn(mode=mode), kind), "tanpa-akhiran"))

    assert prepared.picture.mode == "RGB"
    assert opened(prepared.master.read()).format == kind


def test_picture_of_16_bits_keeps_its_shades():
    deep = Picture.new("I;16", (64, 48), 0x8080)

    prepared = prepare(upload(encoded(deep, "PNG")))

    assert prepared.picture.getpixel((0, 0)) == (128, 128, 128)


def test_what_was_transparent_is_white():
    clear = Picture.new("RGBA", (64, 48), (200, 0, 0, 0))

    prepared = prepare(upload(encoded(clear, "PNG")))

    assert prepared.picture.getpixel((0, 0)) == (255, 255, 255)


def test_second_picture_and_tail_of_a_phones_photo_are_left_behind():
    """Phones append a picture of depths; attackers an archive."""
    depths = encoded(drawn(), "MPO", save_all=True, append_images=[drawn(seed=2)])

    prepared = prepare(upload(depths + b"PK\3\4rahasia"))

    assert b"rahasia" not in prepared.master.read()
    assert are_near(prepared.look, look_of(drawn()))


def animated(kind):
    frames = [drawn(seed=seed) for seed in (2, 3)]
    return encoded(drawn(), kind, save_all=True, append_images=frames)


def webp_that_announces(side):
    content = bytearray(encoded(drawn(mode="RGBA"), "WEBP", lossless=True, exif=exif_of_a_phone()))
    content[24:30] = (side - 1).to_bytes(3, "little") * 2
    return bytes(content)


REFUSED = {
    "empty": (b"", "kosong"),
    "huge file": (b"\xff\xd8\xff" + b"\0" * intake.MOST_BYTES, "20 MB"),
    "svg": (b'<?xml version="1.0"?><!-- x --><svg xmlns="x"/>', "SVG dapat memuat program"),
    "gif": (encoded(drawn(mode="P"), "GIF"), "Simpan GIF ini sebagai PNG"),
    "tiff": (encoded(drawn(), "TIFF"), "Simpan TIFF ini sebagai JPEG"),
    "bmp": (encoded(drawn(), "BMP"), "Simpan BMP"),
    "heic": (b"\0\0\0\x18ftypheic\0\0\0\0mif1", "Paling Kompatibel"),
    "avif": (encoded(drawn(), "AVIF"), "AVIF"),
    "film": (b"\0\0\0\x18ftypisom\0\0\0\0", "film"),
    "pdf": (b"%PDF-1.7 x", "PDF"),
    "zip": (b"PK\3\4" + b"\0" * 30, "arsip"),
    "html": (b"<!doctype html><script>alert(1)</script>", "halaman web"),
    "text": (b"bukan gambar", "teks"),
    "noise": (b"\0\1\2\3" * 20, "bukan gambar yang dikenal"),
    "cut off": (encoded(drawn((640, 480)))[:2000], "rusak atau terpotong"),
    "head only": (b"\xff\xd8\xff\xe0", "rusak"),
    "png head only": (b"\x89PNG\r\n\x1a\n", "rusak"),
    "webp head only": (b"RIFF\0\0\0\0WEBP", "rusak"),
    "one pixel": (encoded(drawn((1, 1)), "PNG"), "terlalu kecil"),
    "thread": (encoded(drawn((64, 2)), "PNG"), "terlalu sempit"),
    "pixel bomb": (png_of(size=(30000, 30000)), "50 megapiksel"),
    "lesser pixel bomb": (png_of(size=(10000, 9000)), "50 megapiksel"),
    "webp bomb": (webp_that_announces(16000), "50 megapiksel"),
    "text bomb": (png_of((b"zTXt", b"a\0\0" + zlib.compress(b"\0" * 9_000_000))), "rusak"),
    "profile bomb": (png_of((b"iCCP", b"a\0\0" + zlib.compress(b"\0" * 9_000_000))), "rusak"),
    "false chunk": (png_of((b"IHDR", struct.pack(">I", 1))), "rusak"),
    "moving png": (animated("PNG"), "bergerak"),
    "moving webp": (animated("WEBP"), "bergerak"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_usable_picture_is_refused_with_advice(name):
    content, advice = REFUSED[name]

    with pytest.raises(Unusable, match=advice):
        prepare(upload(content, "foto.jpg"))


# Pillow warns of it.
@pytest.mark.filterwarnings("ignore")
def test_broken_note_beside_a_sound_picture_does_not_matter():
    prepared = prepare(photo(exif=b"Exif\0\0II*\0\xff\xff\xff\xff"))

    assert prepared.picture.size == (64, 48)


def test_same_picture_saved_again_or_smaller_looks_alike_and_another_does_not():
    original = drawn((640, 480))
    again = opened(encoded(original.resize((300, 225)), "JPEG", quality=40))

    assert are_near(look_of(original), look_of(again))
    assert not are_near(look_of(original), look_of(drawn((640, 480), seed=2)))
    assert look_of(Picture.new("RGB", (64, 48), "navy")) == ""


@pytest.mark.parametrize(
    ("size", "focus", "box"),
    [
        ((1200, 630), (0, 0), (0, 0, 1200, 630)),
        ((2400, 630), (50, 50), (600, 0, 1800, 630)),
        ((2400, 630), (0, 50), (0, 0, 1200, 630)),
        ((2400, 630), (90, 50), (1200, 0, 2400, 630)),
        ((1200, 1260), (50, 100), (0, 630, 1200, 1260)),
        ((64, 48), (50, 0), (0, 0, 64, 34)),
    ],
)
def test_card_is_cut_around_the_focal_point_and_stays_inside(size, focus, box):
    assert variants.card_box(size, focus) == box


def test_card_has_the_size_that_social_sites_ask_for_and_is_not_blown_up():
    assert variants.card_size((2560, 1920)) == (1200, 630)
    assert variants.card_size((64, 48)) == (64, 34)
