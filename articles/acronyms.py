"""Explains terms where a text first uses them: pure functions over the cleaned HTML of a body.

The text is walked once from left to right, in time proportional to its length, whatever it holds.
"""

import re
from functools import lru_cache
from html import escape, unescape
from typing import NamedTuple

# Consumes an unclosed tag to the end of the text instead of failing: a failed match would be
# tried again at every further "<".
_TAG = r'<(?:[^<>"]++|"[^"]*+(?:"|\Z)|<)*+(?:>|\Z)'
_ENTITY = r"&[#\w]*+;?"
# A whole word, but not a part of an address such as silon.kpu.go.id or a@kpps.id.
_BEFORE, _AFTER = r"(?<![\w@.])", r"(?![\w@]|\.\w)"
# Where a link may not stand, or would disturb.
_CLOSED = frozenset(["a", "h2", "h3", "h4"])
_TAG_NAME = re.compile(r"</?(\w*)")
_ANY_TAG = re.compile(r"<[^<>]*>")
# How far back the words before a bracket are read, markup included.
_REACH = 200
_OWN_LINK = re.compile(r'<a class="term" href="([^"]*)">')


class Entry(NamedTuple):
    """A term as texts write it, what it stands for (may be empty) and where it is explained."""

    short: str
    name: str
    url: str

    @property
    def is_exact(self) -> bool:
        """Whether only this very writing counts: PSU and DPTb, but not coklit or Pantarlih."""
        return self.short[1:] != self.short[1:].lower()

    def marked(self, words: str) -> str:
        if self.name:
            words = f'<abbr title="{escape(self.name)}">{words}</abbr>'
        return f'<a class="term" href="{escape(self.url)}">{words}</a>'


def explain(body: str, entries) -> str:
    """`body` with the first use of each of `entries` linked to its explanation.

    A use inside a link or a heading does not count; one that the text itself explains, as in
    "pemungutan suara ulang (PSU)", counts and is left alone. Doing it twice changes nothing.
    """
    entries = tuple(entry for entry in entries if entry.short.strip())
    return _Walk(body, entries).result() if entries else body


def explained_in(body: str, entries) -> list[Entry]:
    """Those of `entries` that `explain` would link in `body`, in the order of their use."""
    entries = tuple(entry for entry in entries if entry.short.strip())
    if not entries:
        return []
    walk = _Walk(body, entries)
    walk.result()
    return walk.explained


class _Walk:
    """One pass over a body: what was opened and which terms are done."""

    def __init__(self, body, entries):
        self.body = body
        self.exact, self.loose, self.pattern = _prepared(entries)
        self.done = set()
        self.explained = []
        self.closed = 0

    def result(self):
        return self.pattern.sub(self._replaced, self.body)

    def _replaced(self, match):
        found = match[0]
        if found[0] == "<":
            self._pass(found)
        elif match["term"] and not self.closed:
            return self._explained(found, match)
        return found

    def _pass(self, tag):
        own = _OWN_LINK.fullmatch(tag)
        if own:
            self.done.add(unescape(own[1]))
        if _TAG_NAME.match(tag)[1] in _CLOSED:
            self.closed = max(0, self.closed + (-1 if tag[1] == "/" else 1))

    def _explained(self, words, match):
        key = " ".join(words.split())
        entry = self.exact.get(key) or self.loose.get(key.casefold())
        if entry is None or entry.url in self.done:
            return words
        self.done.add(entry.url)
        if self._explains_itself(entry, *match.span()):
            return words
        self.explained.append(entry)
        return entry.marked(words)

    def _explains_itself(self, entry, start, end):
        """Whether the text says beside the short form what it stands for, in either order."""
        name = entry.name.casefold()
        if not name:
            return False
        if self.body[end : end + 1] == ")" and self.body[start - 1 : start] == "(":
            before = self.body[max(0, start - 1 - _REACH) : start - 1]
            # The end of the name is enough: texts leave out a comma or an "and" further ahead.
            return _words(before).endswith(" ".join(name.split()[-2:]))
        return self.body[end : end + 2 + len(name)].casefold() == f" ({name}"


@lru_cache(maxsize=8)
def _prepared(entries):
    """The lookup tables and the one pattern for `entries`."""
    exact = {_squeezed(entry): entry for entry in entries if entry.is_exact}
    loose = {_squeezed(entry).casefold(): entry for entry in entries if not entry.is_exact}
    # The longest first: "rapat pleno" before "rapat".
    longest_first = sorted(entries, key=lambda entry: (-len(entry.short), entry.short))
    terms = "|".join(map(_pattern, longest_first))
    pattern = re.compile(f"{_TAG}|{_ENTITY}|{_BEFORE}(?P<term>{terms}){_AFTER}")
    return exact, loose, pattern


def _words(html):
    return " ".join(_ANY_TAG.sub("", html).casefold().split())


def _squeezed(entry):
    return " ".join(entry.short.split())


def _pattern(entry):
    words = r"\s+".join(map(re.escape, entry.short.split()))
    return words if entry.is_exact else f"(?i:{words})"
