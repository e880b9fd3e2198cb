"""Tables that somebody uploads: CSV as spreadsheets write it, or XLSX. Nothing in them is run.

A file may be a bomb: what it holds is measured before it is unpacked, and rows and columns are
counted while they are read.
"""

import csv
import io
import zipfile
from dataclasses import dataclass
from datetime import date, datetime
from zipfile import BadZipFile, ZipFile

from openpyxl import load_workbook

from common.errors import Refused
from common.spreadsheets import unsafe
from common.text import printable

MOST_BYTES = 5 * 1024 * 1024
MOST_UNPACKED = 50 * 1024 * 1024
MOST_PARTS = 200
MOST_ROWS = 5_000
# With empty ones, which spreadsheets keep by the thousand.
MOST_LINES = 20_000
MOST_COLUMNS = 40
LONGEST_CELL = 20_000
ZIP_START, OLD_EXCEL_START = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
DELIMITERS = ",;\t"
NOT_CSV = "Berkas tidak dapat dibaca: simpan sebagai XLSX, atau sebagai “CSV UTF-8”."
NOT_XLSX = "Berkas XLSX rusak atau bukan lembar kerja; simpan ulang dari Excel atau LibreOffice."
TOO_LARGE = f"Berkas terlalu besar: paling besar {MOST_BYTES // 1024 // 1024} MB."
TOO_MANY = f"Terlalu banyak baris: paling banyak {MOST_ROWS} sekaligus. Bagi berkasnya."
TOO_MANY_LINES = f"Lembar kerja melewati baris {MOST_LINES}; hapus baris kosong di bawah datanya."


@dataclass(frozen=True)
class Table:
    """Texts as they stand in the file: a head, and its rows with their numbers in the file."""

    headers: list[str]
    rows: list[tuple[int, list[str]]]


def read_table(file) -> Table:
    """The table in an uploaded `file`; Refused, with what to do, when it holds none."""
    if file.size > MOST_BYTES:
        raise Refused(TOO_LARGE)
    content = file.read(MOST_BYTES + 1)
    if len(content) > MOST_BYTES:
        raise Refused(TOO_LARGE)
    if content.startswith(OLD_EXCEL_START):
        raise Refused("Berkas XLS lama atau bersandi: simpan sebagai XLSX tanpa sandi.")
    rows = xlsx_rows(content) if content.startswith(ZIP_START) else csv_rows(content)
    return table_of(rows)


def table_of(rows) -> Table:
    """Row 1 is the head; rows without any text are left out, the others keep their numbers."""
    numbered = enumerate(rows, 1)
    _, headers = next(numbered, (1, []))
    headers = [header.strip() for header in headers]
    while headers and not headers[-1]:
        headers.pop()
    if not headers:
        raise Refused("Berkas kosong: baris pertama harus berisi nama kolom.")
    kept = []
    for number, cells in numbered:
        if not any(cell.strip() for cell in cells):
            continue
        if len(kept) == MOST_ROWS:
            raise Refused(TOO_MANY)
        if any(cell.strip() for cell in cells[len(headers) :]):
            raise Refused(f"Baris {number} berisi sel di luar kolom yang bernama.")
        cells = cells[: len(headers)]
        kept.append((number, cells + [""] * (len(headers) - len(cells))))
    if not kept:
        raise Refused("Berkas hanya berisi nama kolom, tanpa baris.")
    return Table(headers, kept)


def checked(cell: str, number: int) -> str:
    if len(cell) > LONGEST_CELL:
        raise Refused(f"Baris {number} berisi sel yang terlalu panjang.")
    if printable(cell) != cell:
        raise Refused(f"Baris {number} berisi karakter yang tidak dapat disimpan.")
    return cell.replace("\r\n", "\n").replace("\r", "\n")


def csv_rows(content: bytes):
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Refused(NOT_CSV) from None
    first, _, rest = text.partition("\n")
    if first.strip().lower().startswith("sep="):
        # What Excel itself understands as the name of the separator.
        first, text = rest.partition("\n")[0], rest
    delimiter = max(DELIMITERS, key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        for number, cells in enumerate(reader, 1):
            if len(cells) > MOST_COLUMNS:
                raise Refused(f"Baris {number} punya terlalu banyak kolom.")
            yield [unsafe(checked(cell, number)) for cell in cells]
    except csv.Error:
        raise Refused(f"{NOT_CSV} Tanda kutip di sekitar baris {reader.line_num}.") from None


def xlsx_rows(content: bytes):
    check_package(content)
    try:
        # `defusedxml` is installed: openpyxl reads no entities.
        book = load_workbook(io.BytesIO(content), read_only=True, keep_links=False)
        sheet = book.worksheets[0]
        sheet.reset_dimensions()
        # One more than allowed: what is left out silently would be missed by nobody.
        rows = sheet.iter_rows(max_row=MOST_LINES + 1, max_col=MOST_COLUMNS + 1)
        for number, cells in enumerate(rows, 1):
            if number > MOST_LINES:
                raise Refused(TOO_MANY_LINES)
            if any(cell.value is not None for cell in cells[MOST_COLUMNS:]):
                raise Refused(f"Baris {number} punya terlalu banyak kolom.")
            yield [checked(text_of(cell, number), number) for cell in cells[:MOST_COLUMNS]]
    except Refused:
        raise
    except Exception as error:
        # Whatever a library of XML, zip and dates raises at a broken file.
        raise Refused(NOT_XLSX) from error


def check_package(content: bytes):
    """Refuse what unpacks to too much, and macros, by the table of contents alone.

    No more than the size that stands there is ever unpacked.
    """
    try:
        parts = ZipFile(io.BytesIO(content)).infolist()
    except (BadZipFile, zipfile.LargeZipFile, ValueError, OSError):
        raise Refused(NOT_XLSX) from None
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
        raise Refused("Berkas XLSX ini mengembang terlalu besar; salin datanya ke berkas baru.")
    if any("vbaproject" in part.filename.lower() for part in parts):
        raise Refused("Berkas berisi makro; simpan sebagai XLSX tanpa makro.")


def text_of(cell, number) -> str:
    """The text of a cell; numbers and days as somebody would write them."""
    value = cell.value
    if value is None:
        return ""
    if cell.data_type == "f":
        raise Refused(f"Baris {number} berisi rumus; tempel hasilnya sebagai nilai.")
    if cell.data_type == "e":
        raise Refused(f"Baris {number} berisi galat lembar kerja ({value}).")
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value) if is_marked_as_text(cell) else unsafe(str(value))


def is_marked_as_text(cell) -> bool:
    """Whether Excel's own apostrophe, which is no part of the text, stands before it."""
    return bool(getattr(getattr(cell, "style_array", None), "quotePrefix", False))
