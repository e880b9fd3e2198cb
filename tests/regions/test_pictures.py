import csv
import io

import pytest
from django.conf import settings
from django.core.management import call_command
from django.test import override_settings
from PIL import Image, ImageFont

from articles.structured import article_picture
from common.lettering import FONT_FILES
from pemilu.pictures import all_drawings
from regions.pictures import draw_regions, picture_of
from tests.factories import make_article, make_region

pytestmark = pytest.mark.django_db

MOST_BYTES = 25_000
NAMES = [
    "Papua",
    "Kabupaten Banyuasin",
    "Kabupaten Kepulauan Siau Tagulandang Biaro",
    "Kabupaten Administrasi Kepulauan Seribu",
]
WITH_MANIFEST = {
    **settings.STORAGES,
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"},
}


def pictures():
    return {drawing.name: drawing for drawing in draw_regions()}


def opened(drawing):
    return Image.open(io.BytesIO(drawing.png()))


@pytest.mark.parametrize("name", NAMES)
def test_picture_has_the_size_that_social_sites_ask_for_and_is_light(name):
    make_region("16", "Sumatera Selatan", tile_row=3, tile_column=1, tile_label="Sumsel")
    make_region("16.07", name)

    drawing = pictures()["wilayah/16.07.png"]

    image = opened(drawing)
    assert (image.format, image.size) == ("PNG", (1200, 630))
    assert len(drawing.png()) <= MOST_BYTES
    assert "Kabupaten di Sumatera Selatan" in drawing.svg


def test_the_province_is_marked_on_the_map():
    make_region("16", "Sumatera Selatan", tile_row=3, tile_column=1, tile_label="Sumsel")
    make_region("11", "Aceh", tile_row=0, tile_column=0, tile_label="Aceh")
    make_region("16.07", "Kabupaten Banyuasin")

    image = opened(pictures()["wilayah/16.07.png"]).convert("RGB")

    # The middle of the tiles of Sumatera Selatan and of Aceh.
    assert near(image.getpixel((732, 200)), settings.COLOURS["accent"])
    assert near(image.getpixel((690, 74)), settings.COLOURS["shade_2"])


def near(pixel, colour):
    wanted = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    return all(abs(a - b) <= 6 for a, b in zip(pixel, wanted, strict=True))


def test_every_name_can_be_drawn():
    """A letter that the fonts lack would be an empty box."""
    with (settings.BASE_DIR / "regions" / "data" / "regions.csv").open(encoding="utf-8") as file:
        letters = {letter for row in csv.reader(file) for letter in "".join(row)} - {" "}

    for family in FONT_FILES:
        font = ImageFont.truetype(str(FONT_FILES[family]), 40)
        box = bytes(font.getmask("\uffff"))
        assert [each for each in letters if bytes(font.getmask(each)) == box] == [], family


def test_name_is_text_in_the_drawing():
    make_region("16", "A & <B>")

    svg = pictures()["wilayah/16.png"].svg

    assert "A &amp; &lt;B&gt;" in svg


def test_site_has_a_picture_and_icons_of_its_own():
    make_region("16.07", "Kabupaten Banyuasin")

    drawings = {drawing.name: drawing for drawing in all_drawings()}

    assert "1 provinsi · 1 kabupaten dan kota" in drawings["pemilu.png"].svg
    round_icon = opened(drawings["ikon-192.png"]).convert("RGBA")
    full_icon = opened(drawings["ikon-penuh-512.png"]).convert("RGBA")
    assert (round_icon.size, full_icon.size) == ((192, 192), (512, 512))
    assert round_icon.getpixel((0, 0))[3] == 0
    assert full_icon.getpixel((0, 0))[3] == 255


def test_command_draws_and_takes_away(tmp_path, settings, capsys):
    settings.DRAWN_DIR = tmp_path
    make_region("16")
    region = make_region("16.07")
    call_command("draw_pictures")
    assert (tmp_path / "wilayah" / "16.07.png").exists()

    region.delete()
    call_command("draw_pictures")

    assert not (tmp_path / "wilayah" / "16.07.png").exists()
    # The site's own says how many there are.
    assert "pictures: 1 drawn, 1 removed, 5 unchanged" in capsys.readouterr().out


# --- Which picture a page has


def test_kecamatan_body_and_article_have_the_picture_of_their_region():
    kecamatan = make_region("16.07.01")
    regency = kecamatan.parent

    assert picture_of(regency).path.endswith("gambar/wilayah/16.07.png")
    assert picture_of(kecamatan) == picture_of(regency)
    article = make_article(regions=[kecamatan, make_region("11")])
    assert article_picture(article) == picture_of(regency)
    assert article_picture(make_article()).path.endswith("gambar/pemilu.png")


@pytest.fixture
def built(tmp_path):
    """A build of static files with some of the pictures."""

    def build(*names):
        drawn = tmp_path / "drawn"
        (drawn / "wilayah").mkdir(parents=True)
        for name in names:
            (drawn / name).write_bytes(b"picture")
        return override_settings(
            STATIC_ROOT=tmp_path / "static",
            STATICFILES_DIRS=[settings.BASE_DIR / "static", ("gambar", drawn)],
            STATICFILES_FINDERS=["django.contrib.staticfiles.finders.FileSystemFinder"],
            STORAGES=WITH_MANIFEST,
        )

    return build


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["pemilu.png", "wilayah/16.png"], "/static/gambar/wilayah/16."),
        (["pemilu.png"], "/static/gambar/pemilu."),
        ([], None),
    ],
)
def test_what_was_not_drawn_breaks_no_page(client, built, names, expected):
    make_region("16", "Sumatera Selatan", slug="sumatera-selatan")

    with built(*names):
        call_command("collectstatic", interactive=False, verbosity=0)
        response = client.get("/wilayah/sumatera-selatan/")

    html = response.content.decode()
    assert response.status_code == 200
    if expected:
        assert f'<meta property="og:image" content="http://localhost:8000{expected}' in html
    else:
        assert "og:image" not in html
    assert "apple-touch-icon" not in html
