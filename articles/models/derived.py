"""Rows that follow from articles and are rebuilt with them: list entries, counters, cards, text.

Readers' lists come from these alone, so a page costs the same at twenty articles and at a
million (docs/decisions/0003-listing-rows-and-counters.md). `check_listings` proves that they
equal the truth.
"""

from datetime import datetime, timedelta

from django.db import models
from django.db.models import Count, Exists, F, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce, Least

from articles.models.article import Article
from articles.search.lookup import IsFoundBy
from common.clock import DatabaseNow
from common.expressions import IsAmong, Unindexed


class ListEntryQuerySet(models.QuerySet):
    def in_list(self, key):
        return self.filter(list_key=key)

    def in_list_among(self, key, article_ids):
        """`in_list` for a few articles: read through them instead of along the list."""
        of_articles = self.filter(IsAmong("article_id", article_ids))
        return of_articles.alias(key=Unindexed("list_key")).filter(key=key)

    def also_in(self, *keys):
        """Entries whose article stands in every list of `keys` too: a probe per row and key."""
        entries = self
        for key in keys:
            other = ListEntry.objects.filter(article=OuterRef("article"), list_key=key)
            entries = entries.filter(Exists(other))
        return entries

    def visible(self, until=None):
        """Entries that readers may see, none of them newer than `until`.

        One bound for both: of two, SQLite takes the first for its index range and would read
        every row between now and a cursor far down the list.
        """
        bound = DatabaseNow() if until is None else Least(DatabaseNow(), Value(until))
        return self.filter(published_at__lte=bound)

    def of_last(self, days):
        """Visible entries of the last `days` days."""
        return self.visible().filter(published_at__gt=DatabaseNow() - timedelta(days=days))

    def coming(self):
        """Scheduled entries: published, but not before a moment still to come."""
        return self.filter(published_at__gt=DatabaseNow())

    def with_cards(self):
        """Entries with `html`, the stored card of their article."""
        return self.annotate(html=F("article__card__html"))

    def counts(self) -> dict[str, int]:
        """How many entries each list has among these; one query."""
        lists = self.order_by().values("list_key").annotate(count=Count("pk"))
        return dict(lists.values_list("list_key", "count"))

    def newest_first(self):
        return self.order_by("-published_at", "-article_id")

    def oldest_first(self):
        return self.order_by("published_at", "article_id")

    def older_than(self, moment, article_id):
        # The plain bound lets both databases start the index range at the cursor.
        return self.filter(
            Q(published_at__lt=moment) | Q(published_at=moment, article_id__lt=article_id),
            published_at__lte=moment,
        )

    def newer_than(self, moment, article_id):
        return self.filter(
            Q(published_at__gt=moment) | Q(published_at=moment, article_id__gt=article_id),
            published_at__gte=moment,
        )

    def about(self, query, first_id=0):
        """Entries whose article, not below `first_id`, a search for a Query finds."""
        return self.filter(IsFoundBy("article_id", query, first_id))


class ListEntry(models.Model):
    """An article's place in one list, in time order; `list_key` as in `articles.lists`."""

    list_key = models.CharField(max_length=32)
    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="list_entries")
    published_at = models.DateTimeField()

    objects = ListEntryQuerySet.as_manager()

    class Meta:
        verbose_name = "baris daftar"
        verbose_name_plural = "baris daftar"
        constraints = [
            models.UniqueConstraint(name="listentry_once_per_list", fields=["article", "list_key"])
        ]
        indexes = [
            models.Index(
                fields=["list_key", "-published_at", "-article"], name="listentry_in_time_order"
            )
        ]

    def __str__(self):
        return f"{self.list_key} {self.article_id}"


class ListCounterQuerySet(models.QuerySet):
    def with_visible(self):
        """Counters with `visible`: the total less the few entries still to come."""
        coming = (
            ListEntry.objects.in_list(OuterRef("list_key"))
            .coming()
            .order_by()
            .values("list_key")
            .annotate(number=Count("pk"))
            .values("number")
        )
        return self.annotate(visible=F("total") - Coalesce(Subquery(coming), 0))

    def newest_by_list(self, prefix) -> dict[str, datetime]:
        """When the newest visible article of every list came whose key begins with `prefix`.

        One query that looks once into each list, instead of grouping all entries.
        """
        entries = ListEntry.objects.in_list(OuterRef("list_key")).visible().newest_first()
        newest = Subquery(entries.values("published_at")[:1])
        counters = self.filter(list_key__startswith=prefix).annotate(newest=newest)
        return dict(counters.exclude(newest=None).values_list("list_key", "newest"))


class ListCounter(models.Model):
    """How many entries a list has, those still to come included."""

    list_key = models.CharField(max_length=32, primary_key=True)
    total = models.PositiveIntegerField(default=0)

    objects = ListCounterQuerySet.as_manager()

    class Meta:
        verbose_name = "penghitung daftar"
        verbose_name_plural = "penghitung daftar"

    def __str__(self):
        return f"{self.list_key}: {self.total}"


class Card(models.Model):
    """The HTML of an article in a list, made when the article is saved."""

    article = models.OneToOneField(
        Article, on_delete=models.CASCADE, primary_key=True, related_name="card"
    )
    html = models.TextField()

    class Meta:
        verbose_name = "kartu artikel"
        verbose_name_plural = "kartu artikel"

    def __str__(self):
        return f"kartu {self.article_id}"


class ArticleText(models.Model):
    """What the full-text index holds of a published article; see `articles.search.texts`."""

    article = models.OneToOneField(
        Article, on_delete=models.CASCADE, primary_key=True, related_name="text"
    )
    # Before the long texts: SQLite finds a column by walking over those in front of it.
    head = models.TextField("kata dasar judul dan ringkasan")
    words = models.TextField("kata")
    stems = models.TextField("kata dasar")

    class Meta:
        verbose_name = "teks pencarian"
        verbose_name_plural = "teks pencarian"

    def __str__(self):
        return f"teks {self.article_id}"
