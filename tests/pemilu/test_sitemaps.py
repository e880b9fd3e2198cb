from datetime import timedelta
from xml.etree import ElementTree

import pytest

from pemilu.sitemaps import SiteSitemap
from tests.factories import (
    make_article,
    make_body,
    make_draft,
    make_election,
    make_region,
    now,
)

pytestmark = pytest.mark.django_db

NEWS = "{http://www.google.com/schemas/sitemap-news/0.9}"


@pytest.fixture(autouse=True)
def site(settings):
    settings.SITE_URL = "https://pemilu.example"


def locations(client, path):
    response = client.get(path)
    assert response["Content-Type"] == "application/xml; charset=utf-8"
    root = ElementTree.fromstring(response.content)
    return [element.text for element in root.iter() if element.tag.endswith("}loc")]


def test_index_names_every_sitemap(client):
    assert locations(client, "/sitemap.xml") == [
        "https://pemilu.example/sitemap-berita.xml",
        "https://pemilu.example/sitemap-halaman.xml",
        "https://pemilu.example/sitemap-wilayah.xml",
        "https://pemilu.example/sitemap-penyelenggara.xml",
        "https://pemilu.example/sitemap-pemilu.xml",
        "https://pemilu.example/sitemap-artikel.xml",
    ]


def test_index_names_further_pages_that_exist(client, monkeypatch):
    monkeypatch.setattr(SiteSitemap, "limit", 2)
    make_region("16.07.10")

    paths = [path for path in locations(client, "/sitemap.xml") if "wilayah" in path]

    assert [path.rpartition("/")[2] for path in paths] == [
        "sitemap-wilayah.xml",
        "sitemap-wilayah.xml?p=2",
    ]
    assert len(locations(client, "/sitemap-wilayah.xml?p=2")) == 1


def test_sections_hold_what_readers_may_open(client):
    region = make_region("16.07.10", "Talang Kelapa")
    body = make_body("kpu", region)
    election = make_election()
    article = make_article(regions=[region])
    make_draft(regions=[region])

    for section, target in [
        ("wilayah", region),
        ("penyelenggara", body),
        ("pemilu", election),
        ("artikel", article),
    ]:
        found = locations(client, f"/sitemap-{section}.xml")
        assert f"https://pemilu.example{target.get_absolute_url()}" in found
    assert len(locations(client, "/sitemap-artikel.xml")) == 1


def test_every_standing_page_opens(client):
    for location in locations(client, "/sitemap-halaman.xml"):
        assert client.get(location.removeprefix("https://pemilu.example")).status_code == 200


@pytest.mark.parametrize(
    "path", ["apa.xml", "artikel.xml?p=0", "artikel.xml?p=9", "artikel.xml?p=x"]
)
def test_unknown_section_or_page_is_not_found(client, path):
    assert client.get(f"/sitemap-{path}").status_code == 404


def test_news_sitemap_holds_two_days_of_published_news(client):
    region = make_region()
    recent = make_article("Kabar & baru", regions=[region], at=now() - timedelta(hours=47))
    make_article("Kabar lama", regions=[region], at=now() - timedelta(hours=49))
    make_article("Kabar terjadwal", regions=[region], at=now() + timedelta(hours=1))

    root = ElementTree.fromstring(client.get("/sitemap-berita.xml").content)

    assert [title.text for title in root.iter(f"{NEWS}title")] == [recent.title]
    assert [language.text for language in root.iter(f"{NEWS}language")] == ["id"]


@pytest.mark.parametrize("count", [1, 20])
def test_regions_cost_two_queries_however_many(client, django_assert_num_queries, count):
    for number in range(count):
        make_region(f"16.07.{number + 10}")

    with django_assert_num_queries(2):
        client.get("/sitemap-wilayah.xml")
