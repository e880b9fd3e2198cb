"""What every public page keeps to, tried on one page of each kind."""

import re

import pytest
from django.conf import settings

from common.stylesheet import csp_hash
from tests.factories import make_body, make_election, make_region

pytestmark = pytest.mark.django_db

PAGES = [
    "/",
    "/berita/",
    "/wilayah/",
    "/wilayah/wilayah-16-07/",
    "/penyelenggara/",
    "/penyelenggara/kpu-banyuasin/",
    "/pemilu/",
    "/pemilu/pilkada-2024/",
    "/pemilu/pilkada-2024.ics",
    "/cari/?q=kpu",
    "/robots.txt",
    "/sitemap.xml",
    "/sitemap-wilayah.xml",
    "/sitemap-berita.xml",
]


@pytest.fixture(autouse=True)
def one_of_each():
    make_body(region=make_region("16.07"), slug="kpu-banyuasin")
    make_election("pilkada-2024")


@pytest.mark.parametrize("path", PAGES)
def test_page_may_be_kept_by_any_cache(client, path):
    response = client.get(path)

    assert response.status_code == 200
    assert response["Cache-Control"] == "public, max-age=60"
    assert response.cookies == {}
    assert "Cookie" not in response.get("Vary", "")


@pytest.mark.parametrize("path", PAGES)
def test_unchanged_page_is_not_sent_twice(client, path):
    etag = client.get(path)["ETag"]

    assert client.get(path, headers={"If-None-Match": etag}).status_code == 304


@pytest.mark.parametrize("path", PAGES)
def test_page_answers_head_and_refuses_post(client, path):
    client.handler.enforce_csrf_checks = True

    assert client.head(path).status_code == 200
    assert client.post(path).status_code == 405


@pytest.mark.parametrize("path", [path for path in PAGES if path.endswith("/")])
def test_page_has_one_main_heading_and_nothing_inline_but_the_sheet(client, path):
    response = client.get(path)
    html = response.content.decode()

    assert html.count("<h1") == 1
    assert 'lang="id"' in html
    assert 'href="#isi"' in html
    data, deferred = r'type="application/ld\+json">', r'src="[^"]+" defer>'
    assert all(re.match(f"{data}|{deferred}", tag) for tag in html.split("<script ")[1:])
    assert " style=" not in html
    assert re.findall(r"<style>(.*?)</style>", html, re.DOTALL) == [settings.STYLESHEET]
    assert csp_hash(settings.STYLESHEET) in response["Content-Security-Policy"]
    assert "unsafe-inline" not in response["Content-Security-Policy"]
    assert " onclick" not in html
