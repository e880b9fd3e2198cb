"""Where two texts differ, by lines and within them by words; and two lists, by their items."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

# Django's own HTML has no line breaks between paragraphs; a reader of the difference needs them.
LINES = re.compile(r"(?<=\n)|(?<=</p>)|(?<=</li>)|(?<=</h2>)|(?<=</h3>)|(?<=</tr>)")
WORDS = re.compile(r"<[^>]*>|\w+|\s+|[^\w\s]")
# Beyond it a passage is shown as replaced as a whole: comparing costs the square of its words.
MOST_WORDS = 1500
# What is the same on both sides is shortened to its ends.
LONGEST_SAME = 240
KEPT_END = 100


@dataclass(frozen=True)
class Piece:
    """A run of text; `is_other` where the other version says something else."""

    text: str
    is_other: bool = False


def marked_texts(before: str, after: str) -> tuple[list[Piece], list[Piece]]:
    """Both texts in pieces, the same parts shortened, what differs marked."""
    old_lines, new_lines = lines_of(before), lines_of(after)
    sides = ([], [])
    for is_same, old, new in blocks(old_lines, new_lines):
        texts = "".join(old), "".join(new)
        if is_same:
            add(sides, same(texts[0]), same(texts[1]))
        else:
            add(sides, *marked_words(*texts))
    return joined(sides[0]), joined(sides[1])


def marked_lists(before: list[str], after: list[str]) -> tuple[list[Piece], list[Piece]]:
    """Items one a line, in the order of `before`; those of one side only are marked."""
    counts = {item: min(before.count(item), after.count(item)) for item in before}
    return one_a_line(before, dict(counts)), one_a_line(after, dict(counts))


def one_a_line(items, shared) -> list[Piece]:
    pieces = []
    for item in items:
        is_other = not shared.get(item)
        shared[item] = shared.get(item, 0) - 1
        pieces += [Piece("\n")] if pieces else []
        pieces.append(Piece(item, is_other))
    return pieces or [Piece("–")]


def lines_of(text) -> list[str]:
    return [line for line in LINES.split(text.replace("\r\n", "\n")) if line]


def marked_words(old: str, new: str) -> tuple[list[Piece], list[Piece]]:
    old_words, new_words = WORDS.findall(old), WORDS.findall(new)
    if len(old_words) + len(new_words) > MOST_WORDS:
        return [Piece(old, True)], [Piece(new, True)]
    sides = ([], [])
    for is_same, olds, news in blocks(old_words, new_words):
        texts = "".join(olds), "".join(news)
        if is_same:
            add(sides, same(texts[0]), same(texts[1]))
        else:
            add(sides, *([Piece(text, True)] if text else [] for text in texts))
    return sides


def blocks(old, new):
    """(whether both are the same, items of `old`, items of `new`), from the beginning on."""
    for tag, *places in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        yield tag == "equal", old[places[0] : places[1]], new[places[2] : places[3]]


def same(text) -> list[Piece]:
    if len(text) > LONGEST_SAME:
        text = f"{text[:KEPT_END]} […] {text[-KEPT_END:]}"
    return [Piece(text)]


def add(sides, old, new):
    sides[0].extend(old)
    sides[1].extend(new)


def joined(pieces) -> list[Piece]:
    """Neighbours of one kind as one piece, and the spaces between marked words marked too."""
    result = []
    for piece in pieces:
        if piece.is_other and len(result) > 1 and result[-1].text.isspace():
            piece = Piece(result.pop().text + piece.text, is_other=True)
        if result and result[-1].is_other == piece.is_other:
            result[-1] = Piece(result[-1].text + piece.text, piece.is_other)
        else:
            result.append(piece)
    return result
