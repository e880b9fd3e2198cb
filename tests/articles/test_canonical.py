"""Where lists of articles are kept by search engines, and found as data."""

import re

import pytest

from articles.models import Author, Topic
from tests.factories import make_article, make_body, make_election, make_region, moment

pytestmark = pytest.mark.django_db
SITE = "https://pemilu.example"


@pytest.fixture(autouse=True)
def site(settings):
    settings.SITE_URL = SITE


@pytest.fixture
def banyuasin():
    """A regency with a kecamatan, its KPU, an election, a topic, an author and two articles."""
    region = make_region("16.07", "Kabupaten Banyuasin")
    kecamatan = make_region("16.07.10", "Talang Kelapa")
    body = make_body("kpu", region, slug="kpu-banyuasin")
    topic = Topic.objects.create(slug="logistik", name="Logistik")
    Author.objects.create(slug="sari-dewi", name="Sari Dewi")
    for day in (1, 2):
        make_article(
            at=moment(f"2024-11-0{day} 03:00"),
            regions=[kecamatan],
            bodies=[body],
            stages=[(make_election(), None)],
            topics=[topic],
        )
    return region


def canonical(html):
    found = re.findall(r'<link rel="canonical" href="([^"]+)">', html)
    assert len(found) < 2
    return found[0].removeprefix(SITE) if found else None


def told(client, path):
    """What search engines are told of a page: its address, or None and noindex."""
    response = client.get(path)
    address = canonical(response.content.decode())
    # One signal a page, never both.
    assert ("X-Robots-Tag" in response) == (address is None), path
    return address


@pytest.mark.parametrize(
    ("path", "address"),
    [
        ("/", "/"),
        ("/?utm_source=surat", "/"),
        ("/berita/", "/berita/"),
        ("/berita/?fbclid=x", "/berita/"),
        ("/berita/?wilayah=&q=+", "/berita/"),
        ("/berita/?wilayah=kabupaten-banyuasin", "/wilayah/kabupaten-banyuasin/"),
        ("/berita/?wilayah=16.07", "/wilayah/kabupaten-banyuasin/"),
        (
            "/berita/?wilayah=kabupaten-banyuasin/talang-kelapa",
            "/wilayah/kabupaten-banyuasin/talang-kelapa/",
        ),
        ("/berita/?penyelenggara=kpu-banyuasin&q=", "/penyelenggara/kpu-banyuasin/"),
        ("/berita/?pemilu=pilkada-2024", "/pemilu/pilkada-2024/"),
        ("/berita/?topik=logistik", "/topik/logistik/"),
        ("/berita/?penulis=sari-dewi", "/penulis/sari-dewi/"),
        ("/wilayah/kabupaten-banyuasin/?wilayah=lain&halaman=2", "/wilayah/kabupaten-banyuasin/"),
        ("/topik/logistik/", "/topik/logistik/"),
        ("/arsip/2024/11/", "/arsip/2024/11/"),
        ("/arsip/2024/11/?keluarga=kpu", "/arsip/2024/11/"),
        ("/penyelenggara/", "/penyelenggara/"),
        ("/wilayah/", "/wilayah/"),
    ],
)
def test_page_is_kept_under_one_address(client, banyuasin, path, address):
    assert told(client, path) == address


@pytest.mark.parametrize(
    "path",
    [
        "/berita/?keluarga=kpu",
        "/berita/?jenis=berita",
        "/berita/?q=gudang",
        "/berita/?urut=terbaru",
        "/berita/?dari=2024-11-01",
        "/berita/?sebelum=1730430000000000-1",
        "/berita/?wilayah=kabupaten-banyuasin&keluarga=kpu",
        "/berita/?wilayah=kabupaten-banyuasin&urut=terbaru",
        "/berita/?wilayah=kabupaten-banyuasin&sebelum=1730430000000000-1",
        "/berita/?wilayah=entah",
        "/berita/?wilayah=16&wilayah=17",
        "/wilayah/kabupaten-banyuasin/?keluarga=kpu",
        "/wilayah/kabupaten-banyuasin/?sebelum=1730430000000000-1",
        "/penyelenggara/kpu-banyuasin/?wilayah=16",
        "/pemilu/pilkada-2024/?q=gudang",
        "/topik/logistik/?keluarga=kpu",
        "/penulis/sari-dewi/?jenis=opini",
        "/arsip/2024/11/?sesudah=1730430000000000-1",
        "/penyelenggara/?keluarga=kpu",
        "/penyelenggara/?halaman=2",
        "/wilayah/?q=banyuasin",
        "/wilayah/?huruf=B",
        "/cari/",
        "/cari/?q=gudang",
        "/gaya/",
    ],
)
def test_selection_is_kept_out(client, banyuasin, path):
    assert told(client, path) is None


@pytest.mark.parametrize("path", ["/berita.atom?q=gudang", "/berita.json?keluarga=kpu"])
def test_feed_of_a_selection_is_not_kept_from_its_readers(client, path):
    assert "X-Robots-Tag" not in client.get(path)


def feeds(client, path):
    html = client.get(path).content.decode()
    links = re.findall(r'<link rel="alternate" type="([^"]+)" title="[^"]+" href="([^"]+)">', html)
    return {media_type: url.replace("&amp;", "&") for media_type, url in links}


@pytest.mark.parametrize(
    ("path", "query"),
    [
        ("/", ""),
        ("/berita/", ""),
        ("/berita/?wilayah=16.07&keluarga=kpu", "?wilayah=16.07&keluarga=kpu"),
        ("/cari/?q=gudang+kpu", "?q=gudang+kpu"),
        ("/wilayah/kabupaten-banyuasin/", "?wilayah=kabupaten-banyuasin"),
        ("/wilayah/kabupaten-banyuasin/?jenis=opini", "?wilayah=kabupaten-banyuasin&jenis=opini"),
        (
            "/wilayah/kabupaten-banyuasin/talang-kelapa/",
            "?wilayah=kabupaten-banyuasin/talang-kelapa",
        ),
        ("/penyelenggara/kpu-banyuasin/", "?penyelenggara=kpu-banyuasin"),
        ("/pemilu/pilkada-2024/", "?pemilu=pilkada-2024"),
        ("/topik/logistik/", "?topik=logistik"),
        ("/penulis/sari-dewi/", "?penulis=sari-dewi"),
        ("/arsip/2024/11/", "?dari=2024-11-01&sampai=2024-11-30"),
    ],
)
def test_head_names_the_list_as_data(client, banyuasin, path, query):
    found = feeds(client, path)

    found.pop("text/calendar", None)
    assert found == {
        "application/atom+xml": f"/berita.atom{query}",
        "application/feed+json": f"/berita.json{query}",
        "text/csv": f"/berita.csv{query}",
    }
    for url in found.values():
        assert "X-Galat" not in client.get(url)


@pytest.mark.parametrize(
    ("path", "calendar"),
    [
        ("/wilayah/kabupaten-banyuasin/", "/wilayah/kabupaten-banyuasin.ics"),
        (
            "/wilayah/kabupaten-banyuasin/talang-kelapa/",
            "/wilayah/kabupaten-banyuasin/talang-kelapa.ics",
        ),
        ("/pemilu/pilkada-2024/", "/pemilu/pilkada-2024.ics"),
    ],
)
def test_head_names_the_calendar(client, banyuasin, path, calendar):
    assert feeds(client, path)["text/calendar"] == calendar
    assert client.get(calendar).status_code == 200


@pytest.mark.parametrize("path", ["/wilayah/", "/ralat/", "/redaksi/", "/cari/"])
def test_page_without_a_list_names_the_feed_of_all_news(client, path):
    assert feeds(client, path) == {"application/atom+xml": "/berita.atom"}


def test_article_is_kept_under_its_own_address(client, banyuasin):
    article = make_article(regions=[banyuasin])

    assert told(client, f"{article.get_absolute_url()}?utm=x") == article.get_absolute_url()


def test_missing_page_has_no_address(client):
    html = client.get("/tidak-ada/").content.decode()

    assert canonical(html) is None
