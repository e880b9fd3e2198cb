"""Which links to other sites readers find, and where: in texts, documents and contacts."""

import re
from collections import defaultdict
from html import unescape
from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction
from django.utils.encoding import iri_to_uri

from articles.models import Article, Document, LinkCheck
from articles.models.link_check import LONGEST_URL
from bodies.models import Contact

_HREF = re.compile(r'href="([^"]*)"')
AT_ONCE = 500
# Name of the relation of a LinkCheck → the column of its rows in the table between.
PLACES = {"articles": "article_id", "documents": "document_id", "contacts": "contact_id"}


def links_in_use() -> dict[str, dict[str, set[int]]]:
    """Name of a place (`articles`, `documents`, `contacts`) → link → keys of rows there."""
    found = {place: defaultdict(set) for place in PLACES}
    public = Article.objects.published()
    texts = public.order_by().values_list("pk", "body", "original_url")
    for pk, body, original in texts.iterator(chunk_size=AT_ONCE):
        for address in (*map(unescape, _HREF.findall(body)), original):
            note(found["articles"], address, pk)
    papers = Document.objects.filter(articles__in=public).exclude(url="").order_by()
    for pk, address in papers.values_list("pk", "url").distinct():
        note(found["documents"], address, pk)
    contacts = Contact.objects.verified().exclude(source_url="").order_by()
    for pk, address in contacts.values_list("pk", "source_url"):
        note(found["contacts"], address, pk)
    return found


def note(links, address, pk):
    link = checkable(address)
    if link:
        links[link].add(pk)


def checkable(address: str) -> str:
    """`address` as it is asked for, without what follows #; empty for our own and for no page."""
    link = iri_to_uri(address.strip()).partition("#")[0]
    try:
        parts = urlsplit(link)
        host = parts.hostname
    except ValueError:
        return ""
    is_own = host == urlsplit(settings.SITE_URL).hostname
    if parts.scheme not in ("http", "https") or not host or is_own or len(link) > LONGEST_URL:
        return ""
    return link


@transaction.atomic
def remember_links(found) -> int:
    """Let the table of links hold those of `found` and no others; how many there are."""
    wanted = {link for links in found.values() for link in links}
    known = dict(LinkCheck.objects.values_list("url", "pk"))
    unused = [known[link] for link in known.keys() - wanted]
    for start in range(0, len(unused), AT_ONCE):
        LinkCheck.objects.filter(pk__in=unused[start : start + AT_ONCE]).delete()
    new = [LinkCheck(url=link) for link in sorted(wanted - known.keys())]
    LinkCheck.objects.bulk_create(new, batch_size=AT_ONCE)
    known = dict(LinkCheck.objects.values_list("url", "pk"))
    for place, links in found.items():
        remember_places(
            getattr(LinkCheck, place).through,
            PLACES[place],
            {(known[link], pk) for link, pks in links.items() for pk in pks},
        )
    return len(wanted)


def remember_places(table, column, wanted):
    rows = {
        (link, place): pk
        for pk, link, place in table.objects.values_list("pk", "linkcheck_id", column)
    }
    gone = [rows[pair] for pair in rows.keys() - wanted]
    for start in range(0, len(gone), AT_ONCE):
        table.objects.filter(pk__in=gone[start : start + AT_ONCE]).delete()
    new = [
        table(**{"linkcheck_id": link, column: place})
        for link, place in sorted(wanted - rows.keys())
    ]
    table.objects.bulk_create(new, batch_size=AT_ONCE)
