"""What is not public appears nowhere: the whole site is walked from its front page."""

import re
from datetime import timedelta
from html import unescape
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.core.management import call_command

from articles.actions import approve, publish, submit, withdraw
from articles.models import Slot, Topic
from articles.models.slot import SlotName
from common import clock
from tests.factories import (
    make_article,
    make_body,
    make_draft,
    make_election,
    make_region,
    make_stage_kind,
    make_user,
)

pytestmark = pytest.mark.django_db

ADDRESS = re.compile(r"""(?:href|src|action)="([^"]+)"|<loc>([^<]+)</loc>|https?://[^\s"<>\\,]+""")
STARTS = [
    "/",
    "/berita.atom",
    "/berita.json",
    "/berita.csv",
    "/sitemap.xml",
    "/sitemap-berita.xml",
    "/robots.txt",
    "/ralat/",
    "/cari/?q=rahasia",
    "/berita/?q=rahasia",
    "/berita/?dari=2000-01-01&sampai=2100-12-31",
]
FAR_TOO_MANY = 600


@pytest.fixture
def tags():
    region = make_region("16.07.10", "Talang Kelapa")
    return {
        "regions": [region],
        "bodies": [make_body("kpu", region.parent)],
        "stages": [(make_election(), make_stage_kind())],
        "topics": [Topic.objects.create(slug="logistik", name="Logistik")],
        "bylines": ["Sari Dewi"],
    }


@pytest.fixture
def hidden(tags):
    """Articles in every state in which readers may not see them, each placed in a slot too."""
    tomorrow = clock.now() + timedelta(days=1)
    draft = make_draft("Rahasia draf", **tags)
    reviewed = submit(article=make_draft("Rahasia tinjauan", **tags), by=make_user())
    approved = submit(article=make_draft("Rahasia disetujui", **tags), by=make_user())
    approved = approve(article=approved, by=make_user())
    scheduled = make_article("Rahasia terjadwal", at=tomorrow, **tags)
    embargoed = make_draft("Rahasia embargo", embargo_until=tomorrow, **tags)
    embargoed = submit(article=embargoed, by=make_user())
    embargoed = publish(article=approve(article=embargoed, by=make_user()), by=make_user())
    withdrawn = make_article("Rahasia dicabut", **tags)
    withdrawn = withdraw(article=withdrawn, by=make_user(), reason="Sumber keliru.")
    articles = [draft, reviewed, approved, scheduled, embargoed, withdrawn]
    for article in articles:
        Slot.objects.create(name=SlotName.LEAD, article=article, starts_at=clock.now())
    return articles


def test_hidden_articles_appear_on_no_page_and_in_no_format(
    client, hidden, tags, settings, tmp_path
):
    shown = make_article("Kabar terang", **tags)
    settings.DATA_ROOT = tmp_path
    call_command("export_data", verbosity=0)

    pages = walk(client, STARTS)

    assert shown.get_absolute_url() in pages
    assert "/wilayah/wilayah-16/" in pages
    assert "/penulis/sari-dewi/" in pages
    assert shown.title in pages["/data/berita.csv"]
    for path, text in pages.items():
        for article in hidden:
            assert article.title not in text, path
            assert f"/{article.slug}/" not in text, path


def test_hidden_articles_do_not_answer_at_their_addresses(client, hidden):
    for article in hidden:
        path = article.get_absolute_url() or f"/berita/2024/11/{article.slug}/"
        for address in (path, f"{path}versi/1/"):
            response = client.get(address)

            assert response.status_code == (410 if article.status == "dicabut" else 404)
            assert article.title not in response.content.decode()


def walk(client, starts):
    """Every page reachable from `starts`, by path; each must answer without an error."""
    found, waiting = {}, list(starts)
    while waiting:
        path = waiting.pop()
        if path in found:
            continue
        assert len(found) < FAR_TOO_MANY
        response = client.get(path, follow=True)
        assert response.status_code == 200, path
        assert not response.cookies, path
        found[path] = text_of(response)
        # Filters combine without end; each by itself is enough.
        if path.startswith(tuple(starts)) or path.count("=") <= 1:
            waiting += [address for address in addresses_in(found[path]) if "&" not in address]
    return found


def text_of(response) -> str:
    return (response.getvalue() if response.streaming else response.content).decode()


def addresses_in(text):
    for match in ADDRESS.finditer(text):
        parts = urlsplit(unescape(match[1] or match[2] or match[0]))
        is_ours = not parts.netloc or f"{parts.scheme}://{parts.netloc}" == settings.SITE_URL
        is_page = parts.path.startswith("/") and not parts.path.startswith(("/static/", "/admin/"))
        if is_ours and is_page:
            yield parts.path + (f"?{parts.query}" if parts.query else "")
