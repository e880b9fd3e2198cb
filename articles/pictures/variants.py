"""The sizes of a picture that pages offer, and the cut by which a link to a page is shown.

All are files beside the master, under names that follow from its own: nothing but the widths has
to be remembered, and no page asks the database for them.
"""

import io
from pathlib import PurePosixPath

from PIL import Image

from common.pictures import CARD_SIZE

# What a column of 42rem needs on a telephone and on a dense screen, in pixels.
WIDTHS = (320, 640, 960, 1280)
# Browsers without srcset take this one, or the next smaller.
PLAIN_WIDTH = 960
# A size this close below the largest saves nobody anything.
STEP = 0.85
# A photograph of 1,600 pixels took 168 ms at speed 8, seconds at the default.
ENCODERS = {
    "avif": ("AVIF", {"quality": 60, "speed": 8}),
    "jpg": ("JPEG", {"quality": 80, "optimize": True, "progressive": True}),
}


def widths_for(width: int) -> list[int]:
    """The widths made of a master of `width` pixels, ascending; none is wider than it."""
    largest = min(width, WIDTHS[-1])
    return [each for each in WIDTHS if each < largest * STEP] + [largest]


def variant_name(master: str, width: int, ending: str) -> str:
    """The name in the storage of one size of the picture that is stored as `master`."""
    return f"{PurePosixPath(master).with_suffix('')}-{width}.{ending}"


def card_name(master: str, focus: tuple[int, int]) -> str:
    """As `variant_name`; another focal point has another address, as caches keep what they have."""
    return f"{PurePosixPath(master).with_suffix('')}-kartu-{focus[0]}-{focus[1]}.jpg"


def card_box(size: tuple[int, int], focus: tuple[int, int]) -> tuple[int, int, int, int]:
    """The largest cut of a card's shape with `focus` (per cent) as near its middle as can be."""
    scale = min(side / card for side, card in zip(size, CARD_SIZE, strict=True))
    cut = [max(1, round(card * scale)) for card in CARD_SIZE]
    left, top = (
        min(max(round(side * point / 100 - length / 2), 0), side - length)
        for side, point, length in zip(size, focus, cut, strict=True)
    )
    return left, top, left + cut[0], top + cut[1]


def card_size(size: tuple[int, int]) -> tuple[int, int]:
    """Width and height of the card of a master of `size`."""
    left, top, right, bottom = card_box(size, (50, 50))
    cut = (right - left, bottom - top)
    return CARD_SIZE if cut[0] >= CARD_SIZE[0] else cut


def encode_variants(picture: Image.Image) -> dict[tuple[int, str], bytes]:
    """(width, ending) → the file, for every size of the upright RGB `picture`."""
    made = {}
    for width in widths_for(picture.width):
        height = max(1, round(picture.height * width / picture.width))
        smaller = picture.resize((width, height), Image.Resampling.LANCZOS, reducing_gap=3)
        for ending, (kind, options) in ENCODERS.items():
            made[width, ending] = _encoded(smaller, kind, options)
    return made


def encode_card(picture: Image.Image, focus: tuple[int, int]) -> bytes:
    """The JPEG by which links are shown, cut out of `picture` around `focus`."""
    cut = picture.crop(card_box(picture.size, focus))
    return _encoded(cut.resize(card_size(picture.size), Image.Resampling.LANCZOS), *ENCODERS["jpg"])


def _encoded(picture, kind, options):
    buffer = io.BytesIO()
    picture.save(buffer, kind, **options)
    return buffer.getvalue()


class Variants:
    """Addresses of what was made of `image`, an `articles.models.Image` with `widths`."""

    def __init__(self, image):
        self.file = image.file
        self.size = (image.width, image.height)
        self.focus = (image.focus_x, image.focus_y)
        self.widths = [int(width) for width in image.widths.split()]

    @property
    def avif(self) -> str:
        """Addresses with widths, as `srcset` takes them."""
        return self._srcset("avif")

    @property
    def jpeg(self) -> str:
        return self._srcset("jpg")

    @property
    def plain(self) -> str:
        """The JPEG for browsers that choose none."""
        fitting = [width for width in self.widths if width <= PLAIN_WIDTH] or self.widths
        return self._url(variant_name(self.file.name, fitting[-1], "jpg"))

    @property
    def thumbnail(self) -> str:
        return self._url(variant_name(self.file.name, self.widths[0], "jpg"))

    @property
    def card(self) -> str:
        return self._url(card_name(self.file.name, self.focus))

    @property
    def card_size(self) -> tuple[int, int]:
        return card_size(self.size)

    def names(self) -> list[str]:
        """The names of all its files in the storage, without the master."""
        name = self.file.name
        sizes = [variant_name(name, width, end) for width in self.widths for end in ENCODERS]
        return [*sizes, card_name(name, self.focus)]

    def _srcset(self, ending):
        return ", ".join(
            f"{self._url(variant_name(self.file.name, width, ending))} {width}w"
            for width in self.widths
        )

    def _url(self, name):
        return self.file.storage.url(name)
