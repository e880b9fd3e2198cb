"""News on the pages of other apps: the way by which templates compose upward."""

from urllib.parse import urlencode

from django import template
from django.urls import reverse

from articles.lists import (
    ALL,
    author_key,
    body_key,
    election_key,
    region_key,
    topic_key,
    visible_total,
)
from articles.models import Slot
from articles.models.page import PageSlug
from articles.reading import cards_of, newest_cards
from articles.selection import Total

register = template.Library()


def latest(key, heading, **parameters):
    """Context of the newest cards of a list; three queries."""
    query = f"?{urlencode(parameters)}" if parameters else ""
    return {
        "heading": heading,
        "cards": newest_cards(key),
        "total": Total(visible_total(key)),
        "list_url": reverse("articles:list") + query,
        "feed_url": reverse("articles:atom") + query,
    }


@register.inclusion_tag("articles/_latest.html")
def news_of_region(region):
    return latest(region_key(region.code), f"Berita {region.name}", wilayah=region.path)


@register.inclusion_tag("articles/_latest.html")
def news_of_body(body):
    return latest(body_key(body.pk), f"Berita {body.short_name}", penyelenggara=body.slug)


@register.inclusion_tag("articles/_latest.html")
def news_of_election(election):
    return latest(election_key(election.pk), f"Berita {election.short_name}", pemilu=election.slug)


@register.inclusion_tag("articles/_latest.html")
def news_of_topic(topic):
    return latest(topic_key(topic.pk), f"Berita {topic.name}", topik=topic.slug)


@register.inclusion_tag("articles/_latest.html")
def news_of_author(author):
    return latest(author_key(author.pk), f"Tulisan {author.name}", penulis=author.slug)


@register.inclusion_tag("articles/_front_page.html")
def front_page_news():
    picks = cards_of(list(Slot.objects.on_front_page()[:6]))
    return {"picks": picks, **latest(ALL, "Berita terbaru")}


@register.inclusion_tag("articles/_editorial_links.html")
def editorial_links():
    return {
        "pages": [
            (reverse(f"articles:page-{slug}"), label.capitalize())
            for slug, label in PageSlug.choices
        ]
    }
