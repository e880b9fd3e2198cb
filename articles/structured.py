"""Articles in the words of schema.org."""

from django.conf import settings
from django.templatetags.static import static

from articles.sharing import permalink
from bodies.structured import organization
from common.addresses import absolute
from common.structured import without_empty
from regions.structured import administrative_area

# The picture of a page that has none of its own; 1,200 by 630 pixels, as social sites ask for.
SITE_PICTURE = "bagikan.png"


def picture_url(article) -> str:
    """The first picture of `article`, else that of the site."""
    use = next(iter(article.image_uses.all()), None)
    return absolute(use.image.file.url if use else static(SITE_PICTURE))


def news_article(article) -> dict:
    """`article` (loaded `for_detail`) as a schema.org NewsArticle with its corrections."""
    authors = [byline.author for byline in article.bylines.all()]
    data = {
        "@type": "OpinionNewsArticle" if article.is_opinion else "NewsArticle",
        "headline": article.title,
        "description": article.summary,
        "url": permalink(article),
        "mainEntityOfPage": permalink(article),
        "image": [picture_url(article)],
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
