"""Merging duplicates of what articles name, without a stale list or a lost approval."""

from contextlib import contextmanager

from accounts.merging import merge_rows
from articles.content_hash import content_hash
from articles.derived import refresh_many
from articles.models import Article, Author, Source, Status, Tag, Topic
from articles.models.article import EXAMPLE
from articles.models.source import Tier
from articles.pinning import pins_follow
from bodies.models import Body
from common.errors import Refused
from common.merging import register_keeper

# How an article names a row of each.
NAMED_BY = {
    Tag: "tags__in",
    Topic: "topics__in",
    Source: "source__in",
    Author: "bylines__author__in",
    Body: "body_links__body__in",
}


def register_keepers():
    for model in NAMED_BY:
        register_keeper(model, articles_kept_true)
    register_keeper(Topic, pins_follow)


def merge(*, kept, merged, by):
    """Let a tag, topic, source or author take the place of its duplicates.

    Raises Refused.
    """
    return merge_rows(
        kept=kept,
        merged=merged,
        by=by,
        check=refuse_example_mark,
        complete=COMPLETE.get(type(kept)),
    )


@contextmanager
def articles_kept_true(kept, merged):
    """Rebuilds the articles that named a merged row, and renews approvals that were sound.

    The hash of an approval holds ids; what somebody approved is the same under the kept one.
    """
    named = Article.objects.filter(**{NAMED_BY[type(kept)]: merged})
    ids = set(named.values_list("pk", flat=True))
    locked = Article.objects.select_for_update().filter(pk__in=ids).order_by("pk")
    approved = [
        article.pk
        for article in locked
        if article.approved_hash and article.approved_hash == content_hash(article)
    ]
    yield
    for article in Article.objects.filter(pk__in=approved):
        article.approved_hash = content_hash(article)
        article.save(update_fields=["approved_hash"])
    refresh_many(Article.objects.filter(pk__in=ids, status=Status.PUBLISHED))


def refuse_example_mark(kept, merged):
    if any(isinstance(row, Tag) and row.slug == EXAMPLE for row in [kept, *merged]):
        raise Refused(f"Tanda “{EXAMPLE}” menandai artikel contoh dan tidak dapat digabungkan.")


def complete_source(kept, merged):
    """What the kept source does not say yet, from the merged ones in their order."""
    judged = [row.tier for row in merged if row.tier != Tier.UNCHECKED]
    if kept.tier == Tier.UNCHECKED and judged:
        kept.tier = judged[0]
    kept.body_id = _first(kept.body_id, *(row.body_id for row in merged))
    kept.domain = _first(kept.domain, *(row.domain for row in merged)) or ""
    kept.save(update_fields=["tier", "body", "domain"])


def complete_topic(kept, merged):
    kept.intro = _first(kept.intro, *(row.intro for row in merged)) or ""
    kept.save(update_fields=["intro"])


def _first(*values):
    return next((value for value in values if value), None)


COMPLETE = {Source: complete_source, Topic: complete_topic}
