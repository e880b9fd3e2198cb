from datetime import UTC, datetime

from django.conf import settings
from django.http import HttpResponse
from django.utils.feedgenerator import Atom1Feed, rfc3339_date

from articles.formats.item import authors_of, content_with_corrections, words_on
from common.addresses import absolute
from common.text import printable

MEDIA_TYPE = "application/atom+xml"
TOMBSTONES = "http://purl.org/atompub/tombstones/1.0"
WITHDRAWN = "Artikel ini dicabut oleh redaksi."
# An empty feed must have a date; the time of writing would give every answer another ETag.
NEVER = datetime(1970, 1, 1, tzinfo=UTC)


class ArticleFeed(Atom1Feed):
    """Atom with content, every author, the next page, and tombstones (RFC 6721)."""

    def root_attributes(self):
        return {**super().root_attributes(), "xmlns:at": TOMBSTONES}

    def add_root_elements(self, handler):
        super().add_root_elements(handler)
        if settings.WEBSUB_HUB:
            handler.addQuickElement("link", "", {"rel": "hub", "href": settings.WEBSUB_HUB})
        for relation, address in self.feed["own_links"].items():
            attributes = {"rel": relation, "href": address, "type": MEDIA_TYPE}
            handler.addQuickElement("link", "", attributes)
        for article in self.feed["withdrawn"]:
            moment = rfc3339_date(article.withdrawn_at)
            handler.startElement("at:deleted-entry", {"ref": article.urn, "when": moment})
            handler.addQuickElement("at:comment", WITHDRAWN)
            handler.endElement("at:deleted-entry")

    def add_item_elements(self, handler, item):
        super().add_item_elements(handler, item)
        for name in item["authors"]:
            handler.startElement("author", {})
            handler.addQuickElement("name", printable(name))
            handler.endElement("author")
        if item["summary"]:
            # Django's own would declare plain text to be HTML.
            handler.addQuickElement("summary", item["summary"])
        handler.addQuickElement("content", item["content_html"], {"type": "html"})

    def latest_post_date(self):
        """When the feed last changed: an entry was new or corrected, or one was withdrawn."""
        changes = [item["updateddate"] for item in self.items]
        changes += [article.withdrawn_at for article in self.feed["withdrawn"]]
        return max(changes, default=NEVER)


def write_atom(listing) -> HttpResponse:
    """The listing as Atom (RFC 4287); errors stand in the subtitle."""
    feed = ArticleFeed(
        title=f"{settings.SITE_NAME}: berita",
        link=absolute(listing.html_path),
        description="",
        subtitle=printable(listing.complaint)
        or "Berita penyelenggaraan pemilu dari seluruh Indonesia",
        language="id",
        feed_guid=absolute(listing.own_path),
        author_name=settings.SITE_NAME,
        own_links=_own_links(listing),
        withdrawn=listing.withdrawn,
    )
    for article in listing.articles:
        _add(feed, article)
    response = HttpResponse(content_type=f"{MEDIA_TYPE}; charset=utf-8")
    feed.write(response, "utf-8")
    return response


def _own_links(listing):
    links = {"self": listing.own_path, "next": listing.next_path}
    return {relation: absolute(path) for relation, path in links.items() if path}


def _add(feed, article):
    feed.add_item(
        title=printable(article.title),
        link=absolute(article.get_absolute_url()),
        description=None,
        unique_id=article.urn,
        pubdate=article.published_at,
        updateddate=article.changed_at,
        authors=authors_of(article),
        summary=printable(article.summary),
        categories=map(printable, words_on(article)),
        content_html=content_with_corrections(article),
    )
