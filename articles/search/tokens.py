"""The words that the index holds: letters and digits that every database splits alike."""

from functools import lru_cache

from common.indonesian import stem
from common.text import fold

# PostgreSQL leaves out words of more than 2,046 bytes; nobody looks for one of sixty.
LONGEST = 60


def tokens(text: str) -> list[str]:
    """The folded words of `text` in their order, in ASCII letters and digits."""
    return [_plain(word) for word in fold(text).split()]


@lru_cache(maxsize=50_000)
def token_and_stem(word: str) -> tuple[str, str]:
    """The first token of `word`, and its stem; both empty when there is none."""
    token = next(iter(tokens(word)), "")
    return token, stem(token)


def stems(words: list[str]) -> list[str]:
    """The stem of each of the tokens `words`."""
    return [stem(word) for word in words]


def _plain(word):
    # What counts as a letter beyond ASCII depends on the database and its locale.
    if not word.isascii():
        word = "".join(c if c.isascii() else f"x{ord(c):x}" for c in word)
    # PostgreSQL's parser reads 4e27e as the number 4e27 and the word e.
    if word[0].isdigit() and not word.isdigit():
        word = f"n{word}"
    return word[:LONGEST]
