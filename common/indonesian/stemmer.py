"""The stem of an Indonesian word: its root, found by rules and checked against a list of roots."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path

import snowballstemmer

from common.indonesian.affixes import CLOSED_BY, FOLLOWED_BY, endings, openings

# Shorter words are not taken apart: abbreviations, and words that have no affix in them.
SHORTEST_INFLECTED = 4
SHORTEST_ROOT = 3
# Without a root to check against, what is left must at least look like one: *Kediri* is no *diri*.
SHORTEST_GUESS = 5
# Openings and an ending that names rarely have; Snowball takes -i and -an off every other name.
TRUSTED_OPENINGS = ("di", "ber", "ter", "mem", "men", "pem", "pen")
TRUSTED_ENDING = "nya"
MOST_PREFIXES = 3
# No Indonesian word is longer; what is, is noise.
LONGEST_WORD = 40

# *menunjukan*, a frequent slip for *menunjukkan*.
_SLIP = re.compile(r"kan(?=(nya)?$)")

_HERE = Path(__file__).parent


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """The root of `word`, which is folded: *pengawasan* and *diawasi* give *awas*.

    A kept name, a word of up to three letters and anything but Latin letters comes back as it is.
    A stem is its own stem.
    """
    if not SHORTEST_INFLECTED <= len(word) <= LONGEST_WORD or word in _kept():
        return word
    if not (word.isascii() and word.isalpha()):
        return word
    return root_of(word) or root_of(_SLIP.sub("kkan", word)) or _guess(word)


def root_of(word: str) -> str | None:
    """The listed root of `word`, or None.

    A root that `word` is stands for itself. Else the analysis wins that leaves most letters to the
    root (*memasak*: *masak*, not *pasak*), then the one with fewer prefixes (*berikan* is *beri* +
    *-kan*, not *ber-* + *ikan*), then the one that needs no lost letter (*mengurus*: *urus*, not
    *kurus*). Where readers mean another, `variants.txt` says so.
    """
    roots = _roots()
    if word in roots:
        return roots[word]
    best = min(_analyses(word, roots), default=None)
    return best and roots[best[-1]]


def _analyses(word: str, roots) -> Iterator[tuple[int, int, bool, str]]:
    """Each analysis of `word` that ends in a root, the best one the least."""
    for core, suffix in endings(word):
        if len(core) >= SHORTEST_ROOT:
            yield from _prefixed(core, suffix, "", 0, False, roots)


def _prefixed(core, suffix, outer, prefixes, lost_one, roots):
    """Analyses of `core`, which stands behind `prefixes` prefixes of which `outer` is the last."""
    if core in roots:
        yield lost_one - len(core), prefixes, lost_one, core
    if prefixes == MOST_PREFIXES or len(core) <= SHORTEST_ROOT:
        return
    for prefix, rest, is_lost in openings(core):
        if prefix not in FOLLOWED_BY[outer] or len(rest) < SHORTEST_ROOT:
            continue
        # The first prefix and the suffix go together; those between them do not matter.
        if prefixes or suffix in CLOSED_BY[prefix]:
            yield from _prefixed(rest, suffix, prefix, prefixes + 1, is_lost, roots)


def _guess(word: str) -> str:
    """What Snowball makes of a word of no listed root, as far as that can be trusted."""
    if not (word.startswith(TRUSTED_OPENINGS) or word.endswith(TRUSTED_ENDING)):
        return word
    # A stemmer holds the word it works on: one for each call, since requests run in threads.
    guess = snowballstemmer.stemmer("indonesian").stemWord(word)
    if guess == word or len(guess) < SHORTEST_GUESS:
        return word
    return stem(guess)


@cache
def _roots() -> dict[str, str]:
    """Each root and each variant of one, to the root that stands for it."""
    variants = dict(line.split() for line in _lines("variants.txt"))
    return {root: root for root in _lines("roots.txt")} | variants


@cache
def _kept() -> frozenset[str]:
    return frozenset(_lines("kept.txt"))


def _lines(name: str) -> list[str]:
    """The entries of a list beside this file; # opens a comment."""
    text = (_HERE / name).read_text(encoding="ascii")
    return [line for line in text.splitlines() if line and not line.startswith("#")]
