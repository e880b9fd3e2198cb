"""Articles in the words of schema.org."""

from django.conf import settings

from articles.sharing import permalink
from bodies.structured import organization
from common.addresses import absolute
from common.pictures import Picture, site_picture
from common.structured import without_empty
from regions.pictures import picture_of
from regions.structured import administrative_area


def article_picture(article) -> Picture | None:
    """How a link to `article` is shown: its first picture that others may take, cut to a card.

    Else that of its first region, else that of the site.
    """
    for use in article.image_uses.all():
        if use.image.may_redistribute:
            return _card_of(use)
    for link in article.region_links.all()[:1]:
        return picture_of(link.region)
    return site_picture()


def _card_of(use) -> Picture:
    image = use.image
    if image.variants:
        return Picture(image.variants.card, use.spoken, *image.variants.card_size)
    return Picture(image.file.url, use.spoken, image.width, image.height)


def news_article(article) -> dict:
    """`article` (loaded `for_detail`) as a schema.org NewsArticle with its corrections."""
    picture = article_picture(article)
    authors = [byline.author for byline in article.bylines.all()]
    data = {
        "@type": "OpinionNewsArticle" if article.is_opinion else "NewsArticle",
        "headline": article.title,
        "description": article.summary,
        "url": permalink(article),
        "mainEntityOfPage": permalink(article),
        "image": [absolute(picture.path)] if picture else [],
        "inLanguage": "id",
        "datePublished": article.published_at.isoformat(),
        "dateModified": article.changed_at.isoformat(),
        "author": [_person(author) for author in authors] or [publisher()],
        "publisher": publisher(),
        "about": [administrative_area(link.region) for link in article.region_links.all()]
        + [organization(link.body) for link in article.body_links.all()],
        "keywords": [topic.name for topic in article.topics.all()],
        "correction": [
            {
                "@type": "CorrectionComment",
                "text": correction.text,
                "datePublished": correction.made_at.isoformat(),
            }
            for correction in article.corrections.all()
        ],
        "isBasedOn": article.original_url,
    }
    return without_empty(data)


def publisher() -> dict:
    return {"@type": "NewsMediaOrganization", "name": settings.SITE_NAME, "url": absolute("/")}


def _person(author):
    return {
        "@type": "Person",
        "name": author.name,
        "url": absolute(author.get_absolute_url()),
    }
