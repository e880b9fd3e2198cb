"""What every box of the first page consists of."""

from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True)
class Row:
    """One line: words that lead somewhere, and a quiet note beside them."""

    words: str
    url: str = ""
    note: str = ""
    moment: datetime | None = None


@dataclass(frozen=True)
class Panel:
    """A box: its first rows, how many there are in all, and where all of them stand."""

    name: str
    title: str
    rows: list[Row]
    # In words ("7", "99+"); empty where a number would say nothing.
    total: str = ""
    url: str = ""
    # What to do, or that nothing is to do, when there are no rows.
    empty: str = ""
    # (words, address) of what is begun here.
    deeds: list[tuple[str, str]] = field(default_factory=list)

    @property
    def is_alarm(self) -> bool:
        return self.name == "terlambat" and bool(self.rows)
