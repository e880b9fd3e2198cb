from django import template

from articles.models import Article, Status
from articles.overdue import alarms

register = template.Library()


@register.inclusion_tag("admin/articles/_alarms.html")
def desk_alarms():
    """What is late, at the top of the desk; nothing when all is in order. Three queries."""
    return {"alarms": alarms()}


@register.inclusion_tag("admin/articles/_to_review.html")
def articles_to_review(user):
    """The texts that `user` was asked to review, oldest first; one query."""
    waiting = Article.objects.on_desk().filter(reviewer=user, status=Status.IN_REVIEW)
    return {"articles": waiting.order_by("pk")[:20]}
