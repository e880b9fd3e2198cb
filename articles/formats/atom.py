from django.conf import settings
from django.http import HttpResponse
from django.utils.feedgenerator import Atom1Feed

from articles.formats.listing import absolute
from common.text import printable


class AtomWithContent(Atom1Feed):
    """Atom with the article's HTML as content and the address of the next page."""

    def add_root_elements(self, handler):
        super().add_root_elements(handler)
        if settings.WEBSUB_HUB:
            handler.addQuickElement("link", "", {"rel": "hub", "href": settings.WEBSUB_HUB})
        if self.feed["next_url"]:
            handler.addQuickElement("link", "", {"rel": "next", "href": self.feed["next_url"]})

    def add_item_elements(self, handler, item):
        super().add_item_elements(handler, item)
        handler.addQuickElement("content", item["content_html"], {"type": "html"})


def write_atom(listing) -> HttpResponse:
    """The listing as Atom (RFC 4287); errors stand in the subtitle."""
    feed = AtomWithContent(
        title="Pemilu: berita",
        link=absolute(listing.html_path),
        description="",
        subtitle=printable(listing.complaint)
        or "Berita penyelenggaraan pemilu dari seluruh Indonesia",
        language="id",
        feed_url=absolute(listing.own_path),
        feed_guid=absolute(listing.own_path),
        author_name="Pemilu",
        next_url=listing.next_path and absolute(listing.next_path),
    )
    for article in listing.articles:
        _add(feed, article)
    response = HttpResponse(content_type="application/atom+xml; charset=utf-8")
    feed.write(response, "utf-8")
    return response


def _add(feed, article):
    names = ", ".join(byline.author.name for byline in article.bylines.all())
    feed.add_item(
        title=printable(article.title),
        link=absolute(article.get_absolute_url()),
        description=printable(article.summary),
        unique_id=article.urn,
        pubdate=article.published_at,
        updateddate=article.updated_at or article.published_at,
        author_name=printable(names) or (article.source.name if article.source else None),
        categories=[topic.name for topic in article.topics.all()],
        content_html=printable(article.body),
    )
