"""What a reader looks for: words in any form, exact phrases in quotes, exclusions with a minus."""

import re
from dataclasses import dataclass, replace

from articles.search.tokens import stems, tokens

MAX_WORDS = 12
_QUOTES = '"“”„«»'
_PART = re.compile(
    rf"(?:(?<!\S)(?P<minus>-+))?(?:[{_QUOTES}](?P<phrase>[^{_QUOTES}]*)[{_QUOTES}]"
    rf"|(?P<words>[^\s{_QUOTES}]+))"
)
# Words that nearly every text holds: they only count when there is nothing else to look for.
FILLERS = frozenset(
    stems(
        tokens(
            "ada adalah akan atau bagi dalam dan dari dengan di ini itu ke oleh pada para saat "
            "tentang untuk yang"
        )
    )
)

# Stems or words that stand in a row.
Row = tuple[str, ...]


@dataclass(frozen=True)
class Query:
    """Articles hold every one of `groups` and `phrases`, and none of what is excluded.

    A group is held when one of its rows of stems is; a phrase is a row of words as written.
    """

    groups: tuple[tuple[Row, ...], ...] = ()
    phrases: tuple[Row, ...] = ()
    excluded: tuple[Row, ...] = ()
    excluded_phrases: tuple[Row, ...] = ()

    def __bool__(self):
        return self.has_wanted or self.has_excluded

    @property
    def has_wanted(self) -> bool:
        return bool(self.groups or self.phrases)

    @property
    def has_excluded(self) -> bool:
        return bool(self.excluded or self.excluded_phrases)

    @property
    def exclusions(self) -> "Query":
        """What is excluded, whatever is wanted."""
        return replace(self, groups=(), phrases=())


def read_query(text: str, synonyms) -> Query:
    """`text` as a Query of at most twelve words; any text is one, if only an empty one.

    `synonyms.groups(stems)` answers the groups that a run of stems stands for. A quote without
    its other half means nothing.
    """
    wanted, unwanted, phrases, unwanted_phrases = [], [], [], []
    left = MAX_WORDS
    for part in _PART.finditer(text):
        is_phrase = part["phrase"] is not None
        words = tokens(part["phrase"] if is_phrase else part["words"])[:left]
        left -= len(words)
        if not words:
            continue
        if is_phrase:
            (unwanted_phrases if part["minus"] else phrases).append(tuple(words))
        elif part["minus"]:
            unwanted.append(tuple(words))
        else:
            wanted += words
    return Query(
        groups=tuple(_telling(synonyms.groups(stems(wanted)), bool(phrases))),
        phrases=tuple(phrases),
        excluded=tuple(row for words in unwanted for row in _any_of(words, synonyms)),
        excluded_phrases=tuple(unwanted_phrases),
    )


def plain_words(text: str) -> list[str]:
    """The words of `text` that are looked for, in quotes or not, in their order."""
    parts = [part for part in _PART.finditer(text) if not part["minus"]]
    words = [word for part in parts for word in tokens(part["phrase"] or part["words"] or "")]
    return words[:MAX_WORDS]


def _telling(groups, has_phrases):
    """`groups` without fillers, unless there would be nothing left."""
    telling = [group for group in groups if not FILLERS.issuperset(group[0])]
    return telling if telling or has_phrases else groups


def _any_of(words, synonyms):
    groups = synonyms.groups(stems(words))
    return groups[0] if len(groups) == 1 else [tuple(stems(words))]
