"""The raw text of an item in stretches, for its page: what stays, what was taken out, and why.

Offsets count characters of the text as it was pasted, whatever line ends and emoji it holds.
"""

from dataclasses import dataclass, field
from itertools import groupby

from ingest.passages import Passage

# A page with more would be slow to read and slow to draw; the item itself holds all of it.
LONGEST = 100_000

KEPT, OUTSIDE, TITLE = 0, -1, -2


@dataclass(frozen=True)
class Trigger:
    """Words of the raw text that led to proposals; `keys` name them."""

    number: int
    start: int
    end: int
    keys: tuple
    words: str = ""


@dataclass(frozen=True)
class Piece:
    text: str
    trigger: Trigger | None = None
    # A mark of a chat program, struck out, or empty.
    mark: str = ""
    # Of several pieces of one trigger only one can be linked to.
    is_first: bool = True

    @property
    def target(self):
        """The key of the proposal that it leads to."""
        return self.trigger.keys[0]


@dataclass
class Stretch:
    """Pieces with one fate: `naskah`, `judul`, `buang` with its passage, or `kode` (markup)."""

    kind: str
    pieces: list[Piece] = field(default_factory=list)
    passage: Passage | None = None
    is_restored: bool = False
    # Whether no later stretch is of the same passage.
    is_last: bool = True


def triggers_of(raw, evidence) -> list[Trigger]:
    """Triggers out of (key, start, end), whole words each; what overlaps is one."""
    spans = sorted(
        (*whole_words(raw, start, end), key)
        for key, start, end in evidence
        if 0 <= start < end <= len(raw)
    )
    merged = []
    for start, end, key in spans:
        if merged and start < merged[-1][1]:
            last = merged[-1]
            merged[-1] = (last[0], max(last[1], end), [*last[2], key])
        else:
            merged.append((start, end, [key]))
    return [
        Trigger(number, start, end, tuple(dict.fromkeys(keys)), " ".join(raw[start:end].split()))
        for number, (start, end, keys) in enumerate(merged, 1)
    ]


def whole_words(raw, start, end):
    """A soft hyphen inside a word moved the end of it."""
    while end < len(raw) and raw[end - 1].isalnum() and raw[end].isalnum():
        end += 1
    return start, end


def stretches(manuscript, triggers) -> list[Stretch]:
    """The raw text, or its first `LONGEST` characters, as stretches in order."""
    raw = manuscript.raw[:LONGEST]
    fates, words, marks = fates_of(manuscript, raw), [None] * len(raw), [""] * len(raw)
    for trigger in triggers:
        paint(words, trigger.start, trigger.end, trigger)
    for start, end, kind in manuscript.marks:
        paint(marks, start, end, kind)
    found, begun = [], set()
    for (fate, trigger, mark), group in groupby(
        range(len(raw)), key=lambda at: (fates[at], words[at], marks[at])
    ):
        places = list(group)
        piece = Piece(raw[places[0] : places[-1] + 1], trigger, mark, trigger not in begun)
        begun.add(trigger)
        if found and found[-1][0] == fate:
            found[-1][1].append(piece)
        else:
            found.append((fate, [piece]))
    return named(manuscript, found)


def fates_of(manuscript, raw) -> list[int]:
    """For each character what becomes of it: number of a passage from 1, or one of the above."""
    fates = [OUTSIDE] * len(raw)
    for start, end in manuscript.kept:
        paint(fates, start, end, KEPT)
    if manuscript.title_span:
        paint(fates, *manuscript.title_span, TITLE)
    for number, passage in enumerate(manuscript.passages, 1):
        if passage.start >= 0:
            paint(fates, passage.start, passage.end, number)
    return fates


def paint(row, start, end, value):
    start, end = max(start, 0), min(end, len(row))
    if start < end:
        row[start:end] = [value] * (end - start)


def named(manuscript, found) -> list[Stretch]:
    last = {fate: place for place, (fate, _) in enumerate(found)}
    result = []
    for place, (fate, pieces) in enumerate(found):
        if fate > 0:
            passage = manuscript.passages[fate - 1]
            stretch = Stretch("buang", pieces, passage, passage.key in manuscript.restored)
            stretch.is_last = last[fate] == place
        elif fate == OUTSIDE and "".join(piece.text for piece in pieces).strip():
            stretch = Stretch("kode", pieces)
        else:
            stretch = Stretch("judul" if fate == TITLE else "naskah", pieces)
        result.append(stretch)
    return result
