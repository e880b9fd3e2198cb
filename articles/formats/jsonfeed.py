from django.conf import settings
from django.http import JsonResponse

from articles.formats.item import authors_of, content_of, words_on
from common.addresses import absolute


def write_json_feed(listing) -> JsonResponse:
    """The listing as JSON Feed 1.1.

    Errors stand under `_galat`, parameter by parameter; what was withdrawn under `_dicabut`.
    """
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": f"{settings.SITE_NAME}: berita",
        "home_page_url": absolute(listing.html_path),
        "feed_url": absolute(listing.own_path),
        "language": "id",
        "authors": [{"name": settings.SITE_NAME, "url": absolute("/")}],
        "items": [_item(article) for article in listing.articles],
    }
    if listing.next_path:
        feed["next_url"] = absolute(listing.next_path)
    if settings.WEBSUB_HUB:
        feed["hubs"] = [{"type": "WebSub", "url": settings.WEBSUB_HUB}]
    if listing.withdrawn:
        feed["_dicabut"] = [
            {"id": article.urn, "waktu": article.withdrawn_at.isoformat()}
            for article in listing.withdrawn
        ]
    if listing.errors:
        feed["_galat"] = listing.errors
    return JsonResponse(
        feed, content_type="application/feed+json", json_dumps_params={"ensure_ascii": False}
    )


def _item(article):
    item = {
        "id": article.urn,
        "url": absolute(article.get_absolute_url()),
        "title": article.title,
        "summary": article.summary,
        "content_html": content_of(article),
        "date_published": article.published_at.isoformat(),
        "date_modified": article.changed_at.isoformat(),
        "authors": [{"name": name} for name in authors_of(article)],
        "tags": words_on(article),
        "_pemilu": _own_facts(article),
    }
    if article.original_url:
        item["external_url"] = article.original_url
    return item


def _own_facts(article):
    links = article.stage_links.all()
    return {
        "jenis": article.kind,
        "wilayah": [link.region.code for link in article.region_links.all()],
        "penyelenggara": [link.body.slug for link in article.body_links.all()],
        "pemilu": next((link.election.slug for link in links if link.election), None),
        "tahapan": next((link.kind.slug for link in links if link.kind), None),
        "sumber": article.source.slug if article.source else None,
        "ralat": [
            {
                "jenis": correction.kind,
                "teks": correction.text,
                "waktu": correction.made_at.isoformat(),
            }
            for correction in article.corrections.all()
        ],
    }
