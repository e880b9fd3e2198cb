"""What the recogniser answers. Offsets count characters of the text as it was handed in."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

PRIMARY, SUBJECT, RELATED = "primer", "subjek", "terkait"

HEADLINE_LENGTH = 90


@dataclass(frozen=True)
class Evidence:
    """A passage that led to a proposal: text[start:end], with its line breaks and tags dropped."""

    start: int
    end: int
    text: str


@dataclass(frozen=True)
class RegionProposal:
    code: str
    role: str
    score: float
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True)
class BodyProposal:
    """`region_code` None is the national body; `slug` None when no row stands for it."""

    kind: str
    region_code: str | None
    slug: str | None
    score: float
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True)
class ElectionProposal:
    slug: str
    score: float
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True)
class StageProposal:
    slug: str
    score: float
    evidence: tuple[Evidence, ...] = ()


class Removed(NamedTuple):
    """A passage that was taken out: why, its words, and where it stood."""

    label: str
    text: str
    start: int
    end: int


@dataclass(frozen=True)
class Structure:
    """The parts of a pasted item. `removed` holds pairs (label, text) of all that was taken out.

    `cuts` are the same with their places, `kept` the places of the paragraphs of `clean_text`.
    """

    title: str | None = None
    caption: str | None = None
    photo_credit: str | None = None
    outlet: str | None = None
    byline: str | None = None
    dateline_place: str | None = None
    published_date: date | None = None
    related_titles: tuple[str, ...] = ()
    clean_text: str = ""
    removed: tuple[tuple[str, str], ...] = ()
    cuts: tuple[Removed, ...] = ()
    kept: tuple[tuple[int, int], ...] = ()
    title_span: tuple[int, int] | None = None

    @property
    def is_title_missing(self):
        return self.title is None

    def headline(self):
        """The title; where none was printed the caption, else the first sentence, cut short."""
        if self.title:
            return self.title
        return shorten(self.caption or first_sentence(self.clean_text))


@dataclass(frozen=True)
class Recognition:
    structure: Structure
    regions: tuple[RegionProposal, ...] = ()
    open_homonyms: tuple[tuple[str, tuple[str, ...]], ...] = ()
    bodies: tuple[BodyProposal, ...] = ()
    election: ElectionProposal | None = None
    stage: StageProposal | None = None

    @property
    def primary_region(self):
        return next((region.code for region in self.regions if region.role == PRIMARY), None)


def first_sentence(text):
    """Up to the first full stop that is followed by a capital: "No. 5" does not end it."""
    paragraph = text.split("\n\n", 1)[0]
    for at, char in enumerate(paragraph[:-2]):
        is_end = char in ".!?" and paragraph[at + 1] == " " and paragraph[at + 2].isupper()
        if is_end and at >= 3 and paragraph[at - 3 : at].isalnum():
            return paragraph[: at + 1]
    return paragraph


def shorten(text, length=HEADLINE_LENGTH):
    """`text` in at most `length` characters, cut between two words and marked with an ellipsis."""
    if len(text) <= length:
        return text
    cut = text[: length - 1]
    if not text[length - 1].isspace() and " " in cut:
        cut = cut.rsplit(" ", 1)[0]
    return cut.rstrip(" ,;:-–—") + "…"
