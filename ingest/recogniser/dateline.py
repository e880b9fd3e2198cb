"""The dateline that opens the first paragraph: place, outlet, or both, in any order."""

import re
from dataclasses import dataclass

from ingest.recogniser.credits import DOMAIN

DASH = re.compile(r"\s*(?:[-–—]{1,3}|;)\s*")
SPACED_DASH = re.compile(r"\s[-–—]{1,3}\s|[-–—]{1,3}(?=\s|\w)|;\s")
BRACKETED = re.compile(r"(.*?)[\s,]*\(([^()]{2,40})\)\s*")
SECTION_WORDS = re.compile(r"(?:BERITA|KABAR|INFO)\s+(?=[A-Z])")
LONGEST = 70
MOST_WORDS = 8
BODY_WORDS = frozenset({"kpu", "bawaslu", "dkpp", "kip", "panwaslih"})


@dataclass(frozen=True)
class Dateline:
    place: str | None
    outlet: str | None
    length: int


def read_dateline(text, gazetteer):
    """The dateline at the start of a paragraph, or None."""
    glued = re.match(r"(\w[\w.]{3,30})[-–](\w[\w ]{2,24})[-–]\s*(?=\w)", text)
    if glued and gazetteer.is_place(glued[2]) and not gazetteer.is_place(glued[1]):
        return Dateline(glued[2], glued[1], glued.end())
    for dash in SPACED_DASH.finditer(text, 0, LONGEST + 4):
        head = text[: dash.start()].strip()
        end = DASH.match(text, dash.start()).end()
        found = split_head(head, gazetteer, is_glued=not text[dash.start()].isspace())
        if found and end < len(text):
            return Dateline(*found, end)
    return None


def split_head(head, gazetteer, *, is_glued):
    """(place, outlet) of what stands before the dash, or None when it is no dateline."""
    if not head or len(head.split()) > MOST_WORDS or not head[0].isalnum():
        return None
    parts = [without_section(part, gazetteer) for part in head_parts(head)]
    if not parts or not all(is_name(part) for part in parts):
        return None
    if len(parts) == 1:
        return read_single(parts[0], gazetteer, is_glued)
    return read_pair(parts, gazetteer)


def without_section(part, gazetteer):
    """ "BERITA BANJAR" is the section of Banjar; "KABAR MUSI" is an outlet."""
    rest = SECTION_WORDS.sub("", part, count=1)
    return rest if rest != part and gazetteer.is_place(rest) else part


def head_parts(head):
    bracketed = BRACKETED.fullmatch(head)
    if bracketed:
        head = f"{bracketed[1].strip()}|{bracketed[2].strip()}" if bracketed[1] else bracketed[2]
    parts = [part.strip() for part in re.split(r"[|]|,\s*", head)]
    return [part.strip("() ") for part in parts if part.strip("() ")]


def is_name(part):
    """Every word of a place or outlet is capitalised, save a domain."""
    if DOMAIN.fullmatch(part):
        return True
    return all(word[0].isupper() or word[0].isdigit() for word in part.split())


def read_single(part, gazetteer, is_glued):
    if DOMAIN.fullmatch(part):
        return None, part
    if gazetteer.is_place(part):
        return part, None
    # An unknown place is believed when it is set in capitals, as datelines are.
    letters = [char for char in part if char.isalpha()]
    if part.isupper() and len(letters) >= 4 and len(part.split()) <= 3:
        return (part, None) if not is_body(part) else None
    return None


def read_pair(parts, gazetteer):
    outlets = [part for part in parts if DOMAIN.fullmatch(part)]
    if not outlets:
        outlets = [part for part in parts if is_body(part)]
    places = [part for part in parts if part not in outlets]
    known = [part for part in places if gazetteer.is_place(part)]
    if not known and not outlets and parts[0].isupper() and not parts[1].isupper():
        return parts[1], parts[0]  # "KABARMUSI, Sekayu": the outlet shouts, the place does not.
    place = (known or places or [None])[0]
    if not outlets:
        unknown = [part for part in places if part != place and part not in known]
        outlets = unknown[:1]
    if not known and not outlets:
        return None
    return place, outlets[0] if outlets else None


def is_body(part):
    return part.split()[0].lower() in BODY_WORDS
