"""The second person's two steps in one, for a text that needs no more than that."""

from django.db import transaction

from articles.actions.publication import publish
from articles.actions.steps import require
from articles.actions.workflow import approve, proposer_of


@transaction.atomic
def approve_and_publish(*, article, by, read=""):
    """Approve a text under review and make it public, now or at the end of its embargo.

    `read` is the seal of the warning that was read (`articles.guard`). Each step has its rule and
    its line in the log; when the second is refused the first is undone.
    """
    require(by, "publish", "menayangkan naskah", article)
    return publish(article=approve(article=article, by=by), by=by, read=read)


def may_approve(user, article) -> bool:
    """Whether `user` is the second person: allowed to, and not whose text it is; one query."""
    is_own = article.created_by_id == user.pk
    may_review = not is_own and user.has_perm("articles.review_article", article)
    return may_review and proposer_of(article) != user.pk
