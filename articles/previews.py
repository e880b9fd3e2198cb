"""An article that is not public, shown to whoever holds a link: for fifteen minutes, as it is now.

The link names the article and its version. What changed since is not shown under an old link:
whoever approved what he saw there approved something else.
"""

from dataclasses import dataclass

from django.core import signing
from django.urls import reverse

from articles.actions.publication import ADDRESS_ZONE
from articles.models import Article, Status
from common import clock

SALT = "articles.previews"
SECONDS = 15 * 60


@dataclass
class NoPreview(Exception):
    """Why there is nothing to see; `is_over` when there was something once."""

    reason: str
    is_over: bool = True


def preview_address(article) -> str:
    return reverse(
        "articles:preview", args=[signing.dumps([article.pk, article.version], salt=SALT)]
    )


def previewed(token) -> Article:
    """The article that `token` names, with what readers would see if it were published now.

    Only in memory: it must not be saved. Raises NoPreview.
    """
    try:
        pk, version = map(int, signing.loads(token, salt=SALT, max_age=SECONDS))
    except signing.SignatureExpired:
        raise NoPreview("Tautan pratinjau berlaku 15 menit, dan waktunya sudah habis.") from None
    except (signing.BadSignature, TypeError, ValueError):
        raise NoPreview("Tautan pratinjau ini tidak dikenal.", is_over=False) from None
    article = Article.objects.for_detail().on_desk().filter(pk=pk).first()
    if article is None:
        raise NoPreview("Naskah ini sudah dibuang atau dihapus.")
    if article.version != version:
        raise NoPreview("Naskah ini sudah diubah sejak tautannya dibuat.")
    if article.status != Status.PUBLISHED:
        plan_publication(article)
    return article


def plan_publication(article):
    """Give `article` the times that it would get by publishing it now."""
    now = clock.now()
    has_embargo = article.embargo_until is not None and article.embargo_until > now
    article.published_at = article.embargo_until if has_embargo else now
    article.updated_at = None
    if article.first_published_on is None:
        article.first_published_on = article.published_at.astimezone(ADDRESS_ZONE).date()
