"""Articles in the words of schema.org, for machines that read pages."""

from django.conf import settings

from articles.formats.listing import absolute
from articles.sharing import permalink
from common.pictures import Picture, site_picture
from regions.pictures import picture_of


def article_picture(article) -> Picture | None:
    """The first picture of `article`, else that of its first region, else that of the site."""
    for use in article.image_uses.all()[:1]:
        return Picture(use.image.file.url, use.spoken, use.image.width, use.image.height)
    for link in article.region_links.all()[:1]:
        return picture_of(link.region)
    return site_picture()


def news_article(article) -> dict:
    """`article` (loaded `for_detail`) as a schema.org NewsArticle with its corrections."""
    picture = article_picture(article)
    publisher = {"@type": "NewsMediaOrganization", "name": settings.SITE_NAME, "url": absolute("/")}
    authors = [byline.author for byline in article.bylines.all()]
    data = {
        "@context": "https://schema.org",
        "@type": "OpinionNewsArticle" if article.is_opinion else "NewsArticle",
        "headline": article.title,
        "description": article.summary,
        "url": permalink(article),
        "mainEntityOfPage": permalink(article),
        "image": [absolute(picture.path)] if picture else [],
        "inLanguage": "id",
        "datePublished": article.published_at.isoformat(),
        "dateModified": (article.updated_at or article.published_at).isoformat(),
        "author": [_person(author) for author in authors] or [publisher],
        "publisher": publisher,
        "about": [_place(link.region) for link in article.region_links.all()]
        + [_organization(link.body) for link in article.body_links.all()],
        "keywords": [topic.name for topic in article.topics.all()],
        "correction": [
            {
                "@type": "CorrectionComment",
                "text": correction.text,
                "datePublished": correction.made_at.isoformat(),
            }
            for correction in article.corrections.all()
        ],
    }
    if article.original_url:
        data["isBasedOn"] = article.original_url
    return {name: value for name, value in data.items() if value}


def breadcrumbs(links) -> dict:
    """(name, path) pairs from the front page down as a schema.org BreadcrumbList."""
    return {
        "@context": "https://schema.org",
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": place, "name": name, "item": absolute(path)}
            for place, (name, path) in enumerate(links, start=1)
        ],
    }


def _person(author):
    return {
        "@type": "Person",
        "name": author.name,
        "url": absolute(author.get_absolute_url()),
    }


def _place(region):
    return {
        "@type": "AdministrativeArea",
        "name": region.place_name,
        "identifier": region.code,
        "url": absolute(region.get_absolute_url()),
    }


def _organization(body):
    return {
        "@type": "GovernmentOrganization",
        "name": body.official_name,
        "url": absolute(body.get_absolute_url()),
    }
