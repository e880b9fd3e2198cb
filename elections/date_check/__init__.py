"""Whether the days that a text gives a stage are those of the timetable."""

from elections.date_check.check import Mismatch, check_dates

__all__ = ["Mismatch", "check_dates"]
