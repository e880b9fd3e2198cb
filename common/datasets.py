"""What an app declares of the rows that it gives away as open data.

A record is a dict from column to value: text, whole number, truth, `date`, aware `datetime`, list
of texts, or None. An empty text is the same as None: not known.
"""

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

Record = dict[str, Any]


class Kind(StrEnum):
    """Types of the Data Package standard (v2)."""

    TEXT = "string"
    INTEGER = "integer"
    TRUTH = "boolean"
    DAY = "date"
    INSTANT = "datetime"
    LIST = "list"


@dataclass(frozen=True)
class Licence:
    name: str
    title: str
    url: str


ODBL = Licence(
    "ODbL-1.0",
    "Open Database License (ODbL) 1.0",
    "https://opendatacommons.org/licenses/odbl/1-0/",
)
CC_BY = Licence(
    "CC-BY-4.0",
    "Creative Commons Atribusi 4.0 Internasional",
    "https://creativecommons.org/licenses/by/4.0/",
)


@dataclass(frozen=True)
class Origin:
    """Where the records of a dataset come from."""

    title: str
    url: str


@dataclass(frozen=True)
class Column:
    name: str
    kind: Kind
    description: str


@dataclass(frozen=True)
class Dataset:
    """A table of open data. Names and descriptions are for readers, in Indonesian."""

    name: str
    title: str
    description: str
    licence: Licence
    # The columns that tell a record from all others, for as long as it exists. They stay public
    # after the record is gone, so no name or number of a person may be among them.
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    # All public records as they are now, read in chunks.
    records: Callable[[], Iterable[Record]]
    # The public records as they were on a day, where the rows know that.
    records_on: Callable[[date], Iterable[Record]] | None = None
    origins: tuple[Origin, ...] = ()

    def key_of(self, record: Record) -> str:
        """The key of a plain record (`common.records`) as one text."""
        return json.dumps([record[name] for name in self.key], ensure_ascii=False)

    def columns_of_key(self, key: str) -> Record:
        """The reverse of `key_of`."""
        return dict(zip(self.key, json.loads(key), strict=True))
