"""Where a picture stands, for whoever looks at it in the library."""

from dataclasses import dataclass

from django.urls import reverse

from accounts.reach import OUT_OF_REACH, seen_by
from articles.models import Article

MOST_SHOWN = 50


@dataclass(frozen=True)
class Use:
    """An article with the picture, and where the reader of the list can open it."""

    title: str
    standing: str = ""
    url: str = ""


@dataclass(frozen=True)
class Uses:
    shown: list[Use]
    # How many there are besides.
    more: int


def uses_of(image, reader) -> Uses:
    """The articles with `image`, the newest first; three queries.

    Foreign drafts are counted but not named, as in `accounts.reach.may_name`.
    """
    articles = Article.objects.filter(image_uses__image=image).order_by("-pk")
    number, shown = articles.count(), list(articles[:MOST_SHOWN])
    reached = seen_by(reader, Article.objects.filter(pk__in=[each.pk for each in shown]))
    keys = set(reached.values_list("pk", flat=True))
    return Uses([_named(each, each.pk in keys) for each in shown], number - len(shown))


def _named(article, is_reached) -> Use:
    if is_reached:
        url = reverse("admin:articles_article_change", args=[article.pk])
    elif article.is_public:
        url = article.get_absolute_url()
    else:
        return Use(OUT_OF_REACH)
    standing = "di tempat sampah" if article.trashed_at else article.get_status_display()
    return Use(article.title, standing, url)
