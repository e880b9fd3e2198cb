"""Which articles a reader chose: the lists they must stand in, a period, and a search."""

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.db import connection
from django.db.models import Count, Min, Q
from django.utils.functional import cached_property

from articles.lists import ALL, CAP, totals, visible_total
from articles.models import ArticleText, ListEntry
from articles.search.lookup import rare_articles
from articles.search.query import Query
from articles.search.ranking import best_first
from common.expressions import IsAmong

# Days in parameters are days in Jakarta.
DAY_ZONE = ZoneInfo("Asia/Jakarta")
# Among so many of the newest a frequent word stands a thousand times.
RECENT = 20_000


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
    """Articles that stand in every list of `keys`, between two days (inclusive), with `query`."""

    keys: list[str] = field(default_factory=list)
    since: date | None = None
    until: date | None = None
    query: Query = field(default_factory=Query)

    @property
    def entries(self):
        """The visible entries, unordered."""
        return self.entries_until(None)

    def entries_until(self, moment: datetime | None):
        """`entries` without those newer than `moment`, read along the list with fewest rows."""
        first, *others = self._lists_by_size
        return self._within(self._found_in(first).also_in(*others), moment)

    def _within(self, entries, moment=None):
        """The visible ones of `entries` in the period."""
        entries = entries.visible(moment)
        if self.since:
            entries = entries.filter(published_at__gte=_midnight(self.since))
        if self.until:
            entries = entries.filter(published_at__lt=_midnight(self.until + timedelta(days=1)))
        return entries

    def _found_in(self, key):
        """The entries of one list that the query finds."""
        if not self.query:
            return ListEntry.objects.in_list(key)
        if self._rare is None:
            return ListEntry.objects.in_list(key).about(self.query)
        entries = ListEntry.objects.in_list_among(key, self._rare)
        return entries.about(self.query.exclusions) if self.query.has_excluded else entries

    @property
    def whole_list(self) -> str | None:
        """The key of the list that is selected as a whole; None when anything narrows it."""
        if len(self.keys) > 1 or self.since or self.until or self.query:
            return None
        return self.keys[0] if self.keys else ALL

    def total(self) -> Total:
        """From the counter when the selection is one whole list, else counted up to a cap."""
        if self.whole_list:
            return Total(visible_total(self.whole_list))
        found = len(self._hits) if self.query else self.entries.order_by()[: CAP + 1].count()
        return Total(min(found, CAP), is_capped=found > CAP)

    def window(self):
        """The condition on entries to be of the newest thousand articles, which are counted."""
        if self.query:
            return IsAmong("article_id", [article_id for _, article_id in self._hits[:CAP]])
        return Q(article__in=self.entries.newest_first().values("article_id")[:CAP])

    def ranked(self, limit) -> list[ListEntry]:
        """The entries that fit the query best among the newest thousand hits."""
        entries = dict(map(reversed, self._hits[:CAP]))
        texts = ArticleText.objects.filter(IsAmong("article_id", entries))
        heads = dict(texts.values_list("article_id", "head"))
        best = best_first(self.query, {article: heads[article] for article in entries})
        return _entries([entries[article] for article in best[:limit]])

    def newest_hits(self, limit) -> list[ListEntry]:
        """The newest entries of a search: of the hits that are counted anyway."""
        return _entries([entry for entry, _ in self._hits[:limit]])

    @cached_property
    def _hits(self):
        """(entry, article) ids of the newest hits, one more than are counted.

        Looked for once: finding every article with a frequent word is what a search costs. Ids
        alone, because they stand in the index along which the list is read.
        """
        hits = _ids(self._recent_entries)
        return hits if len(hits) > CAP else _ids(self.entries)

    @property
    def _recent_entries(self):
        """Entries of a frequent query among the newest of a long list; none for other searches.

        Of a word that most texts hold, SQLite would collect every article before it reads the
        first row of the list.
        """
        first, *others = self._lists_by_size
        if self._rare is not None or connection.vendor != "sqlite" or not self.query.has_wanted:
            return ListEntry.objects.none()
        newest = ListEntry.objects.in_list(first).visible().newest_first()[:RECENT]
        since = newest.aggregate(Count("pk"), day=Min("published_at"), article=Min("article_id"))
        if since["pk__count"] < RECENT:
            return ListEntry.objects.none()
        entries = ListEntry.objects.in_list(first).about(self.query, since["article"])
        return self._within(entries.also_in(*others).filter(published_at__gt=since["day"]))

    @cached_property
    def _rare(self):
        return rare_articles(self.query)

    @cached_property
    def _lists_by_size(self):
        if len(self.keys) <= 1:
            return self.keys or [ALL]
        size = totals(self.keys)
        return sorted(self.keys, key=lambda key: (size[key], key))


def _ids(entries):
    return list(entries.newest_first().values_list("pk", "article_id")[: CAP + 1])


def _entries(ids):
    """The entries of `ids` in that order."""
    entries = ListEntry.objects.in_bulk(ids)
    return [entries[pk] for pk in ids]


def _midnight(day):
    return datetime.combine(day, time.min, tzinfo=DAY_ZONE)
