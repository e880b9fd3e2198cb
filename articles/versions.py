"""The versions of an article that readers could see, and what each said."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Max
from django.urls import Resolver404, resolve, reverse
from django.utils.dateparse import parse_datetime

from accounts.models import Event, Revision
from articles.models import Article, ArticleKind
from bodies.models import Body
from common.html import clean
from common.models import Redirect
from regions.models import Region

# What of a revision a reader of its page sees; the rest may change without a new public version.
SHOWN_FIELDS = ("kind", "title", "summary", "body", "is_unverified")
SHOWN_PARTS = ("region_links", "body_links", "updates", "reader_notes")


@dataclass(frozen=True)
class Version:
    """One public version of `article`: what readers found there from `shown_from` on."""

    article: Article
    number: int
    shown_from: datetime
    content: dict

    @property
    def url(self) -> str:
        return version_address(self.article, self.number)

    @property
    def kind(self) -> str:
        return ArticleKind(self.content["fields"]["kind"]).label

    @property
    def title(self) -> str:
        return self.content["fields"]["title"]

    @property
    def summary(self) -> str:
        return self.content["fields"]["summary"]

    @property
    def body(self) -> str:
        # Cleaned as it was saved; the list of what is kept may have become shorter since.
        return clean(self.content["fields"]["body"])

    @property
    def is_unverified(self) -> bool:
        return self.content["fields"]["is_unverified"]

    @property
    def updates(self) -> list[dict]:
        """Text and time of each further development, the newest first."""
        updates = [
            {**update, "made_at": parse_datetime(update["made_at"])}
            for update in self.content["parts"]["updates"]
        ]
        return sorted(updates, key=lambda update: update["made_at"], reverse=True)

    @property
    def reader_notes(self) -> list[dict]:
        # Older revisions know of none.
        return self.content["parts"].get("reader_notes", [])

    @property
    def seen(self) -> list:
        """What tells it apart from another for readers."""
        fields, parts = self.content["fields"], self.content["parts"]
        return [fields[name] for name in SHOWN_FIELDS] + [
            parts.get(name, []) for name in SHOWN_PARTS
        ]

    def regions(self) -> list[Region]:
        """The regions that it was about, under the names of today; one query."""
        return self._named("region_links", "region", Region.objects.select_related("parent"))

    def bodies(self) -> list[Body]:
        return self._named("body_links", "body", Body.objects.all())

    def _named(self, part, column, rows) -> list:
        """The `rows` that a part points to, the primary one first, without what is deleted."""
        links = sorted(self.content["parts"][part], key=lambda link: not link.get("is_primary"))
        found = rows.in_bulk([link[column] for link in links])
        return [found[link[column]] for link in links if link[column] in found]


def version_address(article, number) -> str:
    day = article.first_published_on
    return reverse("articles:version", args=[f"{day:%Y}", f"{day:%m}", article.slug, number])


def public_versions(article) -> list[Version]:
    """What readers could see of `article`, which is public now, oldest first; three queries.

    A revision was public when it was still the newest one at some moment after the article had
    become so: what was overwritten before is a draft that nobody saw.
    """
    times = list(Revision.objects.of(article).order_by("number").values_list("number", "made_at"))
    since = public_since(article)
    until = [made_at for _, made_at in times[1:]] + [None]
    numbers = [
        number
        for (number, _), overwritten in zip(times, until, strict=True)
        if overwritten is None or overwritten > since
    ]
    revisions = Revision.objects.of(article).filter(number__in=numbers).order_by("number")
    # The first one stood there from the beginning, whenever it was recorded.
    return [
        Version(article, revision.number, revision.made_at if place else since, revision.content)
        for place, revision in enumerate(revisions)
    ]


def public_since(article) -> datetime:
    """From when readers could see `article`; one query.

    Its time of publication may lie before the moment at which somebody published it.
    """
    publications = Event.objects.filter(
        object_type=article._meta.label_lower, object_id=str(article.pk), verb="ditayangkan"
    )
    done = publications.aggregate(last=Max("happened_at"))["last"]
    return max(article.published_at, done or article.published_at)


def told_apart(versions) -> list[Version]:
    """Of `versions`, oldest first, those that differ to readers; the newest first."""
    return [
        version
        for previous, version in zip([None, *versions], versions, strict=False)
        if previous is None or previous.seen != version.seen
    ][::-1]


def moved_version(year, month, slug, number) -> str | None:
    """Where version `number` went when the article at that address got another one; one query."""
    old_path = reverse("articles:detail", args=[year, month, slug])
    moves = Redirect.objects.filter(old_path=old_path).values_list("new_path", flat=True)
    try:
        place = resolve(moves[0]) if moves else None
    except Resolver404:
        return None
    if place is None or place.view_name != "articles:detail":
        return None
    return reverse("articles:version", kwargs={**place.kwargs, "number": number})


def earlier_version(article) -> Version | None:
    """The public version before the present one; no query for an article never changed since."""
    if article.updated_at is None:
        return None
    return next(iter(told_apart(public_versions(article))[1:]), None)
