from django.http import HttpResponse

from common.addresses import absolute
from common.spreadsheets import csv_line

COLUMNS = [
    "id",
    "url",
    "judul",
    "ringkasan",
    "jenis",
    "terbit",
    "diperbarui",
    "wilayah",
    "penyelenggara",
    "pemilu",
    "tahapan",
    "sumber",
    "topik",
]


def write_csv(listing) -> HttpResponse:
    """The listing as CSV (RFC 4180, UTF-8), formula-safe; with errors only the header row."""
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'inline; filename="berita.csv"'
    if listing.next_path:
        response["Link"] = f'<{absolute(listing.next_path)}>; rel="next"'
    response.write(csv_line(COLUMNS))
    for article in listing.articles:
        response.write(csv_line(_row(article)))
    return response


def _row(article):
    links = article.stage_links.all()
    return [
        article.urn,
        absolute(article.get_absolute_url()),
        article.title,
        article.summary,
        article.kind,
        article.published_at.isoformat(),
        article.changed_at.isoformat(),
        " ".join(link.region.code for link in article.region_links.all()),
        " ".join(link.body.slug for link in article.body_links.all()),
        " ".join(link.election.slug for link in links if link.election),
        " ".join(link.kind.slug for link in links if link.kind),
        article.source.slug if article.source else "",
        " ".join(topic.slug for topic in article.topics.all()),
    ]
