"""What the tagging reads of a page: its own text in zones, as one list of tokens."""

from bisect import bisect_right
from dataclasses import dataclass, field

from ingest.recogniser.results import Evidence
from ingest.recogniser.tokens import Token, tokenise

TITLE, CAPTION, DATELINE, LEAD, BODY = "title", "caption", "dateline", "lead", "body"
# The first paragraphs tell what the item is about; the rest adds.
LEAD_LENGTH = 450


@dataclass
class View:
    """Tokens of title, caption, dateline and body; `breaks` are offsets where sentences begin."""

    source: object
    tokens: list[Token] = field(default_factory=list)
    zones: list[tuple[int, str]] = field(default_factory=list)
    spans: list[tuple[int, int, str]] = field(default_factory=list)

    @property
    def plain(self):
        return self.source.plain

    def zone_at(self, offset):
        at = bisect_right(self.zones, offset, key=lambda zone: zone[0]) - 1
        return self.zones[at][1] if at >= 0 else BODY

    def gap(self, left):
        """The text between token number `left` and the next one."""
        if not 0 <= left < len(self.tokens) - 1:
            return "\n"
        return self.plain[self.tokens[left].end : self.tokens[left + 1].start]

    def key(self, index):
        return self.tokens[index].key if 0 <= index < len(self.tokens) else ""

    def is_close(self, left):
        """Whether nothing but blanks, a hyphen or an abbreviating stop follows token `left`."""
        gap = self.gap(left)
        return len(gap) <= 4 and not gap.strip(" \t-.") and "\n" not in gap

    def evidence(self, first, last):
        """Evidence for the tokens first up to, not including, last."""
        start, end = self.tokens[first].start, self.tokens[last - 1].end
        return Evidence(start, end, self.source.quote(start, end))


def read_view(source, draft):
    view = View(source)
    spans = view.spans
    if draft.title:
        spans.append((draft.title.start, draft.title.end, TITLE))
    if draft.caption and draft.caption.payload:
        end = draft.caption.start + len(draft.caption.payload)
        spans.append((draft.caption.start, min(end, draft.caption.end), CAPTION))
    if draft.place_span:
        spans.append((*draft.place_span, DATELINE))
    read = 0
    for line in draft.body:
        spans.append((line.start, line.end, LEAD if read < LEAD_LENGTH else BODY))
        read += line.end - line.start
    spans.sort()
    add_spans(view, spans)
    return view


def add_spans(view, spans):
    for start, end, zone in spans:
        view.zones.append((start, zone))
        for token in tokenise(view.plain[start:end]):
            token.start += start
            token.end += start
            view.tokens.append(token)


def own_text(view):
    """The plain text at its old offsets, with all that is not the item's own left blank."""
    pieces, at = [], 0
    for start, end, zone in view.spans:
        start = max(start, at)
        if zone == DATELINE or end <= start:
            continue
        pieces += [" " * (start - at), view.plain[start:end]]
        at = end
    return "".join(pieces)
