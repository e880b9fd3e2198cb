"""Months of the archive. They begin at midnight in Jakarta, the time zone of the site."""

import calendar
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Count, DateField, Max
from django.db.models.functions import TruncMonth
from django.http import Http404
from django.urls import reverse
from django.utils import timezone

from articles.lists import ALL
from articles.models import Article, ListEntry

FIRST_YEAR, LAST_YEAR = 2000, 2100


@dataclass(frozen=True)
class Month:
    """A month with its first and last day and the months beside it."""

    year: int
    number: int

    @classmethod
    def of(cls, day: date) -> "Month":
        return cls(day.year, day.month)

    @classmethod
    def from_numbers(cls, year: int, number: int) -> "Month | None":
        """The month of an address; None for one that cannot be."""
        is_month = FIRST_YEAR <= year <= LAST_YEAR and 1 <= number <= 12
        return cls(year, number) if is_month else None

    @property
    def first(self) -> date:
        return date(self.year, self.number, 1)

    @property
    def last(self) -> date:
        return date(self.year, self.number, calendar.monthrange(self.year, self.number)[1])

    def articles(self):
        """Those that readers may see, oldest first."""
        first, last = (
            timezone.make_aware(datetime.combine(day, time.min))
            for day in (self.first, self.last + timedelta(days=1))
        )
        published = Article.objects.published()
        of_month = published.filter(published_at__gte=first, published_at__lt=last)
        return of_month.order_by("published_at", "pk")

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
    month = Month.from_numbers(year, number)
    if month is None:
        raise Http404
    return month


@dataclass(frozen=True)
class MonthOfNews:
    """A month with public articles, when one of them last came or changed, how many there are."""

    month: Month
    changed_at: datetime
    number: int


def months_of_news() -> list[MonthOfNews]:
    """Newest first; two queries, one along the index of all entries and one over updates."""
    published = _by_month(ListEntry.objects.in_list(ALL).visible(), "published_at")
    updated = _by_month(Article.objects.published().exclude(updated_at=None), "updated_at")
    updated_at = {first_day: moment for first_day, moment, _ in updated}
    return [
        # A scheduled text may have been corrected before anybody could read it.
        MonthOfNews(Month.of(day), max(newest, updated_at.get(day, newest)), number)
        for day, newest, number in published
    ]


def _by_month(rows, moment):
    """(first day, latest `moment`, number) of the `rows` published in each month."""
    first_day = TruncMonth("published_at", output_field=DateField())
    months = rows.order_by().values(first_day=first_day)
    months = months.annotate(latest=Max(moment), number=Count("*")).order_by("-first_day")
    return months.values_list("first_day", "latest", "number")
