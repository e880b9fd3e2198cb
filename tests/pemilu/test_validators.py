"""Conditional requests, tried on every address that the resolver knows outside the desk."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.urls import get_resolver
from django.utils.http import http_date, parse_http_date

from articles.actions import PublicChange, record_edit, withdraw
from articles.models import Author, Byline, Topic
from articles.models.page import PageSlug
from common import clock
from common.snapshots import take_snapshot
from pemilu.open_data.export import EXTRAS
from tests.desk import admin_url, form_data
from tests.factories import (
    make_article,
    make_body,
    make_election,
    make_region,
    make_stage,
    make_user,
    now,
)

pytestmark = pytest.mark.django_db

YEAR_MONTH = "2026/03"
PAGES = {
    "home": "/",
    "search": "/cari/?q=gudang",
    "articles:list": "/berita/?jenis=berita",
    "articles:atom": "/berita.atom",
    "articles:json": "/berita.json",
    "articles:csv": "/berita.csv",
    "articles:detail": f"/berita/{YEAR_MONTH}/gudang-diperiksa/",
    "articles:version": f"/berita/{YEAR_MONTH}/gudang-diperiksa/versi/2/",
    "articles:month": f"/arsip/{YEAR_MONTH}/",
    "articles:topic": "/topik/logistik/",
    "articles:author": "/penulis/sari/",
    "articles:corrections": "/ralat/",
    **{f"articles:page-{slug}": f"/{slug}/" for slug in PageSlug.values},
    "regions:list": "/wilayah/",
    "regions:suggest": "/wilayah/saran.json?q=wilayah",
    "regions:detail": "/wilayah/wilayah-16-07/",
    "regions:kecamatan": "/wilayah/wilayah-16-07/wilayah-16-07-10/",
    "bodies:list": "/penyelenggara/",
    "bodies:detail": "/penyelenggara/kpu-banyuasin/",
    "elections:list": "/pemilu/",
    "elections:glossary": "/glosarium/",
    "elections:detail": "/pemilu/pilkada-2024/",
    "elections:calendar": "/pemilu/pilkada-2024.ics",
    "elections:region-calendar": "/wilayah/wilayah-16-07.ics",
    "text:home": "/ringan/",
    "text:search": "/ringan/cari/?q=gudang",
    "text:articles": "/ringan/berita/",
    "text:article": f"/ringan/berita/{YEAR_MONTH}/gudang-diperiksa/",
    "text:topic": "/ringan/topik/logistik/",
    "text:regions": "/ringan/wilayah/",
    "text:region": "/ringan/wilayah/wilayah-16-07/",
    "text:kecamatan": "/ringan/wilayah/wilayah-16-07/wilayah-16-07-10/",
    "text:body": "/ringan/penyelenggara/kpu-banyuasin/",
    "text:elections": "/ringan/pemilu/",
    "text:election": "/ringan/pemilu/pilkada-2024/",
    "style-guide": "/gaya/",
    "offline": "/luring/",
    "service-worker": "/sw.js",
    "manifest": "/manifest.webmanifest",
    "robots": "/robots.txt",
    "sitemap-index": "/sitemap.xml",
    "sitemap-news": "/sitemap-berita.xml",
    "sitemap": "/sitemap-artikel-2026-03.xml",
}
# They answer nothing that could be kept: redirects, the state of the moment, uploads of a demo.
OTHERS = {"articles:preview", "regions:code", "text:code", "favicon", "health", None}
# Files of the open data, with validators of their own: tests/pemilu/test_open_data_export.py.
OTHERS |= {"dataset", *(f"data-{name}" for name in EXTRAS)}
# Downloads, which are not rendered: tests/articles/test_documents.py.
OTHERS |= {"articles:document"}
# What shows nothing but lists of articles.
DATED = ["/berita.atom", "/berita.json", "/berita.csv", "/sitemap-artikel-2026-03.xml"]
FAULTY = [
    "/berita/?wilayah=x",
    "/berita.atom?wilayah=x",
    "/berita.json?wilayah=x",
    "/cari/?q=a&q=b",
]
PATHS = [*PAGES.values(), *FAULTY]


@pytest.fixture(autouse=True)
def article():
    # Dates in headers have whole seconds.
    with clock.fixed_at(clock.now() - timedelta(seconds=10)):
        region = make_region("16.07.10")
        make_body(region=region.parent, slug="kpu-banyuasin")
        make_stage(make_election("pilkada-2024"))
        article = make_article(
            "Gudang diperiksa",
            regions=[region],
            topics=[Topic.objects.create(slug="logistik", name="Logistik")],
            at=now().replace(year=2026, month=3, day=3),
        )
        before = take_snapshot(article)
        author = Author.objects.create(slug="sari", name="Sari")
        Byline.objects.create(article=article, author=author)
        return record_edit(article=article, by=article.approved_by, before=before)


def names_of(patterns, namespace=""):
    for pattern in patterns:
        if str(pattern.pattern) == "admin/":
            continue
        if hasattr(pattern, "url_patterns"):
            prefix = f"{pattern.namespace}:" if pattern.namespace else ""
            yield from names_of(pattern.url_patterns, f"{namespace}{prefix}")
        else:
            yield pattern.name and f"{namespace}{pattern.name}"


def test_every_public_address_is_tried_here():
    assert set(names_of(get_resolver().url_patterns)) - OTHERS == set(PAGES)


def test_what_a_reader_has_is_not_sent_again(client):
    for path in PATHS:
        first = client.get(path)

        again = client.get(path, headers={"If-None-Match": first["ETag"]})

        assert first.status_code == 200, path
        assert (again.status_code, again.content) == (304, b""), path
        for name in ("ETag", "Cache-Control", "Vary", "Last-Modified"):
            assert again.get(name) == first.get(name), path
        assert "Accept-Encoding" in first["Vary"], path


def test_head_is_answered_like_get(client):
    for path in PATHS:
        page, head = client.get(path), client.head(path)

        again = client.head(path, headers={"If-None-Match": page["ETag"]})

        assert (head.status_code, head.content) == (200, b""), path
        assert head["ETag"] == page["ETag"], path
        assert head.get("Last-Modified") == page.get("Last-Modified"), path
        assert again.status_code == 304, path


def test_compressed_and_plain_pages_have_one_etag(client):
    gzip = {"Accept-Encoding": "gzip"}
    for path in PATHS:
        plain, packed = client.get(path), client.get(path, headers=gzip)

        again = client.get(path, headers={**gzip, "If-None-Match": packed["ETag"]})

        assert packed["ETag"] == plain["ETag"], path
        assert plain["ETag"].startswith('W/"'), path
        assert packed["Vary"] == plain["Vary"], path
        assert (again.status_code, again["ETag"]) == (304, plain["ETag"]), path


def test_other_etag_gets_the_page_whatever_the_date(client):
    later = http_date((now() + timedelta(days=1)).timestamp())
    for path in PATHS:
        headers = {"If-None-Match": '"lain"', "If-Modified-Since": later}

        assert client.get(path, headers=headers).status_code == 200, path


def test_page_of_many_parts_has_no_date(client):
    later = http_date((now() + timedelta(days=1)).timestamp())
    for path in set(PATHS) - set(DATED):
        response = client.get(path, headers={"If-Modified-Since": later})

        assert response.status_code == 200, path
        assert "Last-Modified" not in response, path


@pytest.mark.parametrize("path", DATED)
def test_date_alone_is_enough_for_lists_of_articles(client, path):
    date = client.get(path)["Last-Modified"]

    again = client.get(path, headers={"If-Modified-Since": date})

    assert (again.status_code, again.content) == (304, b"")
    assert parse_http_date(date) <= now().timestamp()


# --- Whatever changes such a list moves its date


def withdraw_it(article, client):
    withdraw(article=article, by=article.approved_by, reason="Keliru.")


def move_it_elsewhere(article, client):
    before = take_snapshot(article)
    article.region_links.update(region=make_region("17"))
    change = PublicChange("ralat", "Peristiwanya di tempat lain.")
    record_edit(article=article, by=article.approved_by, before=before, change=change)


def rename_its_topic(article, client):
    client.force_login(make_user())
    address = admin_url(Topic, "change", article.topics.get().pk)
    client.post(address, form_data(client.get(address)) | {"name": "Gudang"})
    assert Topic.objects.get().name == "Gudang"


def publish_another(article, client):
    make_article()


@pytest.mark.parametrize(
    "deed", [withdraw_it, move_it_elsewhere, rename_its_topic, publish_another]
)
@pytest.mark.parametrize("path", DATED)
def test_change_is_told_to_who_sends_only_a_date(client, path, deed, article):
    date = client.get(path)["Last-Modified"]

    deed(article, client)

    assert client.get(path, headers={"If-Modified-Since": date}).status_code == 200


def test_scheduled_article_moves_the_date_when_it_appears(client):
    make_article(at=now() + timedelta(minutes=5))
    date = client.get("/berita.atom")["Last-Modified"]

    with clock.fixed_at(now() + timedelta(minutes=6)):
        response = client.get("/berita.atom", headers={"If-Modified-Since": date})

    assert response.status_code == 200
    assert parse_http_date(response["Last-Modified"]) > parse_http_date(date)


def test_static_files_have_validators(client):
    path = f"{settings.STATIC_URL}favicon.svg"
    first = client.get(path)
    first.close()

    for name, validator in [("If-None-Match", "ETag"), ("If-Modified-Since", "Last-Modified")]:
        assert client.get(path, headers={name: first[validator]}).status_code == 304
