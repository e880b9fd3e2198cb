"""Short forms and what they stand for: the rows of the glossary, as stems."""

from functools import lru_cache

from articles.search.query import Row
from articles.search.tokens import stems, tokens
from elections.models import Term


class Synonyms:
    """Rows of stems that mean the same, from (short form, full name) pairs."""

    def __init__(self, pairs=()):
        self._same: dict[Row, tuple[Row, ...]] = {}
        for short, name in pairs:
            self._join(_row(short), _row(name))
        self._longest = max(map(len, self._same), default=1)

    def groups(self, words: list[str]) -> list[tuple[Row, ...]]:
        """The stems `words` as groups: a short form or a full name with all that mean the same.

        Of names that overlap the longest counts: *daftar pemilih tetap* before *daftar pemilih*.
        """
        groups, place = [], 0
        while place < len(words):
            row = self._known_at(words, place) or (words[place],)
            groups.append((row, *(other for other in self._same.get(row, ()) if other != row)))
            place += len(row)
        return list(dict.fromkeys(groups))

    def _known_at(self, words, place):
        for length in range(self._longest, 0, -1):
            row = tuple(words[place : place + length])
            if len(row) == length and row in self._same:
                return row
        return None

    def _join(self, *rows):
        """Let `rows`, and whatever means the same as one of them, mean the same."""
        if not all(rows) or len(set(rows)) < 2:
            return
        same = {other: None for row in rows for other in (row, *self._same.get(row, ()))}
        for row in same:
            self._same[row] = tuple(same)


def glossary() -> Synonyms:
    """The synonyms of the glossary; one query."""
    rows = Term.objects.exclude(name="").order_by("pk").values_list("short", "name")
    return _synonyms(tuple(rows))


@lru_cache(maxsize=2)
def _synonyms(pairs):
    # As long as no editor changes a row, the same for every search.
    return Synonyms(pairs)


def _row(text):
    return tuple(stems(tokens(text)))
