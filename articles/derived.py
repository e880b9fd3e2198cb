"""Keeps list entries, counters, cards and search text equal to the articles.

Call `refresh` inside the transaction that changes an article, its relations or its status.
"""

from django.db import transaction
from django.db.models import F
from django.template.loader import render_to_string

from articles.lists import keys_of
from articles.models import Article, ArticleText, Card, ListCounter, ListEntry, Status
from articles.search.texts import texts_of


def for_derived(articles):
    """`articles` with all that deriving reads, in a fixed number of queries."""
    return articles.select_related("source").prefetch_related(
        "region_links__region__parent__parent",
        "body_links__body",
        "stage_links__election",
        "stage_links__kind",
        "topics",
        "tags",
        "bylines__author",
        "corrections",
    )


def card_html(article) -> str:
    return render_to_string("articles/_card.html", {"article": article})


@transaction.atomic
def refresh(article):
    """Rebuild everything derived from `article`, which was saved before in this transaction."""
    if article.status != Status.PUBLISHED:
        _clear(article)
        return
    fresh = for_derived(Article.objects.filter(pk=article.pk)).get()
    _place(fresh, keys_of(fresh))
    Card.objects.update_or_create(article=fresh, defaults={"html": card_html(fresh)})
    ArticleText.objects.update_or_create(article=fresh, defaults=texts_of(fresh)._asdict())


def refresh_many(articles):
    """`refresh` for every article of a queryset, for changes of what their cards name."""
    # Read as primary keys first: an article may match a filter through several of its rows.
    for article in Article.objects.filter(pk__in=articles.values("pk")):
        refresh(article)


def _clear(article):
    present = set(article.list_entries.values_list("list_key", flat=True))
    if present:
        article.list_entries.all().delete()
        count(present, -1)
    Card.objects.filter(article=article).delete()
    ArticleText.objects.filter(article=article).delete()


def _place(article, keys):
    present = set(article.list_entries.values_list("list_key", flat=True))
    gone, new = present - keys, keys - present
    if gone:
        article.list_entries.filter(list_key__in=gone).delete()
    if present:
        stale = article.list_entries.exclude(published_at=article.published_at)
        stale.update(published_at=article.published_at)
    ListEntry.objects.bulk_create(
        ListEntry(list_key=key, article=article, published_at=article.published_at) for key in new
    )
    count(gone, -1)
    count(new, +1)


def count(keys, step):
    """Move the counters of `keys` by `step`."""
    if not keys:
        return
    if step > 0:
        ListCounter.objects.bulk_create(
            [ListCounter(list_key=key) for key in sorted(keys)], ignore_conflicts=True
        )
    counters = ListCounter.objects.filter(list_key__in=keys)
    # Locked in one order, so that two publications at once cannot wait for each other forever.
    list(counters.order_by("list_key").select_for_update())
    counters.update(total=F("total") + step)
