"""Proves that what is derived from articles equals what the articles say, and repairs it."""

from collections import Counter
from dataclasses import dataclass, field

from django.db import transaction
from django.db.models import Count

from articles.derived import card_html, for_derived, refresh
from articles.lists import keys_of
from articles.models import Article, ArticleText, Card, ListCounter, ListEntry, Status
from articles.search.index import is_index_sound, rebuild_index
from articles.search.texts import Texts, texts_of

CHUNK = 500


@dataclass
class Findings:
    """What did not agree: article ids by kind of fault, counters, the full-text index."""

    articles: dict[str, list[int]] = field(default_factory=dict)
    counters: list[str] = field(default_factory=list)
    is_index_sound: bool = True
    checked: int = 0

    def add(self, fault, article_id):
        self.articles.setdefault(fault, []).append(article_id)

    @property
    def faulty_articles(self) -> set[int]:
        return {pk for ids in self.articles.values() for pk in ids}

    @property
    def is_clean(self) -> bool:
        return not self.articles and not self.counters and self.is_index_sound


@transaction.atomic
def check() -> Findings:
    """Compare every derived row with the truth, in chunks, and the index with the texts."""
    findings = Findings()
    published = Article.objects.filter(status=Status.PUBLISHED).order_by("pk")
    last = 0
    while chunk := list(for_derived(published.filter(pk__gt=last))[:CHUNK]):
        _check_chunk(chunk, findings)
        last = chunk[-1].pk
    _check_leftovers(findings)
    _check_counters(findings)
    findings.is_index_sound = is_index_sound()
    return findings


@transaction.atomic
def repair(findings: Findings):
    """Rebuild the derived rows of the faulty articles, every counter, and an unsound index."""
    if not findings.is_index_sound:
        rebuild_index()
    for article in Article.objects.filter(pk__in=findings.faulty_articles):
        refresh(article)
    truth = _counted_entries()
    ListCounter.objects.exclude(list_key__in=truth).delete()
    ListCounter.objects.bulk_create(
        [ListCounter(list_key=key, total=total) for key, total in truth.items()],
        update_conflicts=True,
        unique_fields=["list_key"],
        update_fields=["total"],
    )


def _check_chunk(articles, findings):
    ids = [article.pk for article in articles]
    entries = {}
    for entry in ListEntry.objects.filter(article__in=ids):
        entries.setdefault(entry.article_id, []).append(entry)
    cards = dict(Card.objects.filter(article__in=ids).values_list("article_id", "html"))
    rows = ArticleText.objects.filter(article__in=ids).values_list("article_id", *Texts._fields)
    texts = {article_id: texts for article_id, *texts in rows}
    for article in articles:
        own = entries.get(article.pk, [])
        if {entry.list_key for entry in own} != keys_of(article):
            findings.add("baris daftar", article.pk)
        if any(entry.published_at != article.published_at for entry in own):
            findings.add("waktu baris daftar", article.pk)
        if cards.get(article.pk) != card_html(article):
            findings.add("kartu", article.pk)
        if texts.get(article.pk) != list(texts_of(article)):
            findings.add("teks pencarian", article.pk)
    findings.checked += len(articles)


def _check_leftovers(findings):
    """Derived rows of articles that are not published."""
    for fault, model in [
        ("baris daftar", ListEntry),
        ("kartu", Card),
        ("teks pencarian", ArticleText),
    ]:
        rows = model.objects.exclude(article__status=Status.PUBLISHED)
        for article_id in rows.values_list("article_id", flat=True).distinct():
            findings.add(fault, article_id)


def _check_counters(findings):
    stored = Counter(dict(ListCounter.objects.values_list("list_key", "total")))
    truth = Counter(_counted_entries())
    findings.counters = sorted(
        key for key in stored.keys() | truth.keys() if stored[key] != truth[key]
    )


def _counted_entries():
    rows = ListEntry.objects.order_by().values_list("list_key").annotate(Count("pk"))
    return dict(rows)
