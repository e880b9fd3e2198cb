"""Where crawlers are kept from going, read as RFC 9309 says."""

import re

import pytest

pytestmark = pytest.mark.django_db


@pytest.fixture
def text(client, settings):
    settings.SITE_URL = "https://pemilu.example"
    return client.get("/robots.txt").content.decode()


def is_barred(text, path):
    rules = re.findall(r"^Disallow: (\S+)$", text, re.MULTILINE)
    assert rules
    # RFC 9309, 2.2.3: a rule is the beginning of a path, * stands for anything.
    patterns = [".*".join(map(re.escape, rule.split("*"))) for rule in rules]
    return any(re.match(pattern, path) for pattern in patterns)


@pytest.mark.parametrize(
    "path",
    [
        "/admin/",
        "/admin/articles/article/1/change/",
        "/cari/?q=kpu",
        "/berita/?q=kpu",
        "/wilayah/?q=banyuasin",
        "/wilayah/kabupaten-banyuasin/?q=kpu&jenis=opini",
        "/berita/?wilayah=16&keluarga=kpu",
        "/wilayah/kabupaten-banyuasin/?keluarga=kpu&sebelum=1730430000000000-1",
    ],
)
def test_traps_are_barred(text, path):
    assert is_barred(text, path)


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/berita/",
        "/berita/2026/11/judul/",
        "/berita/2026/11/judul/?utm_source=a&utm_medium=b",
        "/berita/?wilayah=kabupaten-banyuasin",
        "/berita/?sebelum=1730430000000000-1",
        "/wilayah/kabupaten-banyuasin/?keluarga=kpu",
        "/wilayah/kabupaten-banyuasin.ics",
        "/berita.atom?wilayah=16&keluarga=kpu",
        "/data/",
        "/static/bagikan.png",
        "/sitemap-wilayah.xml?p=2",
    ],
)
def test_pages_and_data_are_open(text, path):
    assert not is_barred(text, path)


def test_sitemaps_are_named(client, text):
    named = re.findall(r"^Sitemap: https://pemilu\.example(\S+)$", text, re.MULTILINE)

    assert named == ["/sitemap.xml", "/sitemap-berita.xml"]
    assert all(client.get(path).status_code == 200 for path in named)
