"""What was taken out of a pasted text, and putting it back into a body that is being written.

The body may have been edited meanwhile: a passage goes beside the nearest paragraph that still
stands there as it came, else to the end. The body is plain text with blank lines between
paragraphs, or HTML.
"""

import html
import re
from dataclasses import dataclass
from functools import cached_property

from ingest.recogniser.marks import CHAT, HIDDEN, marks_in
from ingest.recogniser.source import Source

# What is put back everywhere at once, by the name of its button.
MARKS = {"tanda-obrolan": CHAT, "tak-terlihat": HIDDEN}
_BLOCK_END = re.compile(r"</(?:p|h[2-4]|li|blockquote|table|ul|ol)>", re.I)
_EMPTY_BLOCKS = re.compile(r"<(p|li|h[2-4]|blockquote)>\s*</\1>\s*")


@dataclass(frozen=True)
class Passage:
    """A passage that was taken out; `start` is -1 where nobody kept its place."""

    key: str
    label: str
    text: str
    start: int = -1
    end: int = -1


class Manuscript:
    """A pasted text as it was read; `restored` are the keys of what an editor put back."""

    def __init__(self, raw_text, reading, restored=()):
        self.raw, self.reading = raw_text, reading
        self.passages = [
            Passage(str(place), *entry) for place, entry in enumerate(reading.get("removed", ()))
        ]
        self._all_marks = marks_in(raw_text)
        self.kept = self._with_outer_marks(reading.get("kept", ()))
        self.title_span = reading.get("title_span")
        known = {passage.key for passage in self.passages} | MARKS.keys()
        self.restored = [key for key in dict.fromkeys(restored) if key in known]

    @cached_property
    def marks(self) -> list[tuple[int, int, str]]:
        """Places of marks within the paragraphs that were kept."""
        found, spans, at = [], self.kept, 0
        for start, end, kind in self._all_marks:
            while at < len(spans) and spans[at][1] <= start:
                at += 1
            if at < len(spans) and spans[at][0] <= start:
                found.append((start, end, kind))
        return found

    def _with_outer_marks(self, spans) -> list[tuple[int, int]]:
        """A paragraph that begins or ends with a mark was read without it."""
        places = {at for start, end, _ in self._all_marks for at in range(start, end)}
        wide = []
        for start, end in spans:
            while start - 1 in places:
                start -= 1
            while end in places:
                end += 1
            wide.append((start, end))
        return wide

    def passage(self, key) -> Passage | None:
        return next((passage for passage in self.passages if passage.key == key), None)

    def with_restored(self, keys) -> "Manuscript":
        return Manuscript(self.raw, self.reading, keys)

    # --- Putting back and taking out again

    def put_back(self, body, key) -> str:
        """`body` with what `key` names in it once more."""
        if key in self.restored:
            return body
        after = self.with_restored([*self.restored, key])
        if key in MARKS:
            return self._with_quotes_of(body, after)
        passage = self.passage(key)
        if passage is None:
            return body
        if self._span_around(passage):
            return self._with_quotes_of(body, after)
        return self._beside(body, passage)

    def take_out(self, body, key) -> str:
        """`body` without what `key` names, where it still stands there as it came."""
        if key not in self.restored:
            return body
        after = self.with_restored([each for each in self.restored if each != key])
        passage = self.passage(key)
        if key in MARKS or self._span_around(passage):
            return self._with_quotes_of(body, after)
        words = written(passage.text, body)
        left = body.replace(words, "", 1)
        if is_html(body):
            return _EMPTY_BLOCKS.sub("", left).strip()
        return re.sub(r"\n{3,}", "\n\n", re.sub(r"(?m)^ +| +$", "", left)).strip()

    def stands_in(self, body, key) -> bool:
        """Whether a passage is in `body` word for word."""
        passage = self.passage(key)
        return passage is None or written(passage.text, body) in body

    def quotes(self) -> list[str]:
        """The kept paragraphs as the body has them."""
        source = Source(self.raw, keeps=[MARKS[key] for key in self.restored if key in MARKS])
        hidden = [
            (passage.start, passage.end)
            for passage in self.passages
            if passage.key not in self.restored and self._span_around(passage)
        ]
        source.hide(sorted(hidden))
        return [source.quote(*span) for span in self.kept]

    def _with_quotes_of(self, body, after):
        """`body` with the paragraphs that read otherwise in `after` as they do there."""
        for old, new in zip(self.quotes(), after.quotes(), strict=True):
            if old != new:
                body = body.replace(written(old, body), written(new, body), 1)
        return body

    def _span_around(self, passage):
        """The kept paragraph within which `passage` stood, if it did."""
        if passage.start < 0:
            return None
        around = (
            (start, end)
            for start, end in self.kept
            if start <= passage.start and passage.end <= end
        )
        return next(around, None)

    def _beside(self, body, passage):
        words = written(passage.text, body)
        before, behind = self._neighbours(passage)
        for end, text in before:
            needle = written(text, body)
            at = body.find(needle)
            if at < 0:
                continue
            if self._is_one_line(end, passage.start):
                return f"{body[: at + len(needle)]} {words}{body[at + len(needle) :]}"
            return insert_block(body, block_end(body, at + len(needle)), words)
        for start, text in behind:
            at = body.find(written(text, body))
            if at < 0:
                continue
            if self._is_one_line(passage.end, start):
                return f"{body[:at]}{words} {body[at:]}"
            return insert_block(body, block_start(body, at), words)
        return insert_block(body, len(body), words)

    def _neighbours(self, passage):
        """(end, text) of what stands before `passage`, (start, text) of what stands behind it.

        What is glued to it comes first, else the nearest before it.
        """
        pieces = [
            (start, end, text) for (start, end), text in zip(self.kept, self.quotes(), strict=True)
        ]
        back = (self.passage(key) for key in self.restored if key not in MARKS)
        pieces += [(each.start, each.end, each.text) for each in back if each.start >= 0]
        pieces.sort()
        before = [(end, text) for _, end, text in reversed(pieces) if end <= passage.start]
        behind = [(start, text) for start, _, text in pieces if start >= passage.end]
        if behind and self._is_one_line(passage.end, behind[0][0]):
            glued = before and self._is_one_line(before[0][0], passage.start)
            before = before if glued else []
        return before, behind

    def _is_one_line(self, left, right):
        return "\n" not in self.raw[left:right].replace("\r", "\n")


def is_html(body) -> bool:
    """As the form of an article tells the two apart."""
    return "<" in body


def written(text, body) -> str:
    """`text` as `body` would have it."""
    return html.escape(text, quote=False) if is_html(body) else text


def block_end(body, at) -> int:
    """Where the paragraph around `at` ends."""
    if is_html(body):
        match = _BLOCK_END.search(body, at)
        return match.end() if match else len(body)
    match = re.compile(r"\n\s*\n").search(body, at)
    return match.start() if match else len(body)


def block_start(body, at) -> int:
    if is_html(body):
        return max(body.rfind("<p>", 0, at), body.rfind("<li>", 0, at), body.rfind("<h", 0, at), 0)
    breaks = [match.end() for match in re.finditer(r"\n\s*\n", body[:at])]
    return breaks[-1] if breaks else 0


def insert_block(body, at, words) -> str:
    """`body` with `words` as a paragraph of its own at `at`, the edge of another one."""
    if is_html(body):
        return f"{body[:at]}\n<p>{words}</p>\n{body[at:]}".strip()
    parts = [body[:at].rstrip(), words, body[at:].lstrip()]
    return "\n\n".join(part for part in parts if part)
