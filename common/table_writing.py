"""Tables as files that a spreadsheet opens as they are meant, without running any of them."""

import csv
import io
from collections.abc import Iterable

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from common.spreadsheets import is_formula, safe
from common.text import printable

XLSX, CSV, SEMICOLONS = "xlsx", "csv", "csv-titik-koma"
# Name of the format → how the choice is worded.
FORMATS = {
    XLSX: "Excel atau LibreOffice (XLSX)",
    CSV: "CSV dengan koma",
    SEMICOLONS: "CSV dengan titik koma, seperti Excel berbahasa Indonesia",
}
MEDIA_TYPES = {
    XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    CSV: "text/csv; charset=utf-8",
    SEMICOLONS: "text/csv; charset=utf-8",
}
WIDEST = 60


def extension(form: str) -> str:
    return XLSX if form == XLSX else CSV


def write_table(form: str, headers: list[str], rows: Iterable[list]) -> bytes:
    """The file of that format; a cell is a text or a whole number."""
    rows = [[clean(cell) for cell in row] for row in rows]
    if form == XLSX:
        return write_xlsx(headers, rows)
    return write_csv(headers, rows, ";" if form == SEMICOLONS else ",")


def clean(cell):
    """One kind of line end, and nothing that XML cannot carry."""
    return printable(cell.replace("\r\n", "\n")) if isinstance(cell, str) else cell


def write_csv(headers, rows, delimiter) -> bytes:
    """With a byte order mark: Excel takes the file for an old code page without one."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=delimiter)
    writer.writerow(headers)
    writer.writerows(
        [safe(cell) if isinstance(cell, str) else cell for cell in row] for row in rows
    )
    return text.getvalue().encode("utf-8-sig")


def write_xlsx(headers, rows) -> bytes:
    """Texts are stored as texts: nothing that looks like a number, a day or a formula becomes one.

    What begins like a formula has the apostrophe of Excel itself too, which is no part of its text.
    """
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Data")
    sheet.freeze_panes = "A2"
    for place, header in enumerate(headers):
        texts = [str(row[place]).partition("\n")[0] for row in rows[:200]]
        width = max(len(text) for text in [header, *texts])
        sheet.column_dimensions[get_column_letter(place + 1)].width = min(width + 2, WIDEST)
    sheet.append([head_cell(sheet, header) for header in headers])
    for row in rows:
        sheet.append([text_cell(sheet, cell) if isinstance(cell, str) else cell for cell in row])
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def head_cell(sheet, text):
    cell = text_cell(sheet, text)
    cell.font = Font(bold=True)
    return cell


def text_cell(sheet, text):
    cell = WriteOnlyCell(sheet, value=text)
    # openpyxl makes formulas and errors of what looks like them.
    cell.data_type = "s"
    if is_formula(text):
        cell.quotePrefix = True
    return cell
