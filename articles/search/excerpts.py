"""Where the words of a query stand in a text, for readers: marked, and cut to the best part."""

import re

from django.utils.html import escape
from django.utils.safestring import mark_safe

from articles.search.tokens import token_and_stem

WINDOW = 32
# Words shown before the first that counts.
RUN_UP = 6
# Longer texts are looked through up to here; the index holds all of them.
MOST_CHARACTERS = 30_000
_WORD = re.compile(r"[^\W_]+")


def marked(query, text: str) -> str:
    """`text`, escaped, with the words of `query` inside <mark>."""
    spans = _spans(text)
    return _html(text, spans, _held(query, spans), 0, len(text))


def excerpt(query, text: str) -> str:
    """The part of `text` of about thirty words that holds most of `query`, marked.

    Empty when `text` is.
    """
    text = text[:MOST_CHARACTERS]
    spans = _spans(text)
    if not spans:
        return ""
    held = _held(query, spans)
    first = _best_start(held, len(spans))
    last = min(first + WINDOW, len(spans)) - 1
    start = spans[first][0] if first else 0
    end = spans[last][1] if last + 1 < len(spans) else len(text)
    shown = _html(text, spans, held, start, end)
    return mark_safe(f"{'… ' if first else ''}{shown}{' …' if end < len(text) else ''}")  # noqa: S308


def _spans(text):
    """(start, end, word, stem) of every word."""
    return [(*match.span(), *token_and_stem(match[0])) for match in _WORD.finditer(text)]


def _held(query, spans) -> dict[int, int]:
    """Which group of `query` the word at each place belongs to."""
    groups = [[(3, row) for row in group] for group in query.groups]
    groups += [[(2, row)] for row in query.phrases]
    starts = {}
    for number, group in enumerate(groups):
        for column, row in group:
            starts.setdefault((column, row[0]), []).append((number, row))
    held = {}
    for place, span in enumerate(spans):
        for column in (2, 3):
            for number, row in starts.get((column, span[column]), ()):
                if tuple(other[column] for other in spans[place : place + len(row)]) == row:
                    held.update(dict.fromkeys(range(place, place + len(row)), number))
    return held


def _best_start(held, length):
    """Where the window with the most groups, then the most words, begins; the first of equals."""
    best, start = (0, 0), 0
    for place in sorted(held):
        inside = [held[other] for other in range(place, place + WINDOW - RUN_UP) if other in held]
        score = (len(set(inside)), len(inside))
        if score > best:
            best, start = score, place
    return max(0, min(start - RUN_UP, length - WINDOW))


def _html(text, spans, held, start, end):
    parts, done = [], start
    for place in sorted(held):
        first, last = spans[place][:2]
        if start <= first and last <= end:
            parts += [escape(text[done:first]), f"<mark>{escape(text[first:last])}</mark>"]
            done = last
    return mark_safe("".join([*parts, escape(text[done:end])]))  # noqa: S308
