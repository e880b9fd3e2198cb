"""What tests of the first page of the desk share: rows of its boxes, and what stands in them."""

from articles.actions import submit
from articles.models import Article
from common import clock
from elections.models import PublishingRule
from elections.models.rule import Effect
from ingest.models import InboxItem
from tests.factories import (
    make_draft,
)


def panel(page, name):
    return next(each for each in page.panels if each.name == name)


def words(page, name):
    return [row.words for row in panel(page, name).rows]


def hand_in(title, *, by=None, reviewer=None, at=None, region=None):
    article = make_draft(title, by=by, regions=[region] if region else [])
    with clock.fixed_at(at or clock.now()):
        return submit(article=article, by=article.created_by, reviewer=reviewer)


def own_draft(title, user, region):
    """A draft of `user` about a region that he may no longer write about."""
    article = make_draft(title, regions=[region])
    Article.objects.filter(pk=article.pk).update(created_by=user)
    return article


def make_item(title, **fields):
    number = InboxItem.objects.count()
    return InboxItem.objects.create(
        title=title, raw_text="x", fingerprint=f"sidik-{number}", **fields
    )


def bar(flag, kind):
    return PublishingRule.objects.create(
        content_flag=flag, stage_kind=kind, effect=Effect.BAR, legal_basis="UU"
    )
