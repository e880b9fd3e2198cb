"""What an import would do, and did: one outcome for each row of the file."""

from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from accounts.desk.wording import Piece, marked_texts
from common.snapshots import digest


class OutcomeKind(StrEnum):
    NEW = "baru"
    CHANGED = "berubah"
    SAME = "tetap"
    REFUSED = "ditolak"


@dataclass(frozen=True)
class Cell:
    """A cell that a row of the file changes."""

    label: str
    before: str
    after: str

    @cached_property
    def pieces(self) -> tuple[list[Piece], list[Piece]]:
        return marked_texts(self.before, self.after)


@dataclass(frozen=True)
class Outcome:
    """A row of the file: its number there, what becomes of it, and why not."""

    number: int
    kind: OutcomeKind
    label: str
    cells: list[Cell] = field(default_factory=list)
    # (name of the column or empty, reason)
    errors: list[tuple[str, str]] = field(default_factory=list)

    @property
    def is_change(self) -> bool:
        return self.kind in (OutcomeKind.NEW, OutcomeKind.CHANGED)


@dataclass(frozen=True)
class Plan:
    """The outcomes of all rows; `problem` is what is wrong with the file as a whole."""

    outcomes: list[Outcome]
    problem: str = ""

    def of_kind(self, *kinds) -> list[Outcome]:
        return [outcome for outcome in self.outcomes if outcome.kind in kinds]

    @cached_property
    def counts(self) -> dict[str, int]:
        return {kind.value: len(self.of_kind(kind)) for kind in OutcomeKind}

    @property
    def changes(self) -> list[Outcome]:
        return self.of_kind(OutcomeKind.NEW, OutcomeKind.CHANGED)

    @property
    def refusals(self) -> list[Outcome]:
        return self.of_kind(OutcomeKind.REFUSED)

    @property
    def may_be_applied(self) -> bool:
        return bool(self.changes) and not self.refusals and not self.problem

    @cached_property
    def digest(self) -> str:
        """The same as long as every row would change from and to the same."""
        rows = [
            [each.number, each.kind, [[cell.label, cell.before, cell.after] for cell in each.cells]]
            for each in self.outcomes
        ]
        return digest({"rows": rows, "problem": self.problem})
