"""The affixes of Indonesian: which may be taken off a word, and what remains.

The rules are those of the standard grammar (*Tata Bahasa Baku Bahasa Indonesia*) and of the
spelling reform EYD V. They say what can be an affix; only the list of roots says what is one.
"""

from collections.abc import Iterator

VOWELS = frozenset("aeiou")

# From the outside in: a particle, a possessive, one suffix that makes words.
PARTICLES = ("lah", "kah", "tah", "pun")
POSSESSIVES = ("nya", "ku", "mu")
SUFFIXES = ("kan", "an", "i")

# The suffixes that can close a word opened by the prefix: *ke-…-i* is none, *ke-…-an* is one.
CLOSED_BY = {
    "": {"", "i", "kan", "an"},
    "di": {"", "i", "kan"},
    "me": {"", "i", "kan"},
    "pe": {"", "an"},
    "ter": {"", "i", "kan"},
    "ber": {"", "an", "kan"},
    "per": {"", "i", "kan", "an"},
    "ke": {"", "an"},
    "se": {"", "an"},
}

# The prefixes that can follow a prefix: *di-per-*, *ke-ter-*, *ber-ke-*. *tidak* behaves as one
# between *ke-* and a root: *ketidaknetralan*.
FOLLOWED_BY = {
    "": {"di", "me", "pe", "ter", "ber", "per", "ke", "se"},
    "di": {"ber", "per", "ke", "se"},
    "me": {"ber", "per", "ke", "se"},
    "pe": {"ber", "per", "ke", "se"},
    "ter": {"per", "ke"},
    "ber": {"pe", "per", "ke", "se"},
    "per": {"se", "ke"},
    "ke": {"ter", "ber", "pe", "per", "se", "tidak"},
    "se": {"pe", "per", "ke"},
    "tidak": {"ter", "ber", "per", "se"},
}

# After the nasal of me- and pe- these stand unchanged: mem-baca, men-cari, meng-gugat. The
# voiceless ones are lost in native words (*tolak*, *menolak*) and stay in loans (*mentransfer*).
_KEPT_AFTER_M = frozenset("bfvp")
_KEPT_AFTER_N = frozenset("cdjzst")
_KEPT_AFTER_NG = frozenset("ghklqrx")
_SONORANTS = frozenset("lrwymn")


def endings(word: str) -> Iterator[tuple[str, str]]:
    """What is left of `word` without its endings, and the suffix among these; `word` first."""
    for base in _without(word, PARTICLES):
        for core in _without(base, POSSESSIVES):
            yield core, ""
            for suffix in SUFFIXES:
                if core.endswith(suffix):
                    yield core[: -len(suffix)], suffix


def _without(word: str, endings: tuple[str, ...]) -> Iterator[str]:
    yield word
    for ending in endings:
        if word.endswith(ending):
            yield word[: -len(ending)]


def openings(word: str) -> Iterator[tuple[str, str, bool]]:
    """The prefixes of `word`: its name, what follows, and whether that got back a lost letter."""
    head = word[:2]
    if head in ("di", "ke", "se"):
        yield head, word[2:], False
    elif head in ("me", "pe"):
        yield from _after_nasal(head, word[2:])
        if word.startswith("per"):
            yield "per", word[3:], False
        elif word == "pelajar":
            yield "per", "ajar", False
    elif head in ("be", "te"):
        yield from _before_r(head, word)
    elif word.startswith("tidak"):
        yield "tidak", word[5:], False


def _before_r(head: str, word: str) -> Iterator[tuple[str, str, bool]]:
    """ber- and ter-, which lose their r before another: be-kerja, te-percaya, be-rencana."""
    if word[2:3] == "r":
        yield head + "r", word[3:], False
        yield head + "r", word[2:], False
    elif word[3:5] == "er":
        yield head + "r", word[2:], False
    elif word == "belajar":
        yield "ber", "ajar", False


def _after_nasal(head: str, rest: str) -> Iterator[tuple[str, str, bool]]:
    """me- and pe- with the nasal that the next sound asks for, and the letters lost to it."""
    if rest[:1] in _SONORANTS or head == "pe":
        yield head, rest, False
    if rest.startswith("ng"):
        yield from _after(head, rest[2:], _KEPT_AFTER_NG, "k")
        if rest[2:3] in VOWELS:
            yield head, rest[2:], False
            if rest[2] == "e" and _is_monosyllable(rest[3:]):
                yield head, rest[3:], False
    elif rest.startswith("ny"):
        yield from _after(head, rest[2:], frozenset(), "s")
    elif rest.startswith("n"):
        yield from _after(head, rest[1:], _KEPT_AFTER_N, "t")
    elif rest.startswith("m"):
        yield from _after(head, rest[1:], _KEPT_AFTER_M, "p")


def _after(head, rest, kept, lost) -> Iterator[tuple[str, str, bool]]:
    if rest[:1] in kept:
        yield head, rest, False
    elif rest[:1] in VOWELS:
        yield head, lost + rest, True


def _is_monosyllable(root: str) -> bool:
    """Whether `root` takes menge- and penge-: mengecek, pengesahan."""
    return len(root) <= 5 and sum(letter in VOWELS for letter in root) == 1
