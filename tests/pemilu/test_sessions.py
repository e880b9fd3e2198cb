"""Public pages are the same for everyone: they neither read nor set anything about a reader."""

import pytest
from django.contrib.sessions.backends.base import SessionBase

from tests.factories import make_article, make_body, make_election, make_region, make_user

pytestmark = pytest.mark.django_db

PATHS = [
    "/",
    "/berita/",
    "/berita/?wilayah=16.07&q=kabar",
    "/berita/?wilayah=entah",
    "/berita.atom",
    "/berita.json",
    "/berita.csv",
    "/wilayah/",
    "/wilayah/wilayah-16-07/",
    "/penyelenggara/",
    "/penyelenggara/kpu-contoh/",
    "/pemilu/",
    "/pemilu/pilkada-2024/",
    "/pemilu/pilkada-2024.ics",
    "/cari/?q=kabar",
    "/ralat/",
    "/glosarium/",
    "/tentang/",
    "/sitemap.xml",
    "/robots.txt",
    "/healthz",
    "/tidak-ada/",
]


@pytest.fixture
def opened(monkeypatch):
    """Names of the session's parts that were touched."""
    touched = []

    def refuse(self, *args, **kwargs):
        touched.append("session")
        return {}

    monkeypatch.setattr(SessionBase, "_get_session", refuse)
    monkeypatch.setattr(SessionBase, "_session", property(refuse))
    return touched


def test_public_pages_open_no_session_and_set_no_cookie(client, opened):
    region = make_region("16.07")
    article = make_article(
        "Kabar", regions=[region], bodies=[make_body("kpu", region, slug="kpu-contoh")]
    )
    make_election()
    client.cookies["sessionid"] = "apa-saja"
    client.cookies["csrftoken"] = "apa-saja"

    for path in [*PATHS, article.get_absolute_url()]:
        response = client.get(path)

        assert response.status_code in (200, 404), path
        assert not response.cookies, path
        assert "Cookie" not in response.get("Vary", ""), path
        assert opened == [], path


def test_the_desk_does_open_it(client, opened):
    """What the test above looks for would be seen if it happened."""
    client.cookies["sessionid"] = "apa-saja"

    client.get("/admin/login/")

    assert opened


def test_the_same_page_for_an_editor_and_a_reader(client):
    make_article("Kabar")
    before = client.get("/berita/").content
    client.force_login(make_user())

    assert client.get("/berita/").content == before
