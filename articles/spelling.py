"""Tells a corrected spelling from a changed statement.

A rule of this house: what may be changed in a published text without telling readers is a slip of
the keyboard. No word comes or goes, no number changes, no link leads elsewhere.
"""

import difflib
import re

from rapidfuzz.distance import Levenshtein

from common.html import FIGURE, plain_text

MOST_WORDS = 10
# Letters of one word: "peyelenggara" → "penyelenggara", "di lakukan" → "dilakukan".
MOST_LETTERS = 2
_WORD = re.compile(r"\w+", re.UNICODE)
_LINK = re.compile(r'href="([^"]*)"')
# Words that turn a sentence round and are as short as a slip.
TURNING = {"tidak", "bukan", "tak", "belum", "jangan", "tanpa", "non", "batal", "sah", "ya"}


def is_spelling_fix(before: str, after: str) -> bool:
    """Whether the HTML or plain text `after` differs from `before` by slips of the keyboard."""
    if _LINK.findall(before) != _LINK.findall(after):
        return False
    if FIGURE.findall(before) != FIGURE.findall(after):
        return False
    old, new = (_WORD.findall(plain_text(text)) for text in (before, after))
    changed = 0
    for tag, i, j, k, m in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        if not is_slip(old[i:j], new[k:m]):
            return False
        changed += max(j - i, m - k)
    return changed <= MOST_WORDS


def is_slip(old: list[str], new: list[str]) -> bool:
    """Whether the words `new` in place of `old` are the same words, written otherwise."""
    one, other = "".join(old), "".join(new)
    if any(letter.isdigit() for letter in one + other):
        return False
    if {word.casefold() for word in (*old, *new)} & TURNING:
        return False
    words = min(len(old), len(new))
    # Written together or apart is a slip; a word that comes or goes leaves too many letters.
    letters = Levenshtein.distance(one.casefold(), other.casefold())
    return words > 0 and letters <= min(MOST_LETTERS * words, max(1, len(one) // 3))
