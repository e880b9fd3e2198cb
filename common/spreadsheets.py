"""Rows of CSV (RFC 4180) that are safe to open in a spreadsheet."""

import csv
from collections.abc import Iterable

# Spreadsheets run a cell that begins with one of these as a formula.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")
QUOTE = "'"


class _Echo:
    """A file whose `write` gives back what it was given."""

    write = staticmethod(lambda text: text)


_writer = csv.writer(_Echo())


def csv_line(cells: Iterable) -> str:
    """The cells as one line with its end; a text that a spreadsheet would run gets a `'`."""
    return _writer.writerow([safe(cell) if isinstance(cell, str) else cell for cell in cells])


def safe(cell: str) -> str:
    return f"{QUOTE}{cell}" if is_formula(cell) else cell


def unsafe(cell: str) -> str:
    """The text of which `safe` made `cell`; any other text as it is."""
    return cell[1:] if cell.startswith(QUOTE) and is_formula(cell) else cell


def is_formula(cell: str) -> bool:
    """Whether `cell` begins like a formula, behind any number of `'`: else one could be lost."""
    return cell.lstrip(QUOTE).startswith(FORMULA_STARTS)
