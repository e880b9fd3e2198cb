"""The last day on which a violation may be reported."""

from datetime import date, timedelta

import holidays

SATURDAY = 5
# Years are worked out as they are asked for.
NATIONAL_HOLIDAYS = holidays.country_holidays("ID")


def last_day(known_on: date, days: int, *, is_working: bool) -> date:
    """The last of `days` days to report what the reporter learned of on `known_on`.

    Days are counted from the day after ("sejak diketahui", UU 7/2017 Pasal 454 ayat (6)).
    Working days leave out Saturdays, Sundays and national holidays. Days of joint leave count
    although offices may be closed: the day found is then too early, which harms nobody.
    Holidays that follow the moon are estimates in years not yet decreed.
    """
    if not is_working:
        return known_on + timedelta(days=days)
    day = known_on
    while days:
        day += timedelta(days=1)
        days -= is_working_day(day)
    return day


def is_working_day(day: date) -> bool:
    return day.weekday() < SATURDAY and day not in NATIONAL_HOLIDAYS
