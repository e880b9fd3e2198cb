"""Plain-text helpers."""

import re
import unicodedata

_SPACE = re.compile(r"\s+")
_NOT_WORD = re.compile(r"[^\w]+", re.UNICODE)


# What XML 1.0 and terminals cannot carry: control characters but tab and line ends.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")


def printable(text: str) -> str:
    """`text` without control characters."""
    return _CONTROL.sub("", text)


def squeeze(text: str) -> str:
    """`text` with every run of white space as one space."""
    return _SPACE.sub(" ", text).strip()


def cut(text: str, length: int) -> str:
    """At most `length` characters, cut between words, with … when something was cut."""
    text = squeeze(text)
    if len(text) <= length:
        return text
    head = text[: length - 1]
    between_words = head.rsplit(" ", 1)[0] if " " in head else head
    return between_words.rstrip(" ,;:–-") + "…"


def fold(text: str) -> str:
    """`text` in lower case, without accents, punctuation as spaces: the form that is searched."""
    decomposed = unicodedata.normalize("NFKD", text.lower())
    bare = "".join(c for c in decomposed if not unicodedata.combining(c))
    return squeeze(_NOT_WORD.sub(" ", bare).replace("_", " "))
