"""The picture beside a link to a region's page: its name, and its province on the tile map."""

from collections.abc import Iterator

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.html import format_html_join

from common.drawing import Drawing
from common.lettering import fit
from common.pictures import CARD_SIZE, SITE_PICTURE, SITE_WORDS, Picture, drawn_picture
from regions.codes import ancestors_and_self
from regions.models import Region

# Pixels of the drawing, whose template says the rest.
TEXT_WIDTH = CARD_SIZE[0] - 2 * 72
TEXT_BOTTOM = 516
SIZES = range(88, 39, -4)
LINE_HEIGHT = 1.06
TILE_STEP = 42
TILES_LEFT, TILES_TOP = 672, 56
TILE = '<rect x="{}" y="{}" width="36" height="36" rx="6"/>'


def picture_of(region) -> Picture | None:
    """The picture of `region`, for a kecamatan that of its regency; load `parent` with it."""
    shown = region.parent if region.level == 3 else region
    return drawn_picture(picture_name(shown.code), f"{shown.name} pada peta petak Indonesia")


def picture_name(code: str) -> str:
    return f"wilayah/{code}.png"


def draw_regions() -> Iterator[Drawing]:
    """The site's own picture and one of each province, regency and city."""
    regions = list(Region.objects.in_index().select_related("parent").order_by("code"))
    tiles = {
        region.code: (
            TILES_LEFT + TILE_STEP * region.tile_column,
            TILES_TOP + TILE_STEP * region.tile_row,
        )
        for region in regions
        if region.tile_row is not None
    }
    tile_map = format_html_join("", TILE, tiles.values())
    provinces = sum(region.level == 1 for region in regions)
    note = f"{provinces} provinsi · {len(regions) - provinces} kabupaten dan kota"
    yield _draw(SITE_PICTURE, SITE_WORDS, note, tile_map)
    for region in regions:
        marked = tiles.get(ancestors_and_self(region.code)[0])
        name = picture_name(region.code)
        yield _draw(name, region.name, region.kind_and_place, tile_map, marked)


def _draw(name, title, note, tile_map, marked=None) -> Drawing:
    size, lines = fit(title, "Gelasio", width=TEXT_WIDTH, most_lines=2, sizes=SIZES)
    height = round(size * LINE_HEIGHT)
    first = TEXT_BOTTOM - (len(lines) - 1) * height
    context = {
        "colours": settings.COLOURS,
        "tile_map": tile_map,
        "marked": marked,
        "lines": [(line, first + number * height) for number, line in enumerate(lines)],
        "size": size,
        "note": note,
    }
    return Drawing(name, render_to_string("pictures/card.svg", context), CARD_SIZE[0])
