"""Writes docs/permissions.md from the matrix: `.venv/bin/python -m tests.permissions.write_docs`."""

from pathlib import Path

import django

FILE = Path(__file__).resolve().parents[2] / "docs" / "permissions.md"
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
INTRODUCTION = f"""\
# Who may do what at the desk

Generated from `tests/permissions/matrix.txt` by `{COMMAND}`; do not edit. A test asks every
address of the desk as every role, by GET and by POST, for a row of each place, and compares the answers with that file; an
address without a cell fails. Why it is so: [decision 22](decisions/0022-regional-rights.md).

- Rights come from regional assignments alone (role, region, from, until). One without a region is the national desk's. A region
  covers everything below it. A role in one region is no role in another.
- Rows belong to regions by what they hang on. **Own**: all its regions are in reach. **Foreign**: none is. **Shared**: some are.
  **Above**: a region that contains one's own. **No region**: the whole country's.
- A row is seen when one of its regions is in reach, and changed when all are: as it was before and as it is saved.
- A row that is not seen answers as one that does not exist: lists, choices and filters leave it out, its pages lead to the index.
- A draft without a region is its author's and the nation's; only the nation approves and publishes it.
- A picture or paper that nothing uses yet is open to all who may work on such; one that national news or a national office
  uses is the nation's to change.
- Words and names that all share are added by any desk whose role may, renamed and deleted by the national desk. Rows that
  need no region (elections, rules, users, the log) are kept by the national desk.
- Nobody approves a text of his own; what is public is changed by who may publish; what readers saw is withdrawn, not deleted.
- Somebody without a log-in is led to it; somebody of the desk without an assignment sees an empty desk.

In the tables: where the role may, by place; ✓ everywhere, – nowhere. GET is looking, POST is doing.
"""
ADVISORIES = """
## The nine permission advisories of Wagtail (2026)

`tests/permissions/test_advisories.py` has a test of each class; four of them have nothing to reach here.

| class | here |
|---|---|
| preview | none yet: the public address of a draft is a 404 to everybody, of a withdrawn article a 410 |
| comparison of revisions, history | the pages below a row; all ask as the form does |
| copy | none: no form has "save as new" |
| delete | row and list action; asked for every row that would go |
| chooser | the autocompletes; they find what the list shows |
| translation | none |
| documents, images | rows as all others; files lie at public addresses with the upload's date, pictures under random names |
"""


def document() -> str:
    from tests.permissions.matrix import SITE, sections

    shown = [each for each in sections().values() if each.kinds]
    parts = [INTRODUCTION, "\n## By role\n"]
    parts += [role_table(role, shown) for role in ROLES]
    parts.append("\n## By kind of row\n")
    parts += [section_table(each) for each in shown]
    parts += [site_table(sections()[SITE]), ADVISORIES]
    return "".join(parts)


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
    open_at = [PLACES[p] for p, letter in zip(section.places, letters, strict=True) if letter == "B"]
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
    django.setup()
    FILE.write_text(document())
