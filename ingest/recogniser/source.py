"""A pasted text made readable without moving a single character.

Tags and entities are overwritten in place, so that an offset into the readable text is an offset
into what the editor pasted.
"""

import html
import re
from functools import cached_property

from ingest.recogniser.marks import FILLER, without_marks

TAG = re.compile(r"</?([a-zA-Z][a-zA-Z0-9]*)\b[^<>]*>|<!--")
ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,8});")
BLOCK_TAGS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "br",
        "div",
        "dd",
        "dl",
        "dt",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "section",
        "table",
        "td",
        "th",
        "tr",
        "ul",
    ]
)
HIDDEN_TAGS = frozenset({"script", "style"})
SPACES = re.compile(r"\s+")


class Source:
    """The text as pasted, `masked` with fillers, and `plain` for matching; all of one length.

    `keeps` are kinds of marks (`ingest.recogniser.marks`) that are left standing.
    """

    def __init__(self, text, keeps=()):
        self.masked = mask(text, keeps)

    @cached_property
    def plain(self):
        return self.masked.replace(FILLER, " ")

    def quote(self, start, end):
        """The passage as a reader would see it, on one line."""
        return tidy(self.masked[start:end])

    def hide(self, spans):
        """Let readers of the passages around `spans`, in order, not see what stands in them."""
        pieces, done = [], 0
        for start, end in spans:
            start = max(start, done)
            pieces += [self.masked[done:start], FILLER * (end - start)]
            done = max(end, done)
        self.masked = "".join(pieces) + self.masked[done:]
        self.__dict__.pop("plain", None)


def tidy(text):
    return SPACES.sub(" ", text.replace(FILLER, "")).strip()


def mask(text, keeps=()):
    text = text.replace(FILLER, " ").replace("\r\n", " \n").replace("\r", "\n")
    # The separators of other systems; str.splitlines would split on them, our line scan would not.
    text = text.translate({0x2028: "\n", 0x2029: "\n", 0x0B: "\n", 0x0C: "\n", 0xA0: " "})
    if "<" in text:
        text = mask_tags(text)
    if "&" in text:
        text = ENTITY.sub(decode_entity, text)
    return without_marks(text, keeps)


def mask_tags(text):
    pieces, done = [], 0
    is_unclosed = set()
    for tag in TAG.finditer(text):
        if tag.start() < done:
            continue
        end = hidden_until(text, tag, is_unclosed)
        name = (tag[1] or "").lower()
        lead = "\n" if name in BLOCK_TAGS else FILLER
        pieces += [text[done : tag.start()], lead, FILLER * (end - tag.start() - 1)]
        done = end
    return "".join(pieces) + text[done:]


def hidden_until(text, tag, is_unclosed):
    """Where the hidden part ends: after the tag itself, or after a whole script or comment.

    `is_unclosed` remembers what has no end, so that a text of a thousand unclosed scripts is
    not searched to its end a thousand times.
    """
    name = (tag[1] or "").lower()
    closing = "-->" if not name else f"</{name}>"
    if (name and (name not in HIDDEN_TAGS or tag[0][1] == "/")) or closing in is_unclosed:
        return tag.end()
    found = text.find(closing, tag.end())
    if found < 0:
        is_unclosed.add(closing)
        return tag.end()
    return found + len(closing)


def decode_entity(match):
    char = html.unescape(match[0])
    if len(char) != 1:
        return match[0]
    char = " " if char in "\xa0\0\r" else char
    return char + FILLER * (len(match[0]) - 1)
