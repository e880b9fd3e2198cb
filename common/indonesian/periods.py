"""Days and runs of days as Indonesian prose names them: "24 s.d. 26 November 2024"."""

import re
from dataclasses import dataclass
from datetime import date

from common.indonesian.dates import MONTHS, WEEKDAYS, safe_date

_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_WEEKDAY = "|".join(sorted(WEEKDAYS, key=len, reverse=True))
_TO = r"(?:\s*[-–—]\s*|\s+(?:hingga|sampai(?:\s+dengan)?|s\.?\s?/?\s?d\.?|ke)\s+(?:tanggal\s+)?)"
_LIST = r"(?:\s*,\s*(?:dan\s+)?|\s+(?:dan|serta|&)\s+)"
_BEFORE = rf"(?:\b(?:{_WEEKDAY})\b\s*,?\s*(?P<bracket>\()?\s*)?"
_CLOCK = r"(?:\s*,?\s*pukul\s+\d{1,2}[.:]\d\d(?:\s+(?:WIB|WITA|WIT))?)?"
_DAY = re.compile(r"\d+")
# A figure in brackets of a number, a ratio or a version is no day.
_START = r"(?<![\w/.\-–])"


def _spelled(name, year=True):
    tail = rf"(?:\s{{1,3}}(?P<y{name}>20\d\d))?" if year else ""
    return rf"(?P<d{name}>\d{{1,2}})\s{{1,3}}(?P<m{name}>{_MONTH})\b\.?{tail}(?!\w)"


def _numeric(name):
    return (
        rf"(?P<d{name}>\d{{1,2}})(?P<s{name}>[/.\-])(?P<m{name}>\d{{1,2}})(?P=s{name})"
        rf"(?P<y{name}>20\d\d)(?![\w/]|[.\-]\d)"
    )


_WITHIN = rf"\)?{_TO}(?:(?:{_WEEKDAY})\s*,?\s*\(?)?"
_SHAPES = [
    # 25 September 2024 sampai dengan 23 November 2024
    rf"{_START}{_BEFORE}{_spelled('1')}{_CLOCK}{_WITHIN}{_spelled('2')}",
    # 24–26 November 2024; 24, 25, dan 26 November 2024
    rf"{_START}{_BEFORE}(?P<d1>\d{{1,2}})(?P<more>(?:{_LIST}\d{{1,2}})*)(?:{_TO}|(?P<and>{_LIST}))"
    rf"{_spelled('2')}",
    # 24/11/2024 s.d. 26/11/2024
    rf"{_START}{_BEFORE}{_numeric('1')}{_CLOCK}{_WITHIN}{_numeric('2')}",
    # 24-26/11/2024
    rf"{_START}{_BEFORE}(?P<d1>\d{{1,2}})\s*[-–—]\s*{_numeric('2')}",
    rf"{_START}{_BEFORE}{_spelled('1')}",
    rf"{_START}{_BEFORE}{_numeric('1')}",
    # 27/11, which only its weekday tells from a fraction
    rf"{_START}(?:{_WEEKDAY})\s*,?\s*(?P<bracket>\()\s*(?P<d1>\d{{1,2}})/(?P<m1>\d{{1,2}})(?=\s*\))",
]
_PATTERNS = [re.compile(shape, re.IGNORECASE) for shape in _SHAPES]


@dataclass(frozen=True)
class Day:
    """A day of a month; the year is None where the text leaves it out."""

    day: int
    month: int
    year: int | None = None

    def near(self, other: date) -> date | None:
        """The date; without a year the one nearest to `other`. None where there is none."""
        if self.year is not None:
            return safe_date(self.year, self.month, self.day)
        years = (other.year - 1, other.year, other.year + 1)
        found = [safe_date(year, self.month, self.day) for year in years]
        return min(
            (each for each in found if each), key=lambda each: abs(each - other), default=None
        )


@dataclass(frozen=True)
class Period:
    """One day (`last` is None) or a run of days, and where in the text it stands."""

    start: int
    end: int
    first: Day
    last: Day | None = None
    # A weekday before brackets: how newsrooms mark the day of the event they report.
    is_bracketed: bool = False
    # Single days joined by "dan": "16 dan 19 April".
    is_list: bool = False

    @property
    def is_range(self) -> bool:
        return self.last is not None


def find_periods(text: str) -> list[Period]:
    """Every day and run of days in `text`, in order; nothing that overlaps."""
    found = []
    for pattern in _PATTERNS:
        for match in pattern.finditer(text):
            taken = any(match.start() < each.end and each.start < match.end() for each in found)
            period = None if taken else _period(match)
            if period:
                found.append(period)
    return sorted(found, key=lambda each: each.start)


def _period(match) -> Period | None:
    parts = match.groupdict()
    last = _day(parts, "2")
    first = _day(parts, "1", last)
    if first is None or ("d2" in parts and last is None):
        return None
    is_list = bool(parts.get("and")) and last.day - first.day > 1 + len(_DAY.findall(parts["more"]))
    is_bracketed = parts.get("bracket") is not None
    return Period(match.start(), match.end(), first, last, is_bracketed, is_list)


def _day(parts, name, last=None) -> Day | None:
    """What the groups with `name` say; month and year come from `last` where they are missing."""
    day, month, year = (parts.get(f"{each}{name}") for each in "dmy")
    if day is None:
        return None
    number = _month(month) if month else last and last.month
    if year:
        known = int(year)
    else:
        known = last.year if last else None
        # "25 Desember–5 Januari 2025" begins in the year before.
        if known is not None and number is not None and number > last.month:
            known -= 1
    # 29 February stands for a day of every year until one is known.
    if not number or safe_date(known or 2024, number, int(day)) is None:
        return None
    return Day(int(day), number, known)


def _month(word) -> int:
    return int(word) if word.isdecimal() else MONTHS[word.lower()]
