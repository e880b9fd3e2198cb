"""Who wrote it and who took the picture."""

import re

# Marks of a desk, not of a person.
DESK_WORDS = frozenset(
    [
        "red",
        "redaksi",
        "tim",
        "adv",
        "advertorial",
        "rls",
        "rilis",
        "humas",
        "admin",
        "administrator",
        "editor",
        "ant",
        "net",
        "ist",
        "int",
        "hms",
        "hum",
        "kominfo",
        "publikasi",
        "sekretariat",
    ]
)
DOMAIN = re.compile(
    r"\w[\w\-]*(?:\.\w[\w\-]*)*\.(?:com|co|id|net|org|news|asia|info|tv|my|web)\b", re.I
)

BRACKETED = re.compile(r"[(\[]\s*([^()\[\]]{0,60}?)\s*[)\]]\s*[.*]{0,3}\s*$")
STARS = re.compile(r"\s*(?:\*{1,5}|\[\])\s*$")

CREDIT_TAILS = (
    re.compile(
        r"[(\[]\s*(?:foto|photo|dok|sumber foto|ilustrasi)\s*[:/.]\s*"
        r"([^()\[\]]{2,80}?)\s*[)\]]\s*$",
        re.I,
    ),
    re.compile(r"(?:^|[^\w])(?:foto|photo)\s*[:/]\s*([^:()]{2,80}?)\s*[-–—]?\s*$", re.I),
    re.compile(r"\(\s*([A-Z]{3,}[\w.]*/[^()]{3,40}?)\s*\)\s*$"),
)
CREDIT_ALONE = (
    re.compile(r"()(ist|istimewa)\.?", re.I),
    re.compile(r"()(dok(?:umen(?:tasi)?)?\.? .{2,50})", re.I),
    re.compile(r"()([A-Z]{3,}\.[A-Z]{2,4}/[A-Z .]{3,40})"),
)


def photo_credit(text):
    """(where the credit begins, name) at the end of a caption, or None."""
    for pattern in CREDIT_ALONE:
        match = pattern.fullmatch(text)
        if match:
            return 0, match[2].strip()
    tail_at = max(0, len(text) - 120)
    for pattern in CREDIT_TAILS:
        match = pattern.search(text, tail_at)
        if match:
            return match.start(), match[1].strip(" -–—.")
    return None


def ending_mark(text):
    """(where it begins, inside) of the bracketed mark that closes an item, or None.

    Only behind the end of a sentence or alone on its line: "(PSU)" inside one is no byline.
    """
    tail_at = max(0, len(text) - 70)
    match = BRACKETED.search(text, tail_at)
    if match:
        before = text[: match.start()].rstrip()
        is_closing = not before or before[-1] in ".!?\"”’'…)*"
        return (match.start(), match[1]) if is_closing else None
    match = STARS.search(text, tail_at)
    return (match.start(), "") if match else None


def read_byline(inside, outlet=None):
    """(name or None, outlet or None) from "Surya/KabarMusi.com", "ahm/red", "KM-01"."""
    names, outlets = [], []
    for part in re.split(r"\s*[/|]\s*", inside):
        if DOMAIN.search(part) or is_outlet(part, outlet):
            outlets.append(part)
        elif is_writer(part):
            names.append(part)
    return "/".join(names) or None, outlets[0] if outlets else None


def is_outlet(part, outlet):
    if not outlet or len(part) < 4:
        return False
    letters = re.sub(r"\W", "", part).lower()
    return bool(letters) and letters in re.sub(r"\W", "", outlet).lower()


def is_writer(part):
    """A name, initials or a reporter's code; not a desk, and not half a sentence."""
    first = re.split(r"[\s:.]", part.lower(), maxsplit=1)[0]
    has_letters = any(char.isalpha() for char in part)
    return has_letters and first not in DESK_WORDS and len(part.split()) <= 5


def clean_name(payload):
    """The name in "Surya Jaya | Editor: Rini", "Rini di 20.15", "KabarMusi.com, Surya"."""
    name = re.split(r"\s*(?:\||editor\s*:|[-–—]\s*(?=\d))", payload, maxsplit=1, flags=re.I)[0]
    name = re.sub(r"\s+di\s+\d.*$|\s+pada\s+.*$", "", name)
    parts = [part.strip() for part in name.split(",") if part.strip()]
    people = [part for part in parts if not DOMAIN.search(part)] or [""]
    if len(people) > 1 and len(people[0].split()) == 1:
        people = people[1:]  # "Laporan Wartawan KabarKita, Nama Orang"
    return read_byline(people[0].strip(" .-–—"))[0]
