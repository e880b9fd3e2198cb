"""Reads `matrix.txt`, in which stands who may do what at which address of the desk.

**A new address fails until it has a cell.** Add a line to the section of its model:

    pages  methods  tamu staf  penulis editor redaktur admin (16.07)  the same four (nasional)

`pages` and `methods` are joined by `+`. A cell has one letter for each place that the head of
the section names, or one letter for all of them. A new model is a line in the section whose rows
belong to regions as its own do and whose roles have the same rights, or a section of its own. An
address of no model stands in the section `[situs]`.

Then `.venv/bin/python -m tests.permissions.write_docs`, and read what became of the tables.
"""

from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from tests.permissions.world import ACTORS, PLACES

FILE = Path(__file__).with_name("matrix.txt")
EVERY_MODEL = "semua"
SITE = "situs"
LETTERS = {
    "B": "boleh",
    "D": "ditolak",
    "T": "tidak ada",
    "M": "masuk",
    "X": "metode tidak dilayani",
}


@dataclass
class Section:
    """Kinds of rows with the same cells; a kind is a model's label, or `label#variety`."""

    name: str
    kinds: list[str]
    places: list[str]
    title: str = ""
    # (page, method) → actor → letters, one for each place.
    cells: dict = field(default_factory=dict)
    # (pages, methods, cells) as written, for the document.
    lines: list = field(default_factory=list)

    def letter(self, page, method, actor, place) -> str:
        return self.cells[page, method][actor][self.places.index(place)]


@cache
def sections() -> dict[str, Section]:
    found, current, title = {}, None, ""
    for number, line in enumerate(FILE.read_text().splitlines(), 1):
        if line.startswith("## "):
            title = line.removeprefix("## ")
        elif line.startswith("["):
            current = read_head(line, title, number)
            found[current.name] = current
        elif line.startswith("  kinds "):
            current.kinds += line.split()[1:]
        elif line and not line.startswith("#"):
            read_line(current, line.split(), number)
    return found


def read_head(line, title, number) -> Section:
    name, _, places = line.removeprefix("[").partition("]")
    unknown = set(places.split()) - set(PLACES)
    if unknown:
        raise ValueError(f"{FILE.name}:{number}: no such place: {', '.join(unknown)}")
    return Section(name, [], places.split() or ["sendiri"], title)


def read_line(section, words, number):
    pages, methods, *cells = words
    if len(cells) != len(ACTORS):
        raise ValueError(f"{FILE.name}:{number}: {len(cells)} cells for {len(ACTORS)} columns")
    by_actor = {}
    for actor, cell in zip(ACTORS, cells, strict=True):
        letters = cell * len(section.places) if len(cell) == 1 else cell
        if len(letters) != len(section.places) or set(letters) - set(LETTERS):
            raise ValueError(f"{FILE.name}:{number}: {cell} for {' '.join(section.places)}")
        by_actor[actor] = letters
    section.lines.append((pages, methods, cells))
    for page in pages.split("+"):
        for method in methods.split("+"):
            if (page, method) in section.cells:
                raise ValueError(f"{FILE.name}:{number}: {page} {method} has a cell already")
            section.cells[page, method] = by_actor


def sections_of(label) -> list[tuple[str, Section]]:
    """(kind, section) of each variety of the rows of a model; none for an unknown one."""
    return [
        (kind, section)
        for section in sections().values()
        for kind in section.kinds
        if kind.split("#")[0] == label
    ]
