"""The day of the news among the dates of a text."""

from common.indonesian.dates import (
    NUMERIC,
    SPELLED,
    WEEKDAYS,
    YEAR,
    FoundDate,
    find_dates,
    safe_date,
)

__all__ = [
    "NUMERIC",
    "SPELLED",
    "WEEKDAYS",
    "YEAR",
    "FoundDate",
    "find_dates",
    "news_date",
    "safe_date",
]


def news_date(dates):
    """The day of the news among the dates of a body.

    A date in brackets behind its weekday is how newsrooms mark the day of the event; a weekday
    with a plain date may also announce something, so the earliest of those is taken.
    """
    known = [one for one in dates if one.day and not one.is_range]
    for one in known:
        if one.is_parenthesised:
            return one.day
    return min((one.day for one in known if one.has_weekday), default=None)
