"""Reference files: CSV read strictly, and what is wrong with it collected by file and line."""

import csv
import io
from dataclasses import dataclass, field
from pathlib import Path

from common.text import printable

# Enough to see what is wrong; a file with the wrong separator has thousands.
MOST_PROBLEMS = 20


class LoadRefused(Exception):
    """The load cannot be done; `Problems` says why."""


@dataclass
class Problems:
    """What is wrong with the files, each as `file:line: reason`."""

    messages: list[str] = field(default_factory=list)

    def add(self, place, reason: str) -> None:
        self.messages.append(f"{place}: {reason}")
        if len(self.messages) >= MOST_PROBLEMS:
            self.messages.append(f"only the first {MOST_PROBLEMS} faults are shown")
            raise LoadRefused

    def stop_if_any(self) -> None:
        if self.messages:
            raise LoadRefused


@dataclass(frozen=True)
class Line:
    """One record of a file; as text it is the place `file:line`."""

    file: str
    number: int
    values: dict[str, str]

    def __getitem__(self, column: str) -> str:
        return self.values[column]

    def __str__(self):
        return f"{self.file}:{self.number}"

    def only(self, columns: str) -> dict[str, str]:
        """The values of `columns`, which are separated by spaces."""
        return {column: self[column] for column in columns.split()}

    def several(self, column: str) -> list[str]:
        """The entries of a field that holds several, separated by `|`."""
        return [entry for part in self[column].split("|") if (entry := part.strip())]


@dataclass
class Names:
    """The ids of what lines name, by code or slug; an unknown name is a problem of its line."""

    what: str
    ids: dict[str, int]
    problems: Problems

    def find(self, line: Line, name: str) -> int | None:
        if name not in self.ids:
            self.problems.add(line, f"unknown {self.what} {name!r}")
        return self.ids.get(name)

    def find_if_any(self, line: Line, name: str) -> int | None:
        return self.find(line, name) if name else None


def read_lines(path: Path, columns: list[str], problems: Problems) -> list[Line]:
    """The records of `path`, which has exactly `columns`; faulty ones go to `problems`."""
    name = shown(path)
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        number = fault.object.count(b"\n", 0, fault.start) + 1
        problems.add(f"{name}:{number}", "not UTF-8")
        return []
    except OSError as fault:
        problems.add(name, f"cannot be read: {fault.strerror}")
        return []
    return list(_records(name, text, columns, problems))


def shown(path: Path) -> str:
    """`path` from the current directory, where it lies below that."""
    path = path.absolute()
    return str(path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path)


def _records(name, text, columns, problems):
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    number = 1
    try:
        header = [column.strip() for column in next(reader, [])]
        if header != columns:
            expected = ",".join(columns)
            problems.add(f"{name}:1", f"the header is {','.join(header)!r}, expected {expected!r}")
            return
        number = reader.line_num + 1
        for fields in reader:
            line = Line(name, number, dict(zip(columns, map(str.strip, fields), strict=False)))
            number = reader.line_num + 1
            if fields and _is_whole(line, fields, columns, problems):
                yield line
    except csv.Error as fault:
        problems.add(f"{name}:{number}", f"not CSV: {fault}")


def _is_whole(line, fields, columns, problems) -> bool:
    if len(fields) != len(columns):
        problems.add(line, f"{len(fields)} columns, expected {len(columns)}")
        return False
    # PostgreSQL stores no NUL, and no fact has a control character in it.
    if any(printable(value) != value for value in fields):
        problems.add(line, "holds a control character")
        return False
    return True
