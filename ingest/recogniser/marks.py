"""Characters that are no part of the wording: marks of chat programs, and what nobody sees."""

import re

# Stands where markup was. Unlike a space it leaves no gap when a passage is handed out.
FILLER = "\0"

CHAT, HIDDEN = "tanda obrolan", "karakter tak terlihat"

# *tebal*, _miring_, ~coret~: closed on the same line, tight around the words, not inside one.
_STARTS, _ENDS = r"(?=[\w\"“‘'(\[*_~\0])", r"(?<=[\w.,!?:;\"”’')\]%*_~\0])"
CHAT_MARKS = tuple(
    re.compile(
        rf"(?<![\w{mark}]){re.escape(mark)}{_STARTS}([^{mark}\n]{{1,300}}){_ENDS}"
        rf"{re.escape(mark)}(?![\w{mark}])"
    )
    for mark in "*_~"
)
# Soft hyphens, zero-width spaces, direction marks and byte order marks. The joiners stay: emoji
# and some scripts are made with them.
UNSEEN = "\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
HIDDEN_IN_WORD = re.compile(rf"\w*[{UNSEEN}][\w{UNSEEN}]*")
_HIDDEN = re.compile(f"[{UNSEEN}]")
# Bullets of Word's own fonts.
BULLETS = dict.fromkeys((0xF0B7, 0xF0A7, 0xF0D8, 0xF076, 0x25CF), "•")


def without_marks(text, keeps=()):
    """`text` with fillers for both kinds of marks, but those named in `keeps`; of one length.

    Inside a word the letters move together and the fillers follow, so that "Banyu-asin" with a
    soft hyphen is read as one word. It begins where it began.
    """
    if CHAT not in keeps:
        for pattern in CHAT_MARKS:
            text = pattern.sub(lambda match: f"{FILLER}{match[1]}{FILLER}", text)
    if HIDDEN not in keeps and not text.isascii():
        text = HIDDEN_IN_WORD.sub(_together, text)
    return text.translate(BULLETS)


def _together(match):
    letters = _HIDDEN.sub("", match[0])
    return letters + FILLER * (len(match[0]) - len(letters))


def marks_in(text) -> list[tuple[int, int, str]]:
    """(start, end, kind) of every mark, in order."""
    found = []
    masked = text
    for pattern in CHAT_MARKS:
        for match in pattern.finditer(masked):
            found += [(at, at + 1, CHAT) for at in (match.start(), match.end() - 1)]
        masked = pattern.sub(lambda match: f"{FILLER}{match[1]}{FILLER}", masked)
    if not text.isascii():
        found += [(*match.span(), HIDDEN) for match in _HIDDEN.finditer(text)]
    return sorted(found)
