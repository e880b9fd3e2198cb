"""Making a whole article at once, as imports do; editors use the form."""

from dataclasses import dataclass, field

from django.db import transaction
from django.utils.text import slugify

from articles.actions import record_edit
from articles.addresses import successor
from articles.models import (
    Article,
    ArticleBody,
    ArticleFlag,
    ArticleRegion,
    ArticleStage,
    Author,
    Byline,
    Tag,
)
from articles.slugs import free_slug
from common.errors import Refused
from common.text import squeeze


@dataclass
class Tags:
    """What an article is about. `regions`: (region, role) pairs, the first of them primary."""

    regions: list = field(default_factory=list)
    bodies: list = field(default_factory=list)
    stages: list = field(default_factory=list)
    topics: list = field(default_factory=list)
    words: list = field(default_factory=list)
    flags: list = field(default_factory=list)


@transaction.atomic
def create_article(*, by, title, tags=None, bylines=(), **fields) -> Article:
    """A new draft with its tags; `fields` are those of `Article`.

    `tags.stages` are (election or None, stage kind or None) pairs, `bylines` names of writers.
    Raises ValidationError, and Refused when it is about regions beyond the reach of `by`.
    """
    tags = tags or Tags()
    article = Article(created_by=by, title=title, **fields)
    article.slug = article.slug or free_slug(title)
    article.full_clean()
    article.save()
    _attach(article, tags, bylines)
    if not by.has_perm("articles.add_article", article):
        raise Refused(f"Pengguna {by.username} tidak berhak menulis tentang wilayah ini.")
    return record_edit(article=article, by=by, before=None)


def _attach(article, tags, bylines):
    ArticleRegion.objects.bulk_create(
        ArticleRegion(article=article, region=region, role=role, is_primary=place == 0)
        for place, (region, role) in enumerate(tags.regions)
    )
    ArticleBody.objects.bulk_create(ArticleBody(article=article, body=body) for body in tags.bodies)
    ArticleStage.objects.bulk_create(
        ArticleStage(article=article, election=election, kind=kind)
        for election, kind in tags.stages
    )
    ArticleFlag.objects.bulk_create(ArticleFlag(article=article, flag=flag) for flag in tags.flags)
    Byline.objects.bulk_create(
        Byline(article=article, author=author, order=place)
        for place, author in enumerate(dict.fromkeys(map(author_named, bylines)))
    )
    article.topics.set(tags.topics)
    article.tags.set(Tag.objects.filter(slug__in=tags.words))


def author_named(name: str) -> Author:
    """The author of that name, made when there is none yet. Raises ValidationError.

    The name of an author who was merged means the one in his place.
    """
    name = squeeze(name)
    author = Author.objects.filter(name=name).first() or successor("penulis", slugify(name)[:100])
    if author is None:
        author = Author(name=name, slug=free_slug(name, Author))
        author.full_clean()
        author.save()
    return author
