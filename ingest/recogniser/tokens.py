"""Words of a text with their offsets, and the keys names are compared by."""

import re
import unicodedata
from dataclasses import dataclass

WORD = re.compile(r"[^\W_]+")
# What may stand between two words of one name: "Kulon Progo", "Fak-Fak", "Ba'a". A full stop only
# after a short word, where it abbreviates ("D.I. Yogyakarta") instead of ending a sentence.
NAME_GAP = re.compile(r"[ \t\-'’`]{0,4}")
SHORT_GAP = re.compile(r"[ \t\-'’`.]{0,4}")


@dataclass(slots=True)
class Token:
    text: str
    key: str
    start: int
    end: int

    @property
    def is_capital(self):
        return self.text[0].isupper() or self.text[0].isdigit()


def fold(text):
    """Lower case without accents."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def tokenise(text):
    return [
        Token(match[0], fold(match[0]), match.start(), match.end()) for match in WORD.finditer(text)
    ]


def words(text):
    """The folded words of a name or phrase, as a tuple."""
    return tuple(fold(word) for word in WORD.findall(text))


def scan_key(key):
    """A key in which letters that scanning confuses are equal: Bekasl is Bekasi."""
    key = key.replace("rn", "m").replace("0", "o")
    return key.replace("l", "i").replace("1", "i")


def is_joined(text, left, right):
    """Whether two neighbouring tokens may belong to one name."""
    gap = text[left.end : right.start]
    if gap == " ":
        return True
    if len(gap) > 4:
        return False
    pattern = SHORT_GAP if len(left.text) <= 4 else NAME_GAP
    return pattern.fullmatch(gap) is not None
