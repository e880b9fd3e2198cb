"""The lines between headline and text that carry a date, a writer, an outlet."""

import re

from ingest.recogniser.credits import DOMAIN, clean_name
from ingest.recogniser.dates import WEEKDAYS, find_dates
from ingest.recogniser.lines import BYLINE_LINE, META, TEXT, without_date

AUTHOR_AND_OUTLET = re.compile(
    r"([A-Z][\w.']*(?: [A-Z][\w.']*){0,3})\s+[-–—|]\s+([A-Z][\w.]{3,}(?: [A-Z]\w+)?)"
)
OUTLET_BEFORE_DATE = re.compile(r"^([^,]{3,40}?)\s+[-–—|]\s+(?:\w+,\s*)?\d")
WEEKDAY_START = re.compile(rf"\s*(?:{'|'.join(WEEKDAYS)})\b", re.I)


def read_meta(draft):
    """Takes date, writer and outlet from the first line of dates and its neighbours."""
    for position, line in enumerate(draft.lines):
        if line.label != META:
            continue
        dates = [one.day for one in find_dates(line.text) if one.day]
        if not dates or draft.printed_on:
            continue
        draft.printed_on = dates[0]
        read_rest(draft, line.text)
        for neighbour in draft.lines[max(0, position - 1) : position + 2]:
            read_neighbour(draft, neighbour)


def read_rest(draft, text):
    """What stands beside the date: "Oleh Nama - …", "Nama, Senin, …", "Outlet - 18/03/2024"."""
    rest = without_date(text)
    if not rest:
        return
    marked = BYLINE_LINE.fullmatch(text)
    if marked:
        draft.byline = draft.byline or clean_name(marked[1])
        return
    outlet = OUTLET_BEFORE_DATE.match(text)
    if outlet and not WEEKDAY_START.match(outlet[1]):
        draft.outlet = draft.outlet or outlet[1]
        return
    head = text.split(",")[0].strip()
    if DOMAIN.search(head):
        draft.outlet = draft.outlet or head
    elif not WEEKDAY_START.match(head) and 1 < len(head.split()) <= 4 and head[0].isupper():
        draft.byline = draft.byline or clean_name(head)


def read_neighbour(draft, line):
    """A line "Nama - Outlet" right above or below the line of dates."""
    if line.label != TEXT or line is draft.title:
        return
    match = AUTHOR_AND_OUTLET.fullmatch(line.text)
    if match:
        draft.byline, draft.outlet = draft.byline or match[1], draft.outlet or match[2]
        line.label = META
        draft.body = [other for other in draft.body if other is not line]
        draft.remove(META, line.text, line.start, line.end)
