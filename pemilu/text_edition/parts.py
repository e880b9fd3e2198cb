"""Cuts the HTML of a long text into parts of a bounded weight.

Cuts fall between paragraphs, list items or rows of a table; a paragraph that is too heavy by
itself is cut between sentences or, failing that, words. Tags that are open at a cut are closed
before and opened again behind it. The HTML must be well formed, as cleaned HTML is.
"""

import re
import zlib
from collections.abc import Iterator
from typing import NamedTuple

_TAG = r'<(?:[^<>"]|"[^"]*")*>'
_MARKUP = re.compile(rf"{_TAG}|[^<]+")
# Words with the space behind them; very long ones in pieces, entities whole.
_TOKEN = re.compile(rf"{_TAG}|&[#\w]+;\s*|[^<&\s]{{1,60}}\s*|\s+|[<&]")
_TAG_NAME = re.compile(r"</?(\w+)")
_SENTENCE_END = re.compile(r"[.!?…][\"”’)]*\s+$")
_HEADING = re.compile(r"<h[2-6]")
_BLOCKS = {"p", "li", "tr", "h2", "h3", "h4", "blockquote", "dd", "caption"}
# How good a place to cut is.
ANYWHERE, WORD, SENTENCE, BLOCK = range(4)


def weight(text: str) -> int:
    """The bytes of `text` once it is compressed."""
    return len(zlib.compress(text.encode()))


def parts(html: str, room: int) -> list[str]:
    """`html` in one or more parts, none of them heavier than `room` bytes once compressed."""
    found = []
    scale = _Scale()
    for piece in _pieces(html, room):
        if not found or scale.with_added(piece) > room:
            found.append("")
            scale = _Scale()
        found[-1] += piece
        scale.add(piece)
    return found or [""]


class _Scale:
    """Weighs a text that grows."""

    def __init__(self):
        self.stream = zlib.compressobj()
        self.written = 0

    def add(self, text):
        self.written += len(self.stream.compress(text.encode()))

    def with_added(self, text) -> int:
        trial = self.stream.copy()
        return self.written + len(trial.compress(text.encode())) + len(trial.flush())


def _pieces(html, room) -> Iterator[str]:
    """What is not cut further: blocks, headings together with what follows them."""
    heading = ""
    for block in _blocks(html):
        whole = heading + block
        is_heading = not block.strip() or _HEADING.match(block)
        if heading and is_heading or is_heading and weight(whole) <= room:
            heading = whole
            continue
        heading = ""
        yield from [whole] if weight(whole) <= room else _broken_up(whole, room)
    if heading:
        yield heading


def _blocks(html) -> Iterator[str]:
    """The outermost elements, and the texts between them."""
    depth, block = 0, ""
    for token in _MARKUP.findall(html):
        block += token
        depth += _step(token)
        if depth == 0:
            yield block
            block = ""
    if block:
        yield block


class _Open(NamedTuple):
    """An element that is open where a text is cut."""

    name: str
    tag: str
    items: int = 0

    def again(self, inner: "_Open | None") -> str:
        """The tag that goes on with it; numbers go on too."""
        if self.name != "ol" or not self.items:
            return self.tag
        is_inside_item = inner is not None and inner.name == "li"
        return f'<ol start="{self.items + (not is_inside_item)}">'


class _Place(NamedTuple):
    """A place to cut: behind token number `index`, in the middle of `opened`."""

    quality: int
    index: int
    opened: tuple[_Open, ...]


def _broken_up(block, room) -> Iterator[str]:
    """A block that is too heavy in pieces of at most `room` bytes, compressed or not."""
    tokens, size, opened, best = [], 0, (), None
    for token in _TOKEN.findall(block):
        is_full = size + _size(token) + _size(_closing(opened)) > room
        if is_full and not token.startswith("</"):
            place = best or _Place(ANYWHERE, len(tokens), opened)
            yield "".join(tokens[: place.index]) + _closing(place.opened)
            tokens, best = [*_opening(place.opened), *tokens[place.index :]], None
            size = sum(map(_size, tokens))
        tokens.append(token)
        size += _size(token)
        opened = _after(token, opened)
        quality = _quality(token)
        if 2 * size > room and (best is None or quality >= best.quality):
            best = _Place(quality, len(tokens), opened)
    yield "".join(tokens)


def _size(text):
    return len(text.encode())


def _after(token, opened):
    """What is open behind `token`."""
    step = _step(token)
    if step < 0:
        return opened[:-1]
    if step == 0:
        return opened
    name = _TAG_NAME.match(token)[1]
    if name == "li" and opened:
        parent = opened[-1]
        opened = (*opened[:-1], parent._replace(items=parent.items + 1))
    return (*opened, _Open(name, token))


def _opening(opened) -> list[str]:
    return [each.again(inner) for each, inner in zip(opened, [*opened[1:], None], strict=False)]


def _closing(opened) -> str:
    return "".join(f"</{each.name}>" for each in reversed(opened))


def _step(token) -> int:
    """By how much `token` changes how many elements are open."""
    if not _TAG_NAME.match(token) or token.startswith("<br"):
        return 0
    return -1 if token.startswith("</") else 1


def _quality(token) -> int:
    if token.startswith("</"):
        return BLOCK if _TAG_NAME.match(token)[1] in _BLOCKS else ANYWHERE
    if _SENTENCE_END.search(token):
        return SENTENCE
    return WORD if token[-1:].isspace() else ANYWHERE
