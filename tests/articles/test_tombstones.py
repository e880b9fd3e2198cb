"""What readers' programs learn of articles that were withdrawn."""

import json
from datetime import timedelta
from xml.etree import ElementTree

import pytest

from articles.actions import withdraw
from articles.formats.listing import MOST_TOMBSTONES
from articles.models import Article, Author, Byline, Status
from common import clock
from tests.factories import (
    make_article,
    make_body,
    make_election,
    make_region,
    make_stage_kind,
    moment,
)

pytestmark = pytest.mark.django_db

AT = "{http://purl.org/atompub/tombstones/1.0}"
PUBLISHED = moment("2026-03-01 20:00")  # 2 March in Jakarta
WITHDRAWN = moment("2026-03-05 00:00")


@pytest.fixture(autouse=True)
def day_after():
    with clock.fixed_at(WITHDRAWN + timedelta(days=1)):
        yield


def withdrawn_article(at=WITHDRAWN, published=PUBLISHED, **values):
    with clock.fixed_at(min(at, published)):
        article = make_article("Judul rahasia", at=published, **values)
    with clock.fixed_at(at):
        return withdraw(article=article, by=article.approved_by, reason="Alasan rahasia.")


def in_atom(client, query=""):
    root = ElementTree.fromstring(client.get(f"/berita.atom{query}").content)
    return [entry.get("ref") for entry in root.findall(f"{AT}deleted-entry")]


def in_json(client, query=""):
    data = json.loads(client.get(f"/berita.json{query}").content)
    return [row["id"] for row in data.get("_dicabut", [])]


def stands(client, article, query=""):
    """Whether both feeds tell of `article`; they must agree."""
    assert in_atom(client, query) == in_json(client, query)
    return article.urn in in_atom(client, query)


def test_withdrawn_article_leaves_a_tombstone_without_its_words(client):
    article = withdrawn_article()

    response = client.get("/berita.atom")

    root = ElementTree.fromstring(response.content)
    (tombstone,) = root.findall(f"{AT}deleted-entry")
    assert tombstone.attrib == {"ref": article.urn, "when": "2026-03-05T00:00:00+00:00"}
    assert tombstone.find(f"{AT}comment").text == "Artikel ini dicabut oleh redaksi."
    assert root.findall("{http://www.w3.org/2005/Atom}entry") == []
    assert root.find("{http://www.w3.org/2005/Atom}updated").text == "2026-03-05T00:00:00+00:00"
    in_json_feed = json.loads(client.get("/berita.json").content)
    assert in_json_feed["_dicabut"] == [{"id": article.urn, "waktu": "2026-03-05T00:00:00+00:00"}]
    assert in_json_feed["items"] == []
    for path in ("/berita.atom", "/berita.json", "/berita.csv"):
        assert "ahasia" not in client.get(path).content.decode()


def test_table_holds_only_what_stands(client):
    withdrawn_article()

    assert client.get("/berita.csv").content.decode().count("\r\n") == 1


@pytest.mark.parametrize(("days", "expected"), [(29, True), (30, False)])
def test_tombstone_stands_for_thirty_days(client, days, expected):
    article = withdrawn_article()

    with clock.fixed_at(WITHDRAWN + timedelta(days=days)):
        assert stands(client, article) is expected


def test_what_was_withdrawn_before_it_was_public_leaves_none(client):
    withdrawn_article(at=PUBLISHED - timedelta(hours=1))

    assert in_atom(client) == in_json(client) == []


def test_article_that_is_public_again_has_none(client):
    article = withdrawn_article()

    Article.objects.update(status=Status.PUBLISHED)

    assert not stands(client, article)


def test_tombstone_stands_in_the_lists_of_its_article(client):
    region, election, kind = make_region("16.07.10"), make_election(), make_stage_kind()
    body = make_body("kpu", region.parent)
    article = withdrawn_article(regions=[region], bodies=[body], stages=[(election, kind)])
    sari = Author.objects.create(slug="sari", name="Sari")
    Byline.objects.create(article=article, author=sari)
    make_region("17")
    make_election("lain")
    make_stage_kind("lain")

    for query in [
        "?wilayah=16",
        "?wilayah=16.07.10&keluarga=kpu",
        f"?penyelenggara={body.slug}",
        f"?pemilu={election.slug}&tahapan={kind.slug}",
        "?jenis=berita",
        "?penulis=sari",
        "?dari=2026-03-02&sampai=2026-03-02",
        "?q=rahasia",
    ]:
        assert stands(client, article, query), query
    for query in [
        "?wilayah=17",
        "?wilayah=16&keluarga=bawaslu",
        "?pemilu=lain",
        "?tahapan=lain",
        "?jenis=opini",
        "?sampai=2026-03-01",
        "?dari=2026-03-03",
        "?wilayah=tidak-ada",
    ]:
        assert not stands(client, article, query), query


def test_only_the_first_page_has_tombstones(client):
    article = withdrawn_article()

    assert stands(client, article, "?urut=terbaru")
    assert not stands(client, article, "?sebelum=1772000000000000-1")
    assert not stands(client, article, "?sesudah=1772000000000000-1")


def test_newest_withdrawals_come_first_and_are_bounded(client, monkeypatch):
    monkeypatch.setattr("articles.formats.listing.MOST_TOMBSTONES", 2)
    articles = [withdrawn_article(at=WITHDRAWN + timedelta(hours=hour)) for hour in range(3)]

    assert in_atom(client) == [articles[2].urn, articles[1].urn]
    assert MOST_TOMBSTONES == 100


@pytest.mark.parametrize("count", [1, 10])
@pytest.mark.parametrize("path", ["/berita.atom", "/berita.json"])
def test_tombstones_cost_the_same_for_one_and_many(client, path, count, django_assert_num_queries):
    region = make_region("16.07")
    body = make_body("kpu", region)
    for _ in range(count):
        withdrawn_article(regions=[region], bodies=[body])

    # Region; the page; the withdrawn, with 10 kinds of rows around them; the date of the list.
    with django_assert_num_queries(16):
        client.get(f"{path}?wilayah=16.07")
