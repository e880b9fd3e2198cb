"""The public addresses that are made of the slugs of what articles name, and of their own."""

from django.urls import reverse

from articles.models import Article, Author, Source, Status, Topic
from common import clock
from common.moved_values import moved_values, register_parameter
from common.redirects import register_addresses

MODELS = {"topik": Topic, "penulis": Author, "sumber": Source}


def register_all():
    register_parameter("topik", "/topik/{}/")
    register_parameter("penulis", "/penulis/{}/")
    # A source has no page but the list of its articles.
    register_parameter("sumber", "/berita/?sumber={}")
    register_addresses(Source, lambda source: {"list": list_of(source)})


def list_of(source) -> str:
    return f"{reverse('articles:list')}?sumber={source.slug}"


def successor(parameter: str, slug: str):
    """The row that took the place of the one that `parameter=slug` named once, or None."""
    new = moved_values({parameter: slug})
    return MODELS[parameter].objects.filter(slug=new.get(parameter)).first()


def was_public(article: Article) -> bool:
    """Whether readers could ever open `article`: not when it was withdrawn while scheduled."""
    if article.published_at is None:
        return False
    if article.status != Status.WITHDRAWN:
        return article.published_at <= clock.now()
    withdrawal = article.corrections.withdrawals().order_by("made_at").first()
    until = withdrawal.made_at if withdrawal else clock.now()
    return article.published_at <= until
