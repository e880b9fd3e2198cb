"""Writes docs/permissions.md: the words of `frame.md`, the tables of the matrix.

`.venv/bin/python -m tests.permissions.write_docs`
"""

import os
from pathlib import Path

import django

FILE = Path(__file__).resolve().parents[2] / "docs" / "permissions.md"
FRAME = Path(__file__).with_name("frame.md")
COMMAND = ".venv/bin/python -m tests.permissions.write_docs"
PLACES = {
    "sendiri": "own",
    "asing": "foreign",
    "tanpa": "no region",
    "bersama": "shared",
    "induk": "above",
}
DEEDS = {
    "see": ("change", "GET"),
    "add": ("add", "POST"),
    "change": ("change", "POST"),
    "delete": ("delete", "POST"),
}
ROLES = ("penulis", "editor", "redaktur", "admin")


def document() -> str:
    from tests.permissions.matrix import SITE, sections

    shown = [each for each in sections().values() if each.kinds]
    parts = ["## By role\n"]
    parts += [role_table(role, shown) for role in ROLES]
    parts.append("\n## By kind of row\n")
    parts += [section_table(each) for each in shown]
    parts.append(site_table(sections()[SITE]))
    return FRAME.read_text().replace("TABLES\n", "".join(parts))


def role_table(role, sections) -> str:
    head = ["kind of row", *(f"{deed}, region" for deed in DEEDS), *(f"{d}, nation" for d in DEEDS)]
    rows = []
    for section in sections:
        cells = [
            where(section, *asked, f"{role}@{reach}")
            for reach in ("16.07", "nasional")
            for asked in DEEDS.values()
        ]
        if set(cells) != {"–"}:
            rows.append([section.title, *cells])
    return f"\n### {role}\n\n{table(head, rows)}"


def section_table(section) -> str:
    kinds = ", ".join(f"`{kind}`" for kind in section.kinds)
    head = ["page", "method", *(f"{r}, region" for r in ROLES), *(f"{r}, nation" for r in ROLES)]
    rows = []
    for pages, methods, _ in section.lines:
        page, method = pages.split("+")[0], methods.split("+")[0]
        cells = [
            where(section, page, method, f"{role}@{reach}")
            for reach in ("16.07", "nasional")
            for role in ROLES
        ]
        if set(cells) != {"–"}:
            rows.append([pages.replace("+", ", "), methods.replace("+", ", "), *cells])
    body = table(head, rows) if rows else "Nobody but a superuser.\n"
    return f"\n### {section.title}\n\n{kinds}\n\n{body}"


def where(section, page, method, actor) -> str:
    """The places where the actor may, in words."""
    letters = section.cells[page, method][actor]
    is_one_row = page in ("list", "add", "pilihan") or len(section.places) == 1
    if set(letters) == {"B"}:
        return "✓"
    if "B" not in letters or is_one_row:
        return "–"
    open_at = [
        PLACES[p] for p, letter in zip(section.places, letters, strict=True) if letter == "B"
    ]
    return ", ".join(open_at)


def site_table(section) -> str:
    from tests.permissions.matrix import LETTERS
    from tests.permissions.world import ACTORS

    rows = [
        [pages.replace("+", ", "), methods.replace("+", ", "), *(LETTERS[cell] for cell in cells)]
        for pages, methods, cells in section.lines
    ]
    return f"\n### {section.title}\n\n{table(['page', 'method', *ACTORS], rows)}"


def table(head, rows) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "pemilu.settings")
    django.setup()
    FILE.write_text(document())
