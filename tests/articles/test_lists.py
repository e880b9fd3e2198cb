from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.lists import ALL, body_key, election_key, family_key, region_key, visible_total
from articles.models import ListEntry
from articles.paging import Cursor, page_of
from articles.reading import cards_in
from articles.selection import Selection
from common import clock
from tests.factories import (
    make_article,
    make_body,
    make_election,
    make_many_articles,
    make_region,
    moment,
)

pytestmark = pytest.mark.django_db


def newest_cards(key):
    """What the first page of a list shows."""
    return cards_in(page_of(Selection(keys=[key]).entries.with_cards()).entries)


def titles(key):
    return " ".join(newest_cards(key))


def test_region_news_holds_everything_below_it():
    banyuasin = make_region("16.07", "Kabupaten Banyuasin")
    talang_kelapa = make_region("16.07.10", "Talang Kelapa")
    palembang = make_region("16.71", "Kota Palembang")
    make_article("Kabar dari Talang Kelapa", regions=[talang_kelapa])
    make_article("Kabar dari Palembang", regions=[palembang])

    assert "Kabar dari Talang Kelapa" in titles(region_key("16"))
    assert "Kabar dari Palembang" in titles(region_key("16"))
    assert "Kabar dari Talang Kelapa" in titles(region_key(banyuasin.code))
    assert "Kabar dari Palembang" not in titles(region_key(banyuasin.code))


def test_article_about_two_parts_of_a_province_stands_once_in_its_list():
    make_article(regions=[make_region("16.07"), make_region("16.71")])

    assert ListEntry.objects.in_list(region_key("16")).count() == 1
    assert visible_total(region_key("16")) == 1


def test_scheduled_article_appears_on_time_without_a_job():
    article = make_article("Terjadwal", at=moment("2030-01-01 05:00"))

    with clock.fixed_at(moment("2030-01-01 04:59")):
        assert newest_cards(ALL) == []
        assert visible_total(ALL) == 0
    with clock.fixed_at(moment("2030-01-01 05:00")):
        assert article.title in titles(ALL)
        assert visible_total(ALL) == 1


def test_entries_of_the_same_moment_have_one_order():
    at = moment("2024-01-01 00:00")
    articles = [make_article(at=at) for _ in range(3)]

    entries = ListEntry.objects.in_list(ALL).visible().newest_first()

    assert [entry.article_id for entry in entries] == [a.pk for a in reversed(articles)]


def test_paging_by_cursor_visits_every_article_once_and_back(django_assert_num_queries):
    at = moment("2024-01-01 00:00")
    ids = [make_article(at=at).pk for _ in range(45)]
    entries = ListEntry.objects.in_list(ALL).visible()

    first = page_of(entries)
    second = page_of(entries, before=first.older)
    with django_assert_num_queries(1):
        third = page_of(entries, before=second.older)
    back = page_of(entries, after=third.newer)

    seen = [e.article_id for page in (first, second, third) for e in page.entries]
    assert seen == sorted(ids, reverse=True)
    assert first.newer is None
    assert third.older is None
    assert [e.pk for e in back.entries] == [e.pk for e in second.entries]


def test_cursor_survives_a_new_article():
    for _ in range(21):
        make_article(at=moment("2024-01-01 00:00"))
    entries = ListEntry.objects.in_list(ALL).visible()
    first = page_of(entries)

    make_article("Baru")

    last = page_of(entries, before=first.older).entries[0]
    assert last.article_id < first.entries[-1].article_id


@pytest.mark.parametrize(
    "text",
    ["", "x", "1", "-1", "1-", "1-x", "9" * 41, "99999999999999999-1", "1-" + "9" * 30, "¹-1"],
)
def test_cursor_refuses_what_it_did_not_write(text):
    with pytest.raises(ValueError):  # noqa: PT011
        Cursor.parse(text)


def test_selection_holds_articles_that_stand_in_all_lists():
    region, election = make_region("16.07"), make_election()
    kpu, bawaslu = make_body("kpu", region), make_body("bawaslu", region)
    both = make_article(regions=[region], bodies=[kpu], stages=[(election, None)])
    make_article(regions=[region], bodies=[bawaslu])
    make_article(bodies=[kpu])

    selection = Selection(
        keys=[region_key("16"), body_key(kpu.pk), family_key("kpu"), election_key(election.pk)]
    )

    assert [entry.article_id for entry in selection.entries] == [both.pk]
    assert str(selection.total()) == "1"


def test_selection_counts_days_in_jakarta():
    late = make_article(at=moment("2024-11-26 16:59"))
    next_day = make_article(at=moment("2024-11-26 17:00"))
    day = moment("2024-11-27 00:00").date()

    entries = Selection(since=day, until=day).entries

    assert [entry.article_id for entry in entries] == [next_day.pk]
    assert late.pk not in [entry.article_id for entry in entries]


@pytest.mark.parametrize("number", [20, 2000])
def test_queries_of_a_list_do_not_grow_with_the_number_of_articles(number):
    make_many_articles(number)
    key = region_key("16")

    with CaptureQueriesContext(connection) as queries:
        cards = newest_cards(key)
        total = visible_total(key)
        page = page_of(Selection(keys=[key, family_key("kpu")]).entries.with_cards())
        shown = cards_in(page.entries)

    assert (len(cards), total, len(shown)) == (20, number, 20)
    assert len(queries) == 4
    for query in queries:
        assert "DISTINCT" not in query["sql"]
        assert "OFFSET" not in query["sql"]


@pytest.mark.parametrize("number", [20, 2000])
def test_a_list_is_read_along_its_index(number):
    make_many_articles(number)
    entries = ListEntry.objects.in_list(region_key("16")).visible().newest_first()

    plan = explain(entries[:20])

    assert "listentry_in_time_order" in plan
    assert "Sort" not in plan
    assert "TEMP B-TREE" not in plan


def explain(entries):
    if connection.vendor == "postgresql":
        # At a few rows a scan is cheaper; what matters is that the index gives the order.
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL enable_seqscan = off")
            cursor.execute("SET LOCAL enable_bitmapscan = off")
    return entries.explain()


def test_cursor_in_the_future_shows_nothing_that_is_still_to_come(client):
    make_article("Terang")
    make_article("Esok", at=clock.now() + timedelta(days=1))
    far = Cursor(clock.now() + timedelta(days=30), 2**60)

    for direction in ("sebelum", "sesudah"):
        assert "Esok" not in client.get("/berita/", {direction: str(far)}).content.decode()
    assert "Terang" in client.get("/berita/", {"sebelum": str(far)}).content.decode()
