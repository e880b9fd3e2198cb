import re
from datetime import timedelta
from xml.etree import ElementTree

import pytest

from articles.actions import correct, withdraw
from articles.models import Article, Author, EditorialPage, Topic
from pemilu.sitemaps import SiteSitemap
from tests.factories import (
    make_article,
    make_body,
    make_draft,
    make_election,
    make_many_articles,
    make_region,
    moment,
    now,
)

pytestmark = pytest.mark.django_db

SITE = "https://pemilu.example"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
NEWS = "{http://www.google.com/schemas/sitemap-news/0.9}"
# https://www.w3.org/TR/NOTE-datetime, complete date with time to the second.
W3C_DATETIME = r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+\d\d:\d\d"
STATIC_SECTIONS = ["halaman", "wilayah", "penyelenggara", "pemilu", "topik", "penulis", "arsip"]


@pytest.fixture(autouse=True)
def site(settings):
    settings.SITE_URL = SITE


def root_of(client, path):
    """The document at `path`, which keeps the rules of sitemaps.org."""
    response = client.get(path)
    assert response["Content-Type"] == "application/xml; charset=utf-8"
    root = ElementTree.fromstring(response.content)
    assert root.tag in (f"{SITEMAP}urlset", f"{SITEMAP}sitemapindex")
    assert len(root) <= 50_000
    assert len(response.content) <= 50 * 2**20
    for each in root:
        location = each.find(f"{SITEMAP}loc").text
        assert location.startswith(f"{SITE}/")
        assert len(location) < 2048
        for lastmod in each.iter(f"{SITEMAP}lastmod"):
            assert re.fullmatch(W3C_DATETIME, lastmod.text)
    return root


def changes(client, path):
    """The paths of a sitemap, each with the moment of its last change or None."""
    root = root_of(client, path)
    return {
        each.find(f"{SITEMAP}loc").text.removeprefix(SITE): each.findtext(f"{SITEMAP}lastmod")
        for each in root
    }


def written(instant):
    return instant.astimezone().isoformat(timespec="seconds")


def test_index_names_every_sitemap(client):
    article = make_article(at=moment("2024-10-31 17:00"))  # midnight in Jakarta

    assert list(changes(client, "/sitemap.xml")) == [
        "/sitemap-berita.xml",
        *(f"/sitemap-{section}.xml" for section in STATIC_SECTIONS),
        "/sitemap-artikel-2024-11.xml",
    ]
    assert list(changes(client, "/sitemap-artikel-2024-11.xml")) == [article.get_absolute_url()]
    assert changes(client, "/sitemap-artikel-2024-10.xml") == {}


def test_index_tells_of_each_sitemap_when_something_in_it_changed(client):
    region, topic = make_region("16.07"), Topic.objects.create(slug="logistik", name="Logistik")
    old = make_article(at=moment("2024-10-05 03:00"), regions=[region])
    new = make_article(at=moment("2024-11-05 03:00"), topics=[topic])
    corrected = make_article(at=moment("2024-09-05 03:00"))
    corrected = correct(article=corrected, by=corrected.approved_by, kind="ralat", text="Keliru.")

    found = changes(client, "/sitemap.xml")

    assert found["/sitemap-wilayah.xml"] == written(old.published_at)
    assert found["/sitemap-topik.xml"] == written(new.published_at)
    assert found["/sitemap-halaman.xml"] == written(corrected.updated_at)
    assert found["/sitemap-artikel-2024-11.xml"] == written(new.published_at)
    assert found["/sitemap-artikel-2024-10.xml"] == written(old.published_at)
    assert found["/sitemap-artikel-2024-09.xml"] == written(corrected.updated_at)
    assert found["/sitemap-penyelenggara.xml"] is None
    assert found["/sitemap-berita.xml"] is None


def test_index_names_further_pages_that_exist(client, monkeypatch):
    monkeypatch.setattr(SiteSitemap, "limit", 2)
    region = make_region("16.07.10")
    for hour in range(3):
        make_article(at=moment(f"2024-11-01 0{hour}:00"), regions=[region])

    paths = list(changes(client, "/sitemap.xml"))

    assert [path for path in paths if "wilayah" in path] == [
        "/sitemap-wilayah.xml",
        "/sitemap-wilayah.xml?p=2",
    ]
    assert [path for path in paths if "artikel" in path] == [
        "/sitemap-artikel-2024-11.xml",
        "/sitemap-artikel-2024-11.xml?p=2",
    ]
    assert len(changes(client, "/sitemap-wilayah.xml?p=2")) == 1
    assert len(changes(client, "/sitemap-artikel-2024-11.xml?p=2")) == 1


def test_sections_hold_what_readers_may_open(client):
    region = make_region("16.07.10", "Talang Kelapa")
    body, election = make_body("kpu", region), make_election()
    topic = Topic.objects.create(slug="logistik", name="Logistik")
    make_article(
        at=moment("2024-11-05 03:00"),
        regions=[region],
        bodies=[body],
        stages=[(election, None)],
        topics=[topic],
        bylines=["Sari Dewi"],
    )
    make_draft(regions=[region], bylines=["Nama Rahasia"])
    author = Author.objects.get(name="Sari Dewi")

    for section, thing in [
        ("wilayah", region),
        ("penyelenggara", body),
        ("pemilu", election),
        ("topik", topic),
        ("penulis", author),
    ]:
        found = changes(client, f"/sitemap-{section}.xml")
        assert found[thing.get_absolute_url()] == "2024-11-05T10:00:00+07:00", section
    assert list(changes(client, "/sitemap-penulis.xml")) == [author.get_absolute_url()]
    assert changes(client, "/sitemap-arsip.xml") == {"/arsip/2024/11/": "2024-11-05T10:00:00+07:00"}


def test_corrections_count_as_changes_and_withdrawn_articles_are_gone(client):
    kept, gone = (make_article(at=moment("2024-11-05 03:00")) for _ in range(2))
    kept = correct(article=kept, by=kept.approved_by, kind="ralat", text="Angka diperbaiki.")
    withdraw(article=gone, by=gone.approved_by, reason="Sumber keliru.")

    assert changes(client, "/sitemap-artikel-2024-11.xml") == {
        kept.get_absolute_url(): written(kept.updated_at)
    }


def test_scheduled_article_changes_no_date(client):
    region = make_region("16.07")
    make_article(regions=[region], at=now() + timedelta(hours=1))

    assert set(changes(client, "/sitemap-wilayah.xml").values()) == {None}
    assert changes(client, "/sitemap-arsip.xml") == {}


def test_standing_pages_open_and_tell_when_editors_changed_them(client):
    page = EditorialPage.objects.create(slug="pedoman", title="Pedoman", body="<p>Isi.</p>")

    found = changes(client, "/sitemap-halaman.xml")

    assert all(client.get(path).status_code == 200 for path in found)
    assert found["/pedoman/"] == written(page.updated_at)
    assert found["/redaksi/"] is None


@pytest.mark.parametrize(
    "path",
    [
        "apa.xml",
        "wilayah.xml?p=0",
        "wilayah.xml?p=9",
        "wilayah.xml?p=x",
        "artikel.xml",
        "artikel-2024-00.xml",
        "artikel-2024-13.xml",
        "artikel-0000-01.xml",
        "artikel-2024-11.xml?p=2",
    ],
)
def test_unknown_section_or_page_is_not_found(client, path):
    assert client.get(f"/sitemap-{path}").status_code == 404


def news_titles(client):
    return [title.text for title in root_of(client, "/sitemap-berita.xml").iter(f"{NEWS}title")]


def test_news_sitemap_holds_two_days_of_published_news(client):
    region = make_region()
    recent = make_article("Kabar & <baru>", regions=[region], at=now() - timedelta(hours=47))
    make_article("Kabar lama", regions=[region], at=now() - timedelta(hours=49))
    make_article("Kabar terjadwal", regions=[region], at=now() + timedelta(hours=1))

    root = root_of(client, "/sitemap-berita.xml")

    assert news_titles(client) == [recent.title]
    (entry,) = root.iter(f"{NEWS}news")
    assert entry.findtext(f"{NEWS}publication/{NEWS}name") == "Pemilu"
    assert entry.findtext(f"{NEWS}publication/{NEWS}language") == "id"
    assert entry.findtext(f"{NEWS}publication_date") == written(recent.published_at)
    assert changes(client, "/sitemap.xml")["/sitemap-berita.xml"] == written(recent.published_at)


def test_news_sitemap_leaves_out_what_others_wrote(client):
    for kind in ("berita", "penjelasan", "opini", "rilis"):
        make_article(kind, kind=kind)

    assert sorted(news_titles(client)) == ["berita", "opini", "penjelasan"]


def test_news_sitemap_holds_a_thousand_at_most(client, monkeypatch):
    monkeypatch.setattr("pemilu.sitemaps.MOST_NEWS", 2)
    for _ in range(3):
        make_article()

    assert len(news_titles(client)) == 2


@pytest.mark.parametrize("count", [1, 20])
def test_queries_do_not_grow(client, django_assert_num_queries, count):
    for number in range(count):
        make_region(f"16.07.{number + 10}")
    make_many_articles(count)
    (month,) = {article.first_published_on for article in Article.objects.all()}

    # Its number, its page, the changes.
    with django_assert_num_queries(3):
        client.get("/sitemap-wilayah.xml")
    # Its number and its page; three more for when lists of articles last changed.
    with django_assert_num_queries(5):
        client.get(f"/sitemap-artikel-{month:%Y-%m}.xml")
    with django_assert_num_queries(2):
        client.get("/sitemap-berita.xml")
    # News with its clock; three for the pages; two for each of five lists and for the months.
    with django_assert_num_queries(17):
        client.get("/sitemap.xml")
