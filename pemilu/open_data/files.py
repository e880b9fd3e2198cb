"""Writing the files of a version."""

import hashlib
import os
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from common.records import STAMP, csv_header, csv_record, stamp_of
from pemilu.open_data.ledger import Ledger

CSV, JSON_LINES = "csv", "jsonl"


@dataclass(frozen=True)
class Written:
    """A file on disk."""

    bytes: int
    sha256: str
    rows: int = 0


class HashedFile:
    """A new file that counts and hashes what is written; on disk when its block has ended."""

    def __init__(self, path: Path):
        self._path = path
        self._hash = hashlib.sha256()
        self.length = 0

    def __enter__(self):
        self._file = self._path.open("xb")
        return self

    def __exit__(self, *exception):
        with self._file:
            self._file.flush()
            os.fsync(self._file.fileno())

    def write(self, text: str) -> None:
        data = text.encode()
        self._file.write(data)
        self._hash.update(data)
        self.length += len(data)

    def written(self, rows: int = 0) -> Written:
        return Written(self.length, self._hash.hexdigest(), rows)


def write_text(path: Path, text: str) -> Written:
    with HashedFile(path) as file:
        file.write(text)
    return file.written()


def removed_file(folder: Path, name: str) -> Path:
    """The keys of what is gone from the dataset `name`: read for answers, no dump of its own."""
    return folder / f"{name}.dihapus.{JSON_LINES}"


def write_dataset(folder: Path, ledger: Ledger) -> dict[str, Written]:
    """Both dumps of a dataset in one pass, and the keys of what is gone."""
    dataset, rows = ledger.dataset, 0
    with ExitStack() as files:
        table = files.enter_context(HashedFile(folder / f"{dataset.name}.{CSV}"))
        lines = files.enter_context(HashedFile(folder / f"{dataset.name}.{JSON_LINES}"))
        table.write(csv_header(dataset, STAMP))
        for record, line in ledger.lines():
            rows += 1
            table.write(csv_record(dataset, {**record, STAMP: stamp_of(line)}, STAMP))
            lines.write(line)
    write_text(removed_file(folder, dataset.name), "".join(ledger.lines_of_removed()))
    return {
        f"{dataset.name}.{CSV}": table.written(rows),
        f"{dataset.name}.{JSON_LINES}": lines.written(rows),
    }


def checksums(files: dict[str, Written]) -> str:
    """A list that `sha256sum -c` reads."""
    return "".join(f"{file.sha256}  {name}\n" for name, file in files.items())


def folder_name(moment: datetime) -> str:
    return f"{moment:%Y%m%dT%H%M%S.%fZ}"
