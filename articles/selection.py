"""Which articles a reader chose: the lists they must stand in, a period, and words."""

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.utils.functional import cached_property

from articles.lists import ALL, CAP, totals, visible_total
from articles.models import ListEntry
from common.text import fold

# Days in parameters are days in Jakarta.
DAY_ZONE = ZoneInfo("Asia/Jakarta")
# Ranking reads this many of the newest hits, so that its cost has a bound.
RANKED = 1000


@dataclass(frozen=True)
class Total:
    """How many articles there are; `is_capped` when there are more than were counted."""

    number: int
    is_capped: bool = False

    def __str__(self):
        shown = f"{self.number:,}".replace(",", ".")
        return f"{shown}+" if self.is_capped else shown


@dataclass
class Selection:
    """Articles that stand in every list of `keys`, between two days (inclusive), with `words`."""

    keys: list[str] = field(default_factory=list)
    since: date | None = None
    until: date | None = None
    words: list[str] = field(default_factory=list)

    @property
    def entries(self):
        """The visible entries, unordered."""
        return self.entries_until(None)

    def entries_until(self, moment: datetime | None):
        """`entries` without those newer than `moment`, read along the list with fewest rows."""
        first, *others = self._lists_by_size
        entries = ListEntry.objects.in_list(first).also_in(*others).visible(moment)
        if self.since:
            entries = entries.filter(published_at__gte=_midnight(self.since))
        if self.until:
            entries = entries.filter(published_at__lt=_midnight(self.until + timedelta(days=1)))
        return entries.about(self.words) if self.words else entries

    @property
    def whole_list(self) -> str | None:
        """The key of the list that is selected as a whole; None when anything narrows it."""
        if len(self.keys) > 1 or self.since or self.until or self.words:
            return None
        return self.keys[0] if self.keys else ALL

    def total(self) -> Total:
        """From the counter when the selection is one whole list, else counted up to a cap."""
        if self.whole_list:
            return Total(visible_total(self.whole_list))
        found = self.entries.order_by()[: CAP + 1].count()
        return Total(min(found, CAP), is_capped=found > CAP)

    def ranked(self, limit):
        """The best of the newest thousand hits: most of the words in the title, then newest."""
        hits = self.entries.newest_first().values_list("pk", "article__title")[:RANKED]
        best = sorted(hits, key=lambda hit: -self._words_in(hit[1]))[:limit]
        order = {pk: place for place, (pk, _) in enumerate(best)}
        entries = ListEntry.objects.with_cards().filter(pk__in=order)
        return sorted(entries, key=lambda entry: order[entry.pk])

    def _words_in(self, title):
        return sum(f" {word}" in f" {fold(title)}" for word in self.words)

    @cached_property
    def _lists_by_size(self):
        if len(self.keys) <= 1:
            return self.keys or [ALL]
        size = totals(self.keys)
        return sorted(self.keys, key=lambda key: (size[key], key))


def _midnight(day):
    return datetime.combine(day, time.min, tzinfo=DAY_ZONE)
