"""Short lists of rows of different models, all read by one query.

Each shelf is cut off inside the database, so that a page costs the same at ten rows and at a
hundred thousand: a list says "99+" instead of counting on.
"""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import CharField, DateTimeField, QuerySet, Value, Window
from django.db.models.functions import Cast, RowNumber

MOST = 99
NOTHING = Value("", CharField())
NEVER = Cast(Value(None), DateTimeField())


@dataclass(frozen=True)
class Shelf:
    """What to read: `rows` in `order`, and expressions for what is told of each.

    The expressions are asked of the plain rows of the model; `order` must leave no ties.
    """

    name: str
    rows: QuerySet
    order: tuple
    words: object
    who: object = NOTHING
    moment: object = NEVER

    def arm(self):
        """Its part of the query; the plain rows of the first, so nothing is looked at twice."""
        first = self.rows.order_by(*self.order)[: MOST + 1].values("pk")
        place = Window(RowNumber(), order_by=list(self.order))
        rows = self.rows.model._base_manager.filter(pk__in=first).order_by()
        columns = {"s_words": self.words, "s_who": self.who, "s_moment": self.moment}
        return rows.annotate(s_name=Value(self.name), **columns, s_place=place).values_list(
            "s_name", "s_place", "pk", *columns
        )


@dataclass(frozen=True)
class Found:
    """A row of a shelf."""

    pk: int
    words: str
    who: str
    moment: datetime | None


def read(shelves) -> dict[str, list[Found]]:
    """Name of each shelf → its rows in order, at most one more than `MOST`; one query."""
    found = {shelf.name: [] for shelf in shelves}
    if not shelves:
        return found
    first, *others = [shelf.arm() for shelf in shelves]
    # Sorted here: a compound statement may only be sorted by its columns, and not on each side.
    for name, _, *values in sorted(first.union(*others, all=True), key=lambda row: row[:2]):
        found[name].append(Found(*values))
    return found


def counted(rows) -> str:
    """How many rows, in words: "7", or "99+" for more than are counted."""
    return f"{MOST}+" if len(rows) > MOST else str(len(rows))
