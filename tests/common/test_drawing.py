import io

import pytest
from django.conf import settings
from PIL import Image

from common import drawing
from common.drawing import Drawing, update_folder
from common.lettering import FONT_FILES, fit, width_of
from common.stylesheet import read_colours

PAPER = (255, 255, 255)


def drawing_of(text, family="Gelasio", name="satu.png"):
    weight = {"Gelasio": 700, "Figtree": 500}[family]
    letters = f'font-family="{family}" font-weight="{weight}" font-size="40"'
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 600 100">'
        '<rect width="600" height="100" fill="#fff"/>'
        f'<text x="10" y="60" {letters}>{text}</text></svg>'
    )
    return Drawing(name, svg, 600)


def pixels(drawing):
    return Image.open(io.BytesIO(drawing.png())).convert("RGB")


def ink_width(image):
    """How many pixels wide what is not white is."""
    dark = image.convert("L").point(lambda value: 255 * (value < 128))
    left, _, right, _ = dark.getbbox() or (0, 0, 0, 0)
    return right - left


# --- Letters


@pytest.mark.parametrize("family", FONT_FILES)
def test_letters_are_drawn_as_wide_as_they_are_measured(family):
    """Also shows that the drawing found the font: without it nothing is drawn at all."""
    text = "Kabupaten Banyuasin"

    image = pixels(drawing_of(text, family))

    assert ink_width(image) == pytest.approx(width_of(text, family, 40), rel=0.03)


def test_other_letters_make_another_picture():
    assert pixels(drawing_of("Aceh")).tobytes() != pixels(drawing_of("Bali")).tobytes()


@pytest.mark.parametrize("family", FONT_FILES)
def test_fonts_stand_beside_their_licence(family):
    licence = FONT_FILES[family].with_name(f"{family.lower()}-OFL.txt")

    assert "SIL Open Font License" in licence.read_text(encoding="utf-8")


def test_short_text_is_large_and_stands_on_one_line():
    assert fit("Bali", "Gelasio", width=1000, most_lines=2, sizes=range(88, 39, -4)) == (
        88,
        ["Bali"],
    )


def test_long_text_is_broken_evenly_and_made_smaller_only_where_it_must():
    text = "Kabupaten Kepulauan Siau Tagulandang Biaro"

    size, lines = fit(text, "Gelasio", width=1056, most_lines=2, sizes=range(88, 39, -4))

    assert lines == ["Kabupaten Kepulauan", "Siau Tagulandang Biaro"]
    assert max(width_of(line, "Gelasio", size) for line in lines) <= 1056
    assert max(width_of(line, "Gelasio", size + 4) for line in lines) > 1056


def test_text_that_fits_nowhere_takes_the_smallest_size():
    assert fit("M" * 200, "Gelasio", width=100, most_lines=2, sizes=[40, 20]) == (20, ["M" * 200])


# --- The folder


def test_first_run_draws_and_the_second_writes_nothing(tmp_path):
    drawings = [drawing_of("Aceh", name="wilayah/11.png"), drawing_of("Bali", name="satu.png")]

    first = update_folder(tmp_path, drawings)
    written = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*.png")}
    second = update_folder(tmp_path, drawings)

    assert first.drawn == ["wilayah/11.png", "satu.png"]
    assert (second.drawn, second.removed, second.unchanged) == ([], [], 2)
    assert written == {
        path: path.stat().st_mtime_ns for path in tmp_path.rglob("*") if path.is_file()
    }


def test_what_changed_is_drawn_anew_and_what_no_longer_belongs_goes(tmp_path):
    update_folder(tmp_path, [drawing_of("Aceh", name="a.png"), drawing_of("Bali", name="b.png")])

    changes = update_folder(tmp_path, [drawing_of("Aceh Besar", name="a.png")])

    assert (changes.drawn, changes.removed) == (["a.png"], ["b.png"])
    assert [path.name for path in tmp_path.iterdir()] == ["a.png"]


def test_broken_file_is_drawn_anew(tmp_path):
    (tmp_path / "satu.png").write_bytes(b"half a picture")

    assert update_folder(tmp_path, [drawing_of("Aceh")]).drawn == ["satu.png"]
    with Image.open(tmp_path / "satu.png") as image:
        assert image.size == (600, 100)


def test_dry_run_only_tells(tmp_path):
    (tmp_path / "lama.png").write_bytes(b"")

    changes = update_folder(tmp_path, [drawing_of("Aceh")], dry_run=True)

    assert (changes.drawn, changes.removed) == (["satu.png"], ["lama.png"])
    assert [path.name for path in tmp_path.iterdir()] == ["lama.png"]


def test_many_pictures_are_drawn_by_several_processes_alike(tmp_path, monkeypatch):
    monkeypatch.setattr(drawing, "WORTH_A_PROCESS", 1)
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    drawings = [drawing_of(text, name=f"{text}.png") for text in ("Aceh", "Bali", "Papua")]

    update_folder(tmp_path, drawings)

    for each in drawings:
        assert (tmp_path / each.name).read_bytes() == each.png()


# --- Colours


def test_colours_are_those_of_the_style_sheet():
    folder = settings.BASE_DIR / "static" / "css"

    light, dark = read_colours(folder), read_colours(folder, is_dark=True)

    assert light["accent"] in settings.STYLESHEET
    assert light["ink_soft"] != dark["ink_soft"]
    assert light.keys() >= dark.keys()
