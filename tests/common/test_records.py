from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from common.datasets import CC_BY, Column, Dataset, Kind
from common.records import csv_header, csv_record, json_text, plain, stamp_of, stamped
from common.spreadsheets import csv_line

DATASET = Dataset(
    name="contoh",
    title="Contoh",
    description="Contoh.",
    licence=CC_BY,
    key=("id",),
    columns=(
        Column("id", Kind.TEXT, "Kunci."),
        Column("hari", Kind.DAY, "Hari."),
        Column("sah", Kind.TRUTH, "Sah."),
        Column("sebutan", Kind.LIST, "Sebutan."),
    ),
    records=lambda: [],
)


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n"])
def test_cell_that_a_spreadsheet_would_run_is_made_text(start):
    assert csv_line([f"{start}1"]).strip('"\r\n').startswith("'")


def test_numbers_are_no_formulas():
    assert csv_line([-1, "a"]) == "-1,a\r\n"


def test_formula_in_a_list_is_made_text_too():
    record = plain({"id": "a", "hari": None, "sah": None, "sebutan": ["=1+1"]})

    assert csv_record(DATASET, record) == "a,,,'=1+1\r\n"


def test_record_as_csv():
    record = plain({"id": 'a"b', "hari": date(2024, 11, 27), "sah": False, "sebutan": ["x", "y|z"]})

    assert csv_header(DATASET) == "id,hari,sah,sebutan\r\n"
    assert csv_record(DATASET, record) == '"a""b",2024-11-27,false,x|y/z\r\n'


def test_plain_record_holds_moments_in_utc_and_no_empty_text():
    moment = datetime(2024, 11, 27, 8, 0, 5, 900, tzinfo=timezone(timedelta(hours=7)))

    assert plain({"waktu": moment, "nama": "", "urutan": 0, "ada": False}) == {
        "waktu": "2024-11-27T01:00:05Z",
        "nama": None,
        "urutan": 0,
        "ada": False,
    }


def test_stamp_of_a_line_is_found_without_reading_it_as_json():
    line = stamped(json_text({"id": "é\u2028\n"}), datetime(2026, 11, 1, tzinfo=UTC))

    assert line == '{"diubah_pada":"2026-11-01T00:00:00Z","id":"é\u2028\\n"}\n'
    assert stamp_of(line) == "2026-11-01T00:00:00Z"


def test_key_leads_back_to_its_columns():
    key = DATASET.key_of({"id": 'a","b'})

    assert DATASET.columns_of_key(key) == {"id": 'a","b'}
