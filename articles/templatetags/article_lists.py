"""News on the pages of other apps: the way by which templates compose upward."""

from django import template
from django.urls import reverse

from articles.canonical import place_in_index
from articles.filters import ArticleFilterSet
from articles.front_page import front_page, province_rows
from articles.models import Banner, ListEntry
from articles.models.page import PageSlug
from articles.news import NewsList
from articles.pinning import public_pins
from articles.reading import cards_in
from common.views import note_complaints

register = template.Library()


def filterset_of(request, given):
    return ArticleFilterSet(request.GET, given=given, queryset=ListEntry.objects.none())


@register.inclusion_tag("articles/_addresses.html", takes_context=True)
def addresses_of(context, **given):
    """The addresses in the head of a page that stands for `given`, such as `wilayah=region`.

    They are those of the list as its request filters it: where search engines keep it, and where
    it is found as data. No query.
    """
    request = context["request"]
    filterset = filterset_of(request, given)
    place_in_index(request, filterset)
    return {"request": request, "feeds": NewsList(filterset, request.path).formats()}


def news_list(context, heading, **given):
    """Context of the list of a page that stands for `given`, filtered as its request asks."""
    request = context["request"]
    filterset = filterset_of(request, given)
    note_complaints(request, filterset.complaints)
    return {"heading": heading, "news": NewsList(filterset, request.path)}


@register.inclusion_tag("articles/_news.html", takes_context=True)
def news_of_region(context, region):
    return news_list(context, f"Berita {region.name}", wilayah=region)


@register.inclusion_tag("articles/_news.html", takes_context=True)
def news_of_body(context, body):
    return news_list(context, f"Berita {body.short_name}", penyelenggara=body)


@register.inclusion_tag("articles/_news.html", takes_context=True)
def news_of_election(context, election):
    return news_list(context, f"Berita {election.short_name}", pemilu=election)


@register.inclusion_tag("articles/_news.html", takes_context=True)
def news_of_topic(context, topic):
    return news_list(context, f"Berita {topic.name}", topik=topic)


@register.inclusion_tag("articles/_news.html", takes_context=True)
def news_of_author(context, author):
    return news_list(context, f"Tulisan {author.name}", penulis=author)


@register.inclusion_tag("articles/_document_section.html")
def documents_of(thing):
    """The papers of a body or an election; one query."""
    return {"documents": list(thing.documents.select_related("issuer"))}


register.simple_tag(front_page)


def rows_on_top(context, rows, **given) -> list:
    """What editors put above the list of a page that stands for `given`.

    `rows` reads it. Whoever filters the list or turns its pages has seen it: no query then.
    """
    return [] if filterset_of(context["request"], given).asked else rows()


def placed_rows(context, region) -> list:
    return rows_on_top(context, lambda: province_rows(region), wilayah=region)


def pinned_rows(context, topic) -> list:
    return rows_on_top(context, lambda: public_pins(topic), topik=topic)


@register.inclusion_tag("articles/_cards.html", takes_context=True)
def placed_in(context, region):
    """What editors placed on the page of a province; one query there, none elsewhere."""
    cards = cards_in(placed_rows(context, region))
    return {"heading": "Pilihan redaksi", "id": "pilihan", "cards": cards}


@register.inclusion_tag("articles/_cards.html", takes_context=True)
def pinned_on(context, topic):
    """The articles that stay on top of the page of a topic; one query."""
    cards = cards_in(pinned_rows(context, topic))
    return {"heading": "Disematkan", "id": "sematan", "cards": cards}


@register.inclusion_tag("articles/_banner.html")
def emergency_banner():
    """The urgent notice of the moment, if there is one; one query."""
    showing = Banner.objects.showing()
    return {"banner": next((each for each in showing if each.is_as_approved), None)}


@register.inclusion_tag("articles/_editorial_links.html")
def editorial_links():
    return {
        "pages": [
            (reverse(f"articles:page-{slug}"), label.capitalize())
            for slug, label in PageSlug.choices
        ]
    }
