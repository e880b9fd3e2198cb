"""What an address of a dataset answers: a dump, its changes, or how things were on a day."""

import json
from collections.abc import Iterator
from datetime import date, datetime
from itertools import chain, islice
from pathlib import Path

from common.datasets import Dataset
from common.records import (
    REMOVED,
    STAMP,
    csv_header,
    csv_record,
    instant,
    json_text,
    plain,
    stamp_of,
)
from pemilu.open_data.files import CSV, removed_file
from pemilu.open_data.versions import Version

BLOCK = 200


def changes(dataset: Dataset, form: str, version: Version, since: datetime) -> Iterator[str]:
    """The records of `version` that changed at `since` or later; gone ones with their key alone.

    A gone record has `dihapus` true, the others are as in the dump.
    """
    return _in_blocks(_changes(dataset, form, version, since))


def _changes(dataset, form, version, since):
    found = chain(
        _lines_since(version.folder / f"{dataset.name}.jsonl", since),
        _lines_since(removed_file(version.folder, dataset.name), since),
    )
    if form != CSV:
        yield from found
        return
    yield csv_header(dataset, STAMP, REMOVED)
    for record in map(json.loads, found):
        yield csv_record(dataset, {REMOVED: False, **record}, STAMP, REMOVED)


def on_day(dataset: Dataset, form: str, day: date) -> Iterator[str]:
    """The records as they were on `day`, from the database; they have no time of change."""
    if form == CSV:
        yield csv_header(dataset)
    for record in map(plain, dataset.records_on(day)):
        yield csv_record(dataset, record) if form == CSV else json_text(record) + "\n"


def refusal(dataset: Dataset, form: str, complaints: dict[str, str]) -> str:
    """Nothing but the header row, or what is wrong by parameter, as in the JSON Feed."""
    return csv_header(dataset) if form == CSV else json_text({"_galat": complaints}) + "\n"


def _in_blocks(lines: Iterator[str]) -> Iterator[str]:
    """The lines, some hundred at a time: a server sends each piece by itself."""
    while block := "".join(islice(lines, BLOCK)):
        yield block


def _lines_since(path: Path, since: datetime) -> Iterator[str]:
    first = instant(since)
    with path.open(encoding="utf-8", newline="\n") as lines:
        for line in lines:
            if stamp_of(line) >= first:
                yield line
