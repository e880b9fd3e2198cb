"""Everything that an article's own page shows besides the article."""

from articles.reading_time import reading_minutes
from articles.related import related_cards
from articles.sharing import citation, error_report_url, permalink, whatsapp_url
from articles.structured import article_picture, news_article
from articles.versions import earlier_version
from regions.facts import ancestors


def article_context(article) -> dict:
    """Context of the page of `article`, which was loaded `for_detail`."""
    picked, automatic = related_cards(article)
    return {
        "article": article,
        "ancestors": _regions_around(article),
        "minutes": reading_minutes(article.body),
        "permalink": permalink(article),
        "picture": article_picture(article),
        "share_type": "article",
        "structured": news_article(article),
        "whatsapp_url": whatsapp_url(article),
        "citation": citation(article),
        "error_report_url": error_report_url(article),
        "picked": picked,
        "automatic": automatic,
        "earlier": earlier_version(article),
    }


def _regions_around(article):
    """The first region of `article` with those above it, from the province down."""
    link = next(iter(article.region_links.all()), None)
    return [*ancestors(link.region), link.region] if link else []
