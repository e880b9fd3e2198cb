"""The letters of drawings: fonts of the project's own, so that every machine draws the same."""

import functools
from collections.abc import Iterable
from itertools import combinations
from pathlib import Path

from PIL import ImageFont

FOLDER = Path(__file__).resolve().parent / "fonts"
# By the family that a drawing names.
FONT_FILES = {
    "Gelasio": FOLDER / "gelasio-bold.ttf",
    "Figtree": FOLDER / "figtree-medium.ttf",
}
# Large, because widths are measured in whole pixels there.
_MEASURED_AT = 1000


def width_of(text: str, family: str, size: float) -> float:
    """How many pixels `text` takes on one line."""
    return _font(family).getlength(text) * size / _MEASURED_AT


def fit(
    text: str, family: str, *, width: float, most_lines: int, sizes: Iterable[int]
) -> tuple[int, list[str]]:
    """The first of `sizes` at which `text` fits, and its lines; the last where none does."""
    lines = [text]
    for size in sizes:
        lines = _broken(text, family, size, width, most_lines)
        if lines:
            return size, lines
    return size, [text]


def _broken(text, family, size, width, most_lines):
    """`text` in the fewest lines that fit, as even as can be; [] where none fit."""
    words = text.split()
    for count in range(1, min(most_lines, len(words)) + 1):
        ways = [_cut(words, places) for places in combinations(range(1, len(words)), count - 1)]
        best = min(ways, key=lambda lines: _longest(lines, family, size))
        if _longest(best, family, size) <= width:
            return best
    return []


def _cut(words, places):
    edges = [0, *places, len(words)]
    return [" ".join(words[start:end]) for start, end in zip(edges, edges[1:], strict=False)]


def _longest(lines, family, size):
    return max(width_of(line, family, size) for line in lines)


@functools.cache
def _font(family):
    return ImageFont.truetype(str(FONT_FILES[family]), _MEASURED_AT)
