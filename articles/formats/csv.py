import csv

from django.http import HttpResponse

from articles.formats.listing import absolute

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
# Spreadsheets run a cell that begins with one of these as a formula.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")


def write_csv(listing) -> HttpResponse:
    """The listing as CSV (RFC 4180, UTF-8), formula-safe; with errors only the header row."""
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'inline; filename="berita.csv"'
    if listing.next_path:
        response["Link"] = f'<{absolute(listing.next_path)}>; rel="next"'
    writer = csv.writer(response)
    writer.writerow(COLUMNS)
    for article in listing.articles:
        writer.writerow([safe(cell) for cell in _row(article)])
    return response


def safe(cell: str) -> str:
    return f"'{cell}" if cell.startswith(FORMULA_STARTS) else cell


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
