"""Tables as files: what is written comes back as it was, and what is no table is refused."""

import io
import zipfile

import pytest
from openpyxl import Workbook, load_workbook

from common.errors import Refused
from common.table_reading import MOST_ROWS, MOST_UNPACKED, read_table
from common.table_writing import CSV, FORMATS, XLSX, write_table
from tests.tables import upload

HOSTILE = [
    *("=1+1", "+62 711 1", "-5", "@SUM(A1)", "\tx", "'=1+1", "''+1", "'biasa", "#N/A", "-"),
    *('tanda "kutip"; koma, baris\nkedua', "16.10", "0711", "2027-02-28", "TRUE", "_x0041_"),
]


def read(content, name="data.xlsx"):
    return read_table(upload(content, name))


def texts(table):
    return [cells for _, cells in table.rows]


@pytest.mark.parametrize("form", FORMATS)
def test_what_was_written_is_read_as_it_was(form):
    rows = [[number, text] for number, text in enumerate(HOSTILE)]

    table = read(write_table(form, ["id", "teks"], rows))

    assert table.headers == ["id", "teks"]
    assert texts(table) == [[str(number), text] for number, text in rows]


def test_no_cell_of_a_file_is_run():
    line = write_table(CSV, ["teks"], [["=1+1"]]).decode("utf-8-sig")
    sheet = load_workbook(io.BytesIO(write_table(XLSX, ["teks"], [["=1+1"]]))).active

    assert "'=1+1" in line
    assert (sheet["A2"].data_type, sheet["A2"].quotePrefix) == ("s", True)


def test_an_apostrophe_that_a_spreadsheet_took_for_text_is_taken_off():
    book = Workbook()
    book.active.append(["teks"])
    book.active.append(["'=1+1"])

    assert texts(read(saved(book))) == [["=1+1"]]


@pytest.mark.parametrize(
    "content",
    [
        "id,teks\n1,satu\n",
        "﻿id;teks\r\n1;satu\r\n",
        "sep=;\nid;teks\n1;satu\n",
        "id\tteks\n1\tsatu\n",
        "id,teks\n\n,\n1,satu\n",
    ],
)
def test_csv_of_every_spreadsheet_is_understood(content):
    assert texts(read(content)) == [["1", "satu"]]


def test_rows_keep_the_numbers_of_the_file():
    assert [number for number, _ in read("id,teks\n\n2,dua\n,\n3,tiga\n").rows] == [3, 5]


def test_days_and_numbers_of_a_worksheet_become_texts():
    from datetime import date, datetime

    book = Workbook()
    book.active.append(["a", "b", "c", "d", "e"])
    book.active.append([date(2027, 2, 28), datetime(2027, 2, 28), 16.0, 16.07, True])

    assert texts(read(saved(book))) == [["2027-02-28", "2027-02-28", "16", "16.07", "ya"]]


def saved(book) -> bytes:
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def formula():
    book = Workbook()
    book.active.append(["teks"])
    book.active.append(["=1+1"])
    return saved(book)


def sheet_with(row, column):
    book = Workbook()
    book.active.append(["teks"])
    book.active.cell(row, column, "jauh")
    return saved(book)


def zipped(**parts) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return file.getvalue()


def with_entities() -> bytes:
    """A worksheet whose XML names an entity."""
    source = zipfile.ZipFile(io.BytesIO(formula()))
    parts = {name: source.read(name) for name in source.namelist()}
    parts["xl/worksheets/sheet1.xml"] = (
        b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><worksheet>&b;</worksheet>'
    )
    return zipped(**parts)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "kosong"),
        (b"id,teks\n", "tanpa baris"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "XLS lama"),
        (b"PK\x03\x04 bukan zip", "rusak"),
        (zipped(a="x"), "rusak"),
        (zipped(**{"xl/vbaProject.bin": "x"}), "makro"),
        (zipped(bom=bytes(MOST_UNPACKED + 1)), "mengembang"),
        (with_entities(), "rusak"),
        (formula(), "rumus"),
        ("nama\nKéb".encode("latin-1"), "CSV UTF-8"),
        ("nama\nsatu".encode("utf-16"), "CSV UTF-8"),
        (b'nama\n"satu', "tanda kutip"),
        (b"nama\nsa\x00tu", "karakter"),
        (b"nama\nsatu,dua", "di luar kolom"),
        (b"nama\n" + b"x" * 30_000, "terlalu panjang"),
        (b"nama\n" + b"," * 200, "kolom"),
        (b"nama\n" + b"x\n" * (MOST_ROWS + 1), "Terlalu banyak baris"),
        (bytes(6 * 1024 * 1024), "terlalu besar"),
        (sheet_with(1_048_576, 1), "melewati baris"),
        (sheet_with(2, 16_384), "kolom"),
    ],
    ids=range(20),
)
def test_what_is_no_table_is_refused_with_what_to_do(content, reason):
    with pytest.raises(Refused, match=f"(?i){reason}"):
        read(content)
