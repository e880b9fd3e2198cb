"""Keeps a change of the timetable from laying a barred window over articles; see `guard`.

What is public already was announced before anybody knew of the change: it is told of, not undone.
"""

from contextlib import contextmanager
from functools import reduce
from operator import or_

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.html import format_html, format_html_join

from accounts.log import record
from accounts.reach import may_name
from articles.guard import Verdict, in_words
from articles.models import Article, ArticleFlag, PublishingOverride, Status
from common import clock
from common.errors import Refused, Unread
from elections.guards import register_guard
from elections.models import PublishingRule
from elections.windows import ALWAYS, all_windows, narrowed

# Of so many articles the titles are named.
NAMED = 20
READ = "peringatan penayangan dibaca"
FOREIGN = "artikel di luar jangkauan Anda"


def register():
    register_guard(keeps_articles_free)


@contextmanager
def keeps_articles_free(*, by, read=""):
    """Refuses what brings an article's publication into a window that it was not in before.

    Still to come: refused where the rule bars. Past, or where the rule only warns: to be read.
    A load of reference data (`by` is None) goes on with warnings; the log tells of them.
    """
    before = {key for key, _, _ in hits()}
    yield
    new = [hit for hit in hits() if hit[0] not in before]
    if not new:
        return
    now = clock.now()
    barred = [hit for hit in new if hit[2].bars and hit[1].published_at > now]
    if barred:
        raise told(Refused, by, barred, COMING)
    warnings = Verdict(warnings=tuple(sorted(line_of(by, hit) for hit in new)))
    if by is not None and read != warnings.seal:
        raise told(Unread, by, new, PAST, warnings.seal)
    record(READ, PublishingRule, by=by, peringatan=list(warnings.warnings))


COMING = (
    "Perubahan ini menempatkan artikel terjadwal pada masa larangan. Batalkan jadwalnya, pindahkan "
    "waktunya, atau mintakan pengecualian dahulu:"
)
PAST = (
    "Perubahan ini menempatkan waktu tayang artikel pada masa yang diatur. Yang sudah tayang tetap "
    "tayang. Baca daftarnya, centang, lalu simpan lagi:"
)


def hits() -> list[tuple]:
    """(key, article, window) of every publication in a window, without what was excepted.

    Six queries, whatever the number of articles; those in windows are few.
    """
    windows = all_windows(ALWAYS)
    if not windows:
        return []
    spans = reduce(
        or_, (Q(published_at__gte=w.starts_at, published_at__lt=w.ends_at) for w in windows)
    )
    flagged = Exists(ArticleFlag.objects.filter(article=OuterRef("pk")))
    articles = Article.objects.filter(spans, flagged, status=Status.PUBLISHED).order_by("pk")
    articles = list(articles.prefetch_related("flags", "region_links__region", "stage_links"))
    rows = PublishingOverride.objects.granted().filter(article__in=articles)
    excepted = set(rows.values_list("article", "rule", "stage"))
    return [
        ((article.pk, *window.key, window.bars), article, window)
        for article in articles
        for window in windows_of(article, windows)
        if not (window.bars and (article.pk, *window.key) in excepted)
    ]


def windows_of(article, windows) -> list:
    """Those of `windows` that the publication of `article` lies in; reads what was prefetched."""
    flags = {row.flag for row in article.flags.all()}
    regions = [link.region for link in article.region_links.all()]
    elections = {link.election_id for link in article.stage_links.all()} - {None}
    found = [
        narrowed(window, regions, elections)
        for window in windows
        if window.rule.content_flag in flags
    ]
    return [window for window in found if window and window.holds_at(article.published_at)]


def told(kind, by, hits, introduction, *more) -> Refused:
    """The refusal with every article by name, as words and with links."""
    lines = sorted({line_of(by, hit) for hit in hits})
    shown, left = lines[:NAMED], len(lines) - NAMED
    rest = f" … dan {left} lagi." if left > 0 else ""
    refusal = kind(f"{introduction} {' '.join(shown)}{rest}", *more)
    rows = {(link_of(by, article), in_words(window)) for _, article, window in hits}
    items = format_html_join("", "<li>{}: {}</li>", sorted(rows)[:NAMED])
    refusal.html = format_html("{}<ul>{}</ul>{}", introduction, items, rest)
    return refusal


def line_of(by, hit) -> str:
    _, article, window = hit
    name = f"“{article}”" if may_be_named(by, article) else FOREIGN
    return f"{name}: {in_words(window)}"


def link_of(by, article):
    if not may_be_named(by, article):
        return FOREIGN
    address = reverse("admin:articles_article_change", args=[article.pk])
    return format_html('<a href="{}">{}</a>', address, article)


def may_be_named(by, article) -> bool:
    # A load runs on the server, by somebody who may read everything there.
    return by is None or may_name(by, article)
