"""Dates as Indonesian newsrooms write them."""

import re
from collections import Counter
from dataclasses import dataclass
from datetime import date

MONTHS = {
    "januari": 1, "jan": 1, "februari": 2, "pebruari": 2, "feb": 2, "maret": 3, "mar": 3,
    "april": 4, "apr": 4, "mei": 5, "juni": 6, "jun": 6, "juli": 7, "jul": 7, "agustus": 8,
    "agu": 8, "agt": 8, "ags": 8, "agst": 8, "september": 9, "sept": 9, "sep": 9, "oktober": 10,
    "okt": 10, "november": 11, "nopember": 11, "nov": 11, "nop": 11, "desember": 12, "des": 12,
}  # fmt: skip
WEEKDAYS = {
    "senin": 0, "selasa": 1, "rabu": 2, "kamis": 3, "jumat": 4, "jum'at": 4, "jum’at": 4,
    "sabtu": 5, "minggu": 6, "ahad": 6,
}  # fmt: skip

# Scanned pages write l, I for 1 and O for 0 inside a date ("17/l0/2024").
DIGIT = "[0-9lIO]"
NUMERIC = re.compile(
    rf"(?<![\w/.])({DIGIT}{{1,2}})[/]({DIGIT}{{1,2}})(?:[/](20\d\d|\d\d))?(?![\w/])"
)
SPELLED = re.compile(
    rf"(?<![\w/.])(\d{{1,2}})\s{{1,3}}({'|'.join(sorted(MONTHS, key=len, reverse=True))})"
    r"\.?(?:\s{1,3}(20\d\d))?(?!\w)",
    re.IGNORECASE,
)
WEEKDAY_BEFORE = re.compile(
    rf"\b({'|'.join(sorted(WEEKDAYS, key=len, reverse=True))})"
    r"(?:\s+(?:pagi|siang|sore|petang|malam|dini hari))?[\s,]*(\(?)\s*$",
    re.IGNORECASE,
)
RANGE_BEFORE = re.compile(r"\d\s*(?:hingga|sampai|s\.?/?d\.?|-|–|dan)\s*$", re.IGNORECASE)
YEAR = re.compile(r"(?<!\d)20[0-4]\d(?!\d)")
SCANNED = str.maketrans("lIO", "110")


@dataclass(frozen=True)
class FoundDate:
    """A date in the text; `day` is None when its year is unknown."""

    start: int
    end: int
    day: date | None
    month: int
    day_of_month: int
    has_weekday: bool
    is_parenthesised: bool
    is_range: bool


def find_dates(text):
    """All dates, in order. A missing year is completed when the weekday proves it."""
    years = [int(year) for year, _ in Counter(YEAR.findall(text)).most_common(3)]
    found = []
    for match in NUMERIC.finditer(text):
        numbers = [int(part.translate(SCANNED)) for part in match.groups() if part]
        found.append(read_date(text, match, *numbers, years=years))
    for match in SPELLED.finditer(text):
        year = [int(match[3])] if match[3] else []
        month = MONTHS[match[2].lower()]
        found.append(read_date(text, match, int(match[1]), month, *year, years=years))
    return sorted((one for one in found if one), key=lambda one: one.start)


def read_date(text, match, day, month, year=None, *, years):
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    before = text[max(0, match.start() - 28) : match.start()]
    weekday = WEEKDAY_BEFORE.search(before)
    is_parenthesised = before.rstrip().endswith("(")
    if "/" in match[0] and year is None and not weekday:
        return None  # 2/3 may as well be a fraction.
    return FoundDate(
        start=match.start() - (len(before) - weekday.start() if weekday else 0),
        end=match.end(),
        day=whole_date(day, month, year, weekday and WEEKDAYS[weekday[1].lower()], years),
        month=month,
        day_of_month=day,
        has_weekday=weekday is not None,
        is_parenthesised=is_parenthesised,
        is_range=RANGE_BEFORE.search(before) is not None,
    )


def whole_date(day, month, year, weekday, years):
    if year is not None:
        return safe_date(year if year > 99 else 2000 + year, month, day)
    if weekday is None:
        return None
    fitting = [safe_date(candidate, month, day) for candidate in years]
    return next((one for one in fitting if one and one.weekday() == weekday), None)


def safe_date(year, month, day):
    try:
        return date(year, month, day)
    except ValueError:
        return None
