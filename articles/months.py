"""Months of the archive."""

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

from django.http import Http404
from django.urls import reverse

FIRST_YEAR, LAST_YEAR = 2000, 2100


@dataclass(frozen=True)
class Month:
    """A month with its first and last day and the months beside it."""

    year: int
    number: int

    @classmethod
    def of(cls, day: date) -> "Month":
        return cls(day.year, day.month)

    @property
    def first(self) -> date:
        return date(self.year, self.number, 1)

    @property
    def last(self) -> date:
        return date(self.year, self.number, calendar.monthrange(self.year, self.number)[1])

    def neighbours(self, first: date, last: date) -> tuple["Month | None", "Month | None"]:
        """The months before and after, as far as anything lies between the days given.

        Without the bounds a crawler would walk a century of empty months.
        """
        before, after = self.first - timedelta(days=1), self.last + timedelta(days=1)
        return (
            Month.of(before) if before >= first else None,
            Month.of(after) if after <= last else None,
        )

    def get_absolute_url(self):
        return reverse("articles:month", args=[self.year, self.number])


def month_or_404(year: int, number: int) -> Month:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise Http404
    return Month(year, number)
