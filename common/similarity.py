"""How alike two texts are, and what to look up texts by that are nearly the same.

A text is the set of its shingles: every run of four words, folded. Of that set a few values are
kept, the smallest of each of eight classes. Two texts hold the same smallest value of a class as
often as they share shingles, so one equal value of eight finds nearly every text that was only
edited, and texts of their own share none.
"""

import re
import unicodedata
from hashlib import blake2b

WORDS_OF_A_SHINGLE = 4
WORDS_OF_A_TITLE_SHINGLE = 2
CLASSES = 8
# Of a longer text only its beginning counts; no newspaper prints as much.
LONGEST = 200_000
# A shorter text shares its few shingles with too much.
FEWEST = 8
_WORD = re.compile(r"[^\W_]+")


def words_of(text: str) -> list[str]:
    """Words in lower case without accents, what stands between them dropped."""
    text = unicodedata.normalize("NFKD", text[:LONGEST].lower())
    if not text.isascii():
        text = "".join(char for char in text if not unicodedata.combining(char))
    return _WORD.findall(text)


def shingles(text: str, size=WORDS_OF_A_SHINGLE, salt=b"") -> frozenset[int]:
    """A number of 63 bits for every run of `size` words; of a shorter text for all of it.

    The same on every machine and in every release: sketches are stored.
    """
    words = words_of(text)
    if not words:
        return frozenset()
    runs = range(max(len(words) - size, 0) + 1)
    return frozenset(number_of(" ".join(words[at : at + size]), salt) for at in runs)


def number_of(text: str, salt=b"") -> int:
    return int.from_bytes(blake2b(text.encode(), digest_size=8, salt=salt).digest()) >> 1


def sketch(numbers: frozenset[int], classes=CLASSES) -> list[int]:
    """The smallest number of each class that has one, in order."""
    smallest = {}
    for number in numbers:
        kind = number % classes
        if number < smallest.get(kind, number + 1):
            smallest[kind] = number
    return sorted(smallest.values())


def sketch_of(title: str, text: str) -> list[int]:
    """What a text with its headline is looked up by: at most twelve numbers."""
    body = shingles(text)
    heads = shingles(title, WORDS_OF_A_TITLE_SHINGLE, salt=b"title")
    return sketch(body if len(body) >= FEWEST else frozenset()) + sketch(heads, CLASSES // 2)


def likeness(one: frozenset[int], other: frozenset[int]) -> float:
    """The share of words that two texts have in common, 0 to 1, judged by their shingles.

    Against the shorter of the two, so that an excerpt is like its whole. A shingle survives when
    all of its words do: of texts in which every tenth word differs 0.9⁴ are shared, and the
    fourth root says 0.9 again.
    """
    fewer = min(len(one), len(other))
    if fewer < FEWEST:
        return float(bool(one) and one == other)
    return (len(one & other) / fewer) ** (1 / WORDS_OF_A_SHINGLE)
