"""Paging by cursor: the place of a row in time order, so page 500 costs what page 1 does.

A cursor survives new articles: it names the last row seen, not a page number.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from articles.models import ListEntry

PAGE_SIZE = 20
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_LATEST = 4_102_444_800_000_000  # the year 2100, in microseconds


@dataclass(frozen=True)
class Cursor:
    """A place between two rows of a list: right at the row of `article_id` at `published_at`."""

    published_at: datetime
    article_id: int

    def __str__(self):
        microseconds = (self.published_at - _EPOCH) // timedelta(microseconds=1)
        return f"{microseconds}-{self.article_id}"

    @classmethod
    def parse(cls, text: str) -> "Cursor":
        """Raises ValueError when `text` is not a cursor this class wrote."""
        microseconds, _, article_id = text.partition("-")
        if not (microseconds.isascii() and article_id.isascii()):
            raise ValueError(text)
        if not (microseconds.isdigit() and article_id.isdigit()):
            raise ValueError(text)
        if len(text) > 40 or int(microseconds) > _LATEST or int(article_id) >= 2**63:
            raise ValueError(text)
        return cls(_EPOCH + timedelta(microseconds=int(microseconds)), int(article_id))

    @classmethod
    def at(cls, entry) -> "Cursor":
        return cls(entry.published_at, entry.article_id)


@dataclass(frozen=True)
class Page:
    """Up to twenty entries, newest first, and the cursors of the pages beside it."""

    entries: list[ListEntry]
    older: Cursor | None
    newer: Cursor | None


def first_page(entries) -> Page:
    """The page of the newest `entries`, of which one more than it shows tells that more follow."""
    return _page(entries[:PAGE_SIZE], has_older=len(entries) > PAGE_SIZE, has_newer=False)


def page_of(entries, before=None, after=None) -> Page:
    """The page of `entries` older than the cursor `before`, newer than `after`, or the first.

    One query: a row more than the page tells whether anything follows.
    """
    if after is not None:
        newer = entries.newer_than(after.published_at, after.article_id).oldest_first()
        rows = list(newer[: PAGE_SIZE + 1])
        shown = rows[:PAGE_SIZE][::-1]
        return _page(shown, has_older=True, has_newer=len(rows) > PAGE_SIZE)
    if before is None:
        return first_page(list(entries.newest_first()[: PAGE_SIZE + 1]))
    older = entries.older_than(before.published_at, before.article_id).newest_first()
    rows = list(older[: PAGE_SIZE + 1])
    return _page(rows[:PAGE_SIZE], has_older=len(rows) > PAGE_SIZE, has_newer=True)


def _page(shown, has_older, has_newer):
    older = Cursor.at(shown[-1]) if shown and has_older else None
    newer = Cursor.at(shown[0]) if shown and has_newer else None
    return Page(shown, older, newer)
