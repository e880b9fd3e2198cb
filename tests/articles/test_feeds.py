"""Atom and JSON Feed keep to their specifications and tell what was corrected."""

import json
from datetime import datetime
from xml.etree import ElementTree

import pytest

from articles.actions import correct, record_edit
from articles.formats.atom import NEVER
from articles.models import Author, Byline, Source, Tag, Topic, Update
from common import clock
from common.snapshots import take_snapshot
from tests.factories import make_article, make_body, make_region, moment

pytestmark = pytest.mark.django_db

ATOM = "{http://www.w3.org/2005/Atom}"
PUBLISHED = moment("2026-03-01 02:00")
LATER = moment("2026-03-03 03:00")


@pytest.fixture(autouse=True)
def site(settings):
    settings.SITE_URL = "https://pemilu.example"


@pytest.fixture
def article():
    return make_article("Gudang <diperiksa> & disegel", summary="Isi < 5% suara", at=PUBLISHED)


def atom(client, query=""):
    return ElementTree.fromstring(client.get(f"/berita.atom{query}").content)


def entries(client, query=""):
    return atom(client, query).findall(f"{ATOM}entry")


def feed(client, query=""):
    return json.loads(client.get(f"/berita.json{query}").content)


def text(element, name):
    return element.find(f"{ATOM}{name}").text


def links(element):
    return {link.get("rel"): link.attrib for link in element.findall(f"{ATOM}link")}


def sign(article, *names):
    for order, name in enumerate(names):
        author = Author.objects.create(slug=name.lower(), name=name)
        Byline.objects.create(article=article, author=author, order=order)


def correct_later(article):
    with clock.fixed_at(LATER):
        correct(article=article, by=article.approved_by, kind="ralat", text="Bukan <5>, tapi 6.")


# --- RFC 4287


def test_atom_feed_has_what_the_rfc_demands(client, article):
    root = atom(client, "?jenis=berita")

    assert root.tag == f"{ATOM}feed"
    assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == "id"
    for name in ("id", "title", "updated"):
        assert len(root.findall(f"{ATOM}{name}")) == 1
    assert text(root, "id") == "https://pemilu.example/berita.atom?jenis=berita"
    assert root.find(f"{ATOM}author/{ATOM}name").text == "Pemilu"
    assert links(root)["self"] == {
        "rel": "self",
        "href": "https://pemilu.example/berita.atom?jenis=berita",
        "type": "application/atom+xml",
    }
    assert links(root)["alternate"]["href"] == "https://pemilu.example/berita/?jenis=berita"
    assert "next" not in links(root)


def test_atom_entries_have_what_the_rfc_demands(client, article):
    make_article(source=Source.objects.create(slug="koran", name="Koran", kind="media"))
    signed = make_article()
    sign(signed, "Sari", "Budi")

    for entry in entries(client):
        for name in ("id", "title", "updated", "published", "content"):
            assert len(entry.findall(f"{ATOM}{name}")) == 1
        assert datetime.fromisoformat(text(entry, "updated")).tzinfo
        assert text(entry, "id").startswith("urn:uuid:")
        assert links(entry)["alternate"]["href"].startswith("https://pemilu.example/berita/20")
    ids = [text(entry, "id") for entry in entries(client)]
    authors = [
        [name.text for name in entry.findall(f"{ATOM}author/{ATOM}name")]
        for entry in entries(client)
    ]
    assert len(set(ids)) == len(ids)
    assert authors == [["Sari", "Budi"], ["Koran"], ["Pemilu"]]


def test_plain_text_in_atom_is_not_markup(client, article):
    (entry,) = entries(client)

    assert text(entry, "title") == "Gudang <diperiksa> & disegel"
    assert text(entry, "summary") == "Isi < 5% suara"
    for name in ("title", "summary"):
        assert entry.find(f"{ATOM}{name}").get("type", "text") == "text"
    assert entry.find(f"{ATOM}content").get("type") == "html"


def test_atom_names_the_next_page(client):
    for _ in range(21):
        make_article()

    following = links(atom(client))["next"]

    assert following["href"].startswith("https://pemilu.example/berita.atom?sebelum=")
    assert following["type"] == "application/atom+xml"


@pytest.mark.parametrize("query", ["", "?wilayah=tidak-ada", "?jenis=opini"])
def test_feed_without_entries_does_not_change_by_itself(client, query):
    first, second = client.get(f"/berita.atom{query}"), client.get(f"/berita.atom{query}")

    assert text(ElementTree.fromstring(first.content), "updated") == "1970-01-01T00:00:00+00:00"
    assert NEVER.year == 1970
    assert first["ETag"] == second["ETag"]


# --- JSON Feed 1.1


def test_json_feed_has_what_the_specification_demands(client, article):
    response = client.get("/berita.json?jenis=berita")

    data = json.loads(response.content)
    assert response["Content-Type"] == "application/feed+json"
    assert data["version"] == "https://jsonfeed.org/version/1.1"
    assert data["title"] == "Pemilu: berita"
    assert data["language"] == "id"
    assert data["feed_url"] == "https://pemilu.example/berita.json?jenis=berita"
    assert data["home_page_url"] == "https://pemilu.example/berita/?jenis=berita"
    assert data["authors"] == [{"name": "Pemilu", "url": "https://pemilu.example/"}]
    assert "next_url" not in data
    (item,) = data["items"]
    assert isinstance(item["id"], str)
    assert item["content_html"]
    assert item["authors"] == [{"name": "Pemilu"}]
    for name in ("date_published", "date_modified"):
        assert datetime.fromisoformat(item[name]).tzinfo
    own = [name for name in [*data, *item] if name.startswith("_")]
    assert own == ["_pemilu"]


def test_both_feeds_name_topics_and_tags_once(client):
    topic = Topic.objects.create(slug="logistik", name="Logistik")
    article = make_article(topics=[topic])
    article.tags.set(
        [
            Tag.objects.create(slug="logistik", name="Logistik"),
            Tag.objects.create(slug="hujan", name="Hujan"),
        ]
    )

    (entry,) = entries(client)

    terms = [category.get("term") for category in entry.findall(f"{ATOM}category")]
    assert terms == feed(client)["items"][0]["tags"] == ["Logistik", "Hujan"]


# --- What changed since


def test_correction_moves_the_dates_and_is_read_before_the_text(client, article):
    correct_later(article)

    root = atom(client)
    entry = root.find(f"{ATOM}entry")
    assert text(entry, "published") == "2026-03-01T02:00:00+00:00"
    assert text(entry, "updated") == text(root, "updated") == "2026-03-03T03:00:00+00:00"
    assert feed(client)["items"][0]["date_modified"] == "2026-03-03T03:00:00+00:00"
    assert text(entry, "content") == (
        "<aside><p><strong>Ralat, 3 Maret 2026 10.00 WIB:</strong> Bukan &lt;5&gt;, tapi 6.</p>"
        "</aside><p>Isi contoh.</p>"
    )


def test_correction_before_publication_does_not_date_it_back(client):
    article = make_article(at=LATER)
    with clock.fixed_at(PUBLISHED):
        correct(article=article, by=article.approved_by, kind="ralat", text="Nama diperbaiki.")

    with clock.fixed_at(LATER):
        assert text(entries(client)[0], "updated") == "2026-03-03T03:00:00+00:00"


def test_development_is_news(client, article):
    before = take_snapshot(article)
    Update.objects.create(article=article, text="Gudang\n\ndibuka <lagi>.", made_at=LATER)
    record_edit(article=article, by=article.approved_by, before=before)

    (entry,) = entries(client)
    (item,) = feed(client)["items"]
    assert text(entry, "updated") == item["date_modified"] == "2026-03-03T03:00:00+00:00"
    assert text(entry, "content") == item["content_html"]
    assert item["content_html"].endswith(
        "<section><p><strong>Perkembangan</strong>, 3 Maret 2026 10.00 WIB</p>"
        "<p>Gudang</p>\n\n<p>dibuka &lt;lagi&gt;.</p></section>"
    )


def test_development_written_before_publication_does_not_date_it_back(client, article):
    before = take_snapshot(article)
    Update.objects.create(article=article, text="Gudang.", made_at=moment("2026-02-01 00:00"))

    article = record_edit(article=article, by=article.approved_by, before=before)

    assert article.updated_at is None
    assert text(entries(client)[0], "updated") == "2026-03-01T02:00:00+00:00"


def test_edit_without_new_words_moves_no_date(client, article):
    correct_later(article)
    article.refresh_from_db()
    before = take_snapshot(article)
    article.topics.add(Topic.objects.create(slug="logistik", name="Logistik"))

    record_edit(article=article, by=article.approved_by, before=before)

    assert text(entries(client)[0], "updated") == "2026-03-03T03:00:00+00:00"


# --- Cost


@pytest.mark.parametrize("count", [1, 20])
@pytest.mark.parametrize(("path", "queries"), [("atom", 17), ("json", 17), ("csv", 16)])
def test_formats_cost_the_same_for_one_and_many(
    client, path, queries, count, django_assert_num_queries
):
    region = make_region("16.07")
    body = make_body("kpu", region)
    for _ in range(count):
        article = make_article(regions=[region], bodies=[body], at=PUBLISHED)
        correct_later(article)

    # The page; its articles, with 10 kinds of rows around them; 3 for the date of the list; all
    # but CSV ask for what was withdrawn.
    with django_assert_num_queries(queries):
        client.get(f"/berita.{path}")
