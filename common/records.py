"""Records of open data as lines of JSON and of CSV.

A stamped line of JSON begins with the time since which its record is so; that place is fixed, so
that changes are found in a large file without reading every line as JSON.
"""

import json
from datetime import UTC, date, datetime
from typing import Any

from common.datasets import Dataset, Record
from common.spreadsheets import csv_line

STAMP = "diubah_pada"
REMOVED = "dihapus"
# Between the items of a list in a CSV cell.
DELIMITER = "|"
_HEAD = f'{{"{STAMP}":"'


def instant(moment: datetime) -> str:
    """A moment to the second in UTC; texts of this form sort as their moments do."""
    return f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"


_STAMP_PLACE = slice(len(_HEAD), len(_HEAD) + len(instant(datetime.now(UTC))))


def plain(record: Record) -> Record:
    """`record` with nothing in it that JSON has no word for."""
    return {name: _plain(value) for name, value in record.items()}


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return instant(value)
    if isinstance(value, date):
        return value.isoformat()
    return None if value == "" else value


def json_text(record: Record) -> str:
    """A plain record as one line of JSON, without the line's end."""
    return json.dumps(record, ensure_ascii=False, separators=(",", ":"))


def stamped(text: str, moment: datetime) -> str:
    """The `json_text` of a record as a line that says since when the record is so."""
    return f'{_HEAD}{instant(moment)}",{text[1:]}\n'


def stamp_of(line: str) -> str:
    """Since when the record of a stamped line is so."""
    return line[_STAMP_PLACE]


def csv_header(dataset: Dataset, *more: str) -> str:
    return csv_line([column.name for column in dataset.columns] + [*more])


def csv_record(dataset: Dataset, record: Record, *more: str) -> str:
    """A plain record as a line of CSV; `more` names further columns, here and in the header."""
    names = [column.name for column in dataset.columns] + [*more]
    return csv_line([_cell(record.get(name)) for name in names])


def _cell(value: Any) -> Any:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return DELIMITER.join(item.replace(DELIMITER, "/") for item in value)
    return value
