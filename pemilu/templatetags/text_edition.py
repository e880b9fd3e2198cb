"""The text edition in templates: its addresses, its style sheet, and panels in its own words."""

from django import template
from django.conf import settings
from django.utils.html import format_html
from django.utils.safestring import mark_safe

from articles.front_page import front_rows
from articles.paging import PAGE_SIZE, Cursor
from articles.templatetags.article_lists import (
    emergency_banner,
    news_of_region,
    news_of_topic,
    pinned_rows,
    placed_rows,
)
from articles.titles import articles_of
from common.addresses import absolute
from common.crawlers import canonical_path, keep_out
from common.editions import split_edition
from common.text import cut
from elections.templatetags.election_panels import reporting_panel, revotes_of, stage_panel
from pemilu.text_edition import addresses

register = template.Library()

# The panels of the full edition with lighter templates.
register.inclusion_tag("ringan/_banner.html", name="text_banner")(emergency_banner)
register.inclusion_tag("ringan/_stages.html", name="text_stages")(stage_panel)
register.inclusion_tag("ringan/_revotes.html", name="text_revotes")(revotes_of)
register.inclusion_tag("ringan/_reporting.html", takes_context=True, name="text_reporting")(
    reporting_panel
)

register.filter(addresses.inside)
register.filter("at_most", cut)
register.simple_tag(addresses.text_page_of)
register.simple_tag(addresses.full_page_of)


@register.inclusion_tag("ringan/_news.html")
def text_news(heading, news, most=PAGE_SIZE):
    """The first `most` articles of a page of `news`, and where it goes on; three queries."""
    entries = news.page.entries
    is_cut = len(entries) > most
    return {
        "heading": heading,
        "news": news,
        "articles": articles_of(entries[:most]),
        "older": news.url(sebelum=str(Cursor.at(entries[most - 1]))) if is_cut else news.older,
    }


@register.inclusion_tag("ringan/_news.html", takes_context=True)
def text_news_of_region(context, region, most=PAGE_SIZE):
    return text_news(**news_of_region(context, region), most=most)


@register.inclusion_tag("ringan/_news.html", takes_context=True)
def text_news_of_topic(context, topic, most=PAGE_SIZE):
    return text_news(**news_of_topic(context, topic), most=most)


@register.simple_tag(takes_context=True)
def text_placed_in(context, region):
    """What editors placed on the page of a province; three queries, none elsewhere."""
    return titles_of(placed_rows(context, region))


@register.simple_tag(takes_context=True)
def text_pinned_on(context, topic):
    """The articles that stay on top of the page of a topic; three queries, one without any."""
    return titles_of(pinned_rows(context, topic))


def titles_of(rows) -> list:
    return articles_of(rows) if rows else []


@register.filter
def beside(most, above) -> int:
    """How many of `most` rows are left for a list below the rows `above`: a page stays light."""
    return max(1, most - len(above))


@register.simple_tag
def canonical_text(request):
    """The page of the full edition as the address to keep this one under.

    A page of which something was asked is not to be kept, as in the full edition.
    """
    if request.GET:
        keep_out(request)
    path = canonical_path(request)
    if path is None:
        return ""
    return format_html('<link rel="canonical" href="{}">', absolute(split_edition(path)[1]))


@register.simple_tag
def text_stylesheet():
    """The whole style sheet of the text edition; the policy allows this very text."""
    return mark_safe(f"<style>{settings.TEXT_STYLESHEET}</style>")  # noqa: S308


@register.filter
def links_inside(html):
    """Cleaned HTML with its links kept in the text edition where they can be."""
    # It was cleaned when it was saved; addresses are escaped again.
    return mark_safe(addresses.links_inside(html))  # noqa: S308


@register.simple_tag
def front_titles():
    """The front page in rows of words; four queries."""
    front = front_rows()
    places = front.lead, front.picks, front.explainers, front.latest
    found = {
        article.pk: article for article in articles_of([row for rows in places for row in rows])
    }
    return front.shown(lambda rows: [found[r.article_id] for r in rows if r.article_id in found])
