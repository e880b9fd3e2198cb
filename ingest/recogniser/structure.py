"""Takes a pasted page apart: headline, caption, dateline, body, byline, related links, rubbish."""

import re
from dataclasses import dataclass, field

from ingest.recogniser import lines as kinds
from ingest.recogniser.credits import clean_name, ending_mark, photo_credit, read_byline
from ingest.recogniser.dateline import read_dateline
from ingest.recogniser.dates import find_dates, news_date
from ingest.recogniser.lines import GLUED_RELATED, Line, read_lines
from ingest.recogniser.meta import read_meta
from ingest.recogniser.results import Removed, Structure

TITLE_LENGTH = range(12, 201)
TITLE_WORDS = range(3, 31)
# A caption stands before or right below the headline.
CAPTION_LINES = 6
CAPTION_LENGTH = 420
# What bloggers write below their posts.
FAREWELL = re.compile(
    r"(?:sila(?:h)?kan|monggo|ditunggu)\b.{0,80}\b(?:kesan|komentar|jejak|kritik|saran).{0,80}"
    r"|(?:terima\s?kasih|makasih|trims|sekian\s(?:dan\s)?terima)\b.{0,70}|salam\b.{0,40}",
    re.I | re.DOTALL,
)
SENTENCE_END = (".", "!", "?", "”", '"', "’", ")", "]", "…", ":)", ":")


@dataclass
class Draft:
    """The parts while they are being collected; lines keep their offsets."""

    lines: list[Line]
    title: Line | None = None
    caption: Line | None = None
    body: list[Line] = field(default_factory=list)
    credit: str | None = None
    outlet: str | None = None
    byline: str | None = None
    place: str | None = None
    place_span: tuple[int, int] | None = None
    related: list[str] = field(default_factory=list)
    removed: list[Removed] = field(default_factory=list)
    printed_on: object = None

    def remove(self, label, text, start, end):
        self.removed.append(Removed(label, text, start, end))


def read_structure(source, gazetteer):
    """(Structure, Draft): the parts as values, and the lines that the tagging reads."""
    draft = Draft(read_lines(source))
    find_credits(draft)
    trim_ends(draft)
    find_title(draft, gazetteer)
    collect(draft)
    cut_glued_related(draft, source)
    read_opening(draft, source, gazetteer)
    read_ending(draft, source)
    return finish(draft), draft


def text_lines(draft):
    return [line for line in draft.lines if line.label == kinds.TEXT]


def find_credits(draft):
    """A credit alone on its line anywhere; a caption that ends in one only near the top."""
    for position, line in enumerate(text_lines(draft)):
        if len(line.text) > CAPTION_LENGTH:
            continue
        found = photo_credit(line.text)
        if found is None or (found[0] > 3 and position >= CAPTION_LINES):
            continue
        at, name = found
        draft.credit = draft.credit or name
        line.label = kinds.CREDIT
        if at > 3 and draft.caption is None:
            draft.caption = line
            line.payload = line.text[:at].strip(" -–—(")


def trim_ends(draft):
    """Menus above the headline, and the farewells and buttons below the last sentence."""
    texts = text_lines(draft)
    for line in reversed(texts[1:]):
        is_stump = line.word_count <= 4 and not line.text.endswith(SENTENCE_END)
        if not is_stump and not FAREWELL.fullmatch(line.text):
            break
        line.label = kinds.JUNK
    for line, following in zip(texts, texts[1:], strict=False):
        if line.word_count > 2 or line.text.endswith(SENTENCE_END) or following.word_count < 3:
            break
        line.label = kinds.JUNK


def find_title(draft, gazetteer):
    texts = text_lines(draft)
    if len(texts) < 2:
        return
    line = texts[0]
    if draft.caption and draft.caption.start < line.start:
        return
    is_headline = (
        len(line.text) in TITLE_LENGTH
        and line.word_count in TITLE_WORDS
        and not line.text.endswith((".", ",", ";"))
        and not line.text[0].islower()
        and read_dateline(line.text, gazetteer) is None
    )
    if is_headline:
        draft.title = line


def collect(draft):
    """Sorts the lines into body and removed ones, and reads the removed ones."""
    for line in draft.lines:
        if line.label == kinds.TEXT:
            if line is not draft.title:
                draft.body.append(line)
            continue
        draft.remove(line.label, line.text, line.start, line.end)
        if line.label == kinds.RELATED:
            draft.related.append(line.payload)
        elif line.label == kinds.BYLINE:
            draft.byline = draft.byline or clean_name(line.payload)
        elif line.label == kinds.COPYRIGHT:
            draft.outlet = draft.outlet or line.payload
    read_meta(draft)


def cut_glued_related(draft, source):
    """Cuts "… katanya. BACA JUGA: Judul" and "(Baca: Judul)" out of a paragraph."""
    hidden = {}
    for position, line in enumerate(draft.body):
        plain = source.plain[line.start : line.end]
        for pattern in (GLUED_RELATED, kinds.BRACKETED_RELATED):
            match = pattern.search(plain) if "aca" in plain.lower() else None
            if match:
                draft.related.append(" ".join(match[1].split()).rstrip(" )"))
                start, end = line.start + match.start(), line.start + match.end()
                draft.remove(kinds.RELATED, " ".join(match[0].split()), start, end)
                is_tail = match.end() >= len(plain.rstrip())
                if is_tail:
                    end = line.start + len(plain[: match.start()].rstrip())
                    draft.body[position] = line = part_of(source, line.start, end)
                    plain = source.plain[line.start : line.end]
                else:
                    hidden.setdefault(position, []).append((start, end))
    # All at once: each time the whole text is written anew.
    source.hide(sorted(span for spans in hidden.values() for span in spans))
    for position in hidden:
        line = draft.body[position]
        draft.body[position] = part_of(source, line.start, line.end)


def part_of(source, start, end):
    return Line(start, end, source.quote(start, end))


def read_opening(draft, source, gazetteer):
    """The dateline, on the first paragraph that is not a stump."""
    for position, line in enumerate(draft.body[:3]):
        plain = source.plain[line.start : line.end]
        found = read_dateline(plain, gazetteer)
        if found:
            draft.place, draft.outlet = found.place, found.outlet or draft.outlet
            draft.place_span = (line.start, line.start + found.length)
            draft.remove("dateline", source.quote(*draft.place_span), *draft.place_span)
            draft.body[position] = part_of(source, draft.place_span[1], line.end)
            return


def read_ending(draft, source):
    """The mark that closes the item: "(Surya/KabarMusi.com)", "(rif/yon)", "(*)", "***"."""
    while draft.body:
        line = draft.body[-1]
        plain = source.plain[line.start : line.end]
        found = ending_mark(plain)
        if found is None:
            return
        at, inside = found
        start = line.start + at
        draft.remove(kinds.BYLINE, source.quote(start, line.end), start, line.end)
        name, outlet = read_byline(inside, draft.outlet)
        draft.byline, draft.outlet = draft.byline or name, draft.outlet or outlet
        if plain[:at].strip():
            draft.body[-1] = part_of(source, line.start, line.start + len(plain[:at].rstrip()))
            return
        draft.body.pop()


def finish(draft):
    kept = [line for line in draft.body if line.text]
    body = "\n\n".join(line.text for line in kept)
    caption = draft.caption
    return Structure(
        title=draft.title.text if draft.title else None,
        caption=(caption.payload or None) if caption else None,
        photo_credit=draft.credit,
        outlet=draft.outlet,
        byline=draft.byline,
        dateline_place=draft.place,
        published_date=draft.printed_on or news_date(find_dates(body)),
        related_titles=tuple(title for title in draft.related if title),
        clean_text=body,
        removed=tuple((one.label, one.text) for one in draft.removed),
        cuts=tuple(draft.removed),
        kept=tuple((line.start, line.end) for line in kept),
        title_span=(draft.title.start, draft.title.end) if draft.title else None,
    )
