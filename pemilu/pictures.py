"""Every picture that a build draws."""

from collections.abc import Iterator

from django.conf import settings

from common.drawing import Drawing
from regions.pictures import draw_regions


def all_drawings() -> Iterator[Drawing]:
    yield from draw_icons()
    yield from draw_regions()


def draw_icons() -> Iterator[Drawing]:
    """The icon that browsers show in a tab, in the sizes that home screens want."""
    icon = (settings.BASE_DIR / "static" / "favicon.svg").read_text(encoding="utf-8")
    # Home screens cut corners of their own; the drop lies inside the part they all keep.
    square = icon.replace(' rx="14"', "")
    yield Drawing("ikon-192.png", icon, 192)
    yield Drawing("ikon-512.png", icon, 512)
    yield Drawing("ikon-penuh-180.png", square, 180)
    yield Drawing("ikon-penuh-512.png", square, 512)
