"""Marking articles otherwise without opening them: topics, tags, and a region in place of another.

Each is an edit like one in the form: counted, kept, and with what follows for approvals.
"""

from django.db import transaction

from accounts.desk.reach import BEYOND
from articles.actions.editing import record_edit
from articles.actions.publication import is_scheduled
from articles.actions.steps import require
from articles.models import Article, Status
from common.errors import Refused
from common.snapshots import take_snapshot


@transaction.atomic
def add_marks(*, article, by, tags=(), topics=()) -> Article:
    """Put `tags` and `topics` on `article` beside those it has."""
    article, before = _open(article, by)
    article.tags.add(*tags)
    article.topics.add(*topics)
    return record_edit(article=article, by=by, before=before)


@transaction.atomic
def remove_marks(*, article, by, tags=(), topics=()) -> Article:
    """Take `tags` and `topics` off `article`."""
    article, before = _open(article, by)
    article.tags.remove(*tags)
    article.topics.remove(*topics)
    return record_edit(article=article, by=by, before=before)


@transaction.atomic
def replace_region(*, article, by, old, new, change=None) -> Article:
    """Let `article` be about `new` instead of `old`, in the same role; the primary one stays it.

    Readers of a public article are told by `change`, a PublicChange.
    """
    article, before = _open(article, by)
    link = article.region_links.filter(region=old).first()
    if link is None:
        raise Refused(f"Tidak bertanda {old}.")
    other = article.region_links.filter(region=new).first()
    if other is None:
        link.region = new
        link.save(update_fields=["region"])
    else:
        was_primary = link.is_primary
        link.delete()
        if was_primary:
            other.is_primary = True
            other.save(update_fields=["is_primary"])
    # Read anew: what it was about before is remembered with the object.
    if not by.has_perm(right_to_edit(article), Article.objects.get(pk=article.pk)):
        raise Refused(BEYOND)
    change = change if is_before_readers(article) else None
    return record_edit(article=article, by=by, before=before, change=change)


def right_to_edit(article) -> str:
    """What readers see or saw is changed by those who answer for it."""
    is_theirs = article.status in (Status.PUBLISHED, Status.WITHDRAWN)
    return f"articles.{'publish' if is_theirs else 'change'}_article"


def require_editable(article, by):
    """Refuse what the form of `article` would not let `by` change either."""
    if article.trashed_at is not None:
        raise Refused("Ada di tempat sampah; pulihkan dahulu.")
    deed = right_to_edit(article).removeprefix("articles.").removesuffix("_article")
    require(by, deed, "mengubah artikel ini", article)


def is_before_readers(article) -> bool:
    return article.status == Status.PUBLISHED and not is_scheduled(article)


def loses_approval(article) -> bool:
    """Whether a change of what `article` says would void its approval."""
    is_waiting = article.status == Status.PUBLISHED and is_scheduled(article)
    return article.status == Status.APPROVED or is_waiting


def _open(article, by):
    article = Article.objects.select_for_update().get(pk=article.pk)
    require_editable(article, by)
    return article, take_snapshot(article)
