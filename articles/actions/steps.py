"""What all actions on an article share: the lock, the right to it, and what a step leaves."""

from accounts.log import record
from articles.derived import refresh
from articles.models import Article
from common.errors import Refused


def locked(article, *statuses):
    """The article as the database has it, locked, if it is in one of `statuses`."""
    article = Article.objects.select_for_update().get(pk=article.pk)
    if article.trashed_at is not None:
        raise Refused("Artikel ini ada di tempat sampah; pulihkan dahulu.")
    if article.status not in statuses:
        raise Refused(f"Tidak dapat dilakukan: keadaan artikel “{article.get_status_display()}”.")
    return article


def require(user, permission, deed, article):
    """Refuse when `user` lacks the permission `articles.<permission>_article` for `article`."""
    if not user.has_perm(f"articles.{permission}_article", article):
        raise Refused(f"Pengguna {user.username} tidak berhak {deed}.")


def saved(article, verb, by, **details):
    """Store a step of `article`: its version counts on, its derived rows follow, the log tells."""
    article.version += 1
    article.full_clean(exclude=["created_by", "approved_by", "reviewer", "source"])
    article.save()
    refresh(article)
    record(verb, article, by=by, version=article.version, keadaan=article.status, **details)
    return article


def drop_approval(article):
    article.approved_by = None
    article.approved_hash = ""
