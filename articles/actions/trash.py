"""Where texts go that nobody wants, and from where they come back for thirty days."""

from django.db import transaction

from accounts.log import record
from articles.actions.steps import drop_approval, locked, require, saved
from articles.models import Article, Status
from common import clock
from common.errors import Refused

KEPT_DAYS = 30


@transaction.atomic
def trash(*, article, by):
    """Put a text that was never public into the trash; one's own draft needs no further right.

    What readers once saw is withdrawn instead: its address has to say so.
    """
    article = locked(article, Status.DRAFT, Status.IN_REVIEW, Status.APPROVED)
    require_own_or_delete(article, by, "membuang")
    if article.first_published_on is not None:
        raise Refused("Artikel yang pernah tayang tidak dibuang; alamatnya menjelaskan nasibnya.")
    article.trashed_at = clock.now()
    article.status = Status.DRAFT
    article.reviewer = None
    drop_approval(article)
    return saved(article, "dibuang", by)


@transaction.atomic
def restore_from_trash(*, article, by):
    """Take a text out of the trash; it is a draft again."""
    article = Article.objects.select_for_update().get(pk=article.pk)
    require_own_or_delete(article, by, "memulihkan")
    if article.trashed_at is None:
        raise Refused("Artikel ini tidak ada di tempat sampah.")
    article.trashed_at = None
    return saved(article, "dipulihkan dari sampah", by)


def require_own_or_delete(article, by, deed):
    """One's own text may have come into a region since that its author does not reach."""
    if article.created_by_id == by.pk:
        require(by, "change", f"{deed} naskah ini", article)
    else:
        require(by, "delete", f"{deed} naskah orang lain", article)


@transaction.atomic
def delete_for_good(*, article, by=None):
    """Delete what has been in the trash for its time; raises ProtectedError when it is in use."""
    article = Article.objects.select_for_update().get(pk=article.pk)
    if not Article.objects.trashed_before(days=KEPT_DAYS).filter(pk=article.pk).exists():
        raise Refused(f"Naskah dihapus {KEPT_DAYS} hari sesudah dibuang, tidak sebelumnya.")
    record("dihapus", article, by=by, uid=str(article.uid))
    article.delete()
