"""Which texts wait for whose review, since when and from whom."""

from django.contrib.auth import get_user_model
from django.db.models import BigIntegerField, Case, CharField, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Cast, Coalesce, NullIf

from accounts.models import Event
from accounts.reach import kept_by
from articles.models import Article, Status

HANDED_IN = "diajukan"


def reviewable_by(user):
    """Texts under review that `user` may approve: asked of him by name, or of nobody.

    What `articles.actions.approve` would refuse him is not among them: his own texts, and those
    that he handed in.
    """
    waiting = Article.objects.on_desk().filter(status=Status.IN_REVIEW).exclude(created_by=user)
    unclaimed = kept_by(user, waiting.filter(reviewer=None), "articles.review_article")
    waiting = waiting.filter(Q(reviewer=user) | Q(pk__in=unclaimed.values("pk")))
    proposer = Subquery(_handed_in().values("actor")[:1])
    known = Coalesce(proposer, 0, output_field=BigIntegerField())
    return waiting.alias(proposer=known).exclude(proposer=user.pk)


def asked_by_name_first(user):
    return Case(When(reviewer=user, then=Value(0)), default=Value(1))


def handed_in_at():
    """An expression: when an article was handed in last; NULL where the log does not say."""
    return Subquery(_handed_in().values("happened_at")[:1])


def handed_in_by():
    """An expression: the name of whoever handed an article in last."""
    people = get_user_model().objects.filter(pk=OuterRef("actor"))
    name = Subquery(people.values(name=name_of_user())[:1])
    return Coalesce(Subquery(_handed_in().values(name=name)[:1]), Value(""))


def name_of_user():
    return Coalesce(NullIf("display_name", Value("")), "username")


def _handed_in():
    events = Event.objects.filter(
        object_type=Article._meta.label_lower,
        object_id=Cast(OuterRef("pk"), CharField(max_length=60)),
        verb=HANDED_IN,
    )
    return events.order_by("-happened_at", "-id")
