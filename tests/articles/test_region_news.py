from datetime import timedelta

import pytest

from articles.models import ListEntry
from articles.templatetags.region_news import ProvinceNews, legend, news_of, province_news
from common import clock
from regions.models import Region
from tests.factories import make_article, make_draft, make_region, moment

pytestmark = pytest.mark.django_db

NOW = moment("2026-11-24 08:00")


def counts():
    with clock.fixed_at(NOW):
        return {news.province.code: news.count for news in province_news()}


def test_news_of_a_province_is_that_of_everything_below_it():
    make_region("17")
    regions = [make_region("16.07.10"), make_region("16.71")]
    make_article(regions=regions, at=NOW - timedelta(days=1))

    assert counts() == {"16": 1, "17": 0}


def test_only_what_readers_saw_appear_in_the_last_thirty_days_counts():
    region = make_region("16")
    make_article(regions=[region], at=NOW)
    make_article(regions=[region], at=NOW - timedelta(days=29, hours=23))
    make_article(regions=[region], at=NOW - timedelta(days=30))
    make_article(regions=[region], at=NOW + timedelta(minutes=1))
    make_draft(regions=[region])

    assert counts() == {"16": 2}


@pytest.mark.parametrize("number", [1, 30])
def test_counts_cost_two_queries_for_one_and_many(django_assert_num_queries, number):
    for place in range(number):
        make_article(regions=[make_region(f"{11 + place}.07")])

    with django_assert_num_queries(2):
        assert [news.count for news in news_of(Region.objects.provinces())] == [1] * number


def test_counts_without_provinces():
    assert news_of(Region.objects.provinces()) == []
    assert ListEntry.objects.of_last(30).counts() == {}


@pytest.mark.parametrize(
    ("count", "shade", "words"),
    [
        (0, 0, "belum ada"),
        (1, 1, "1 berita"),
        (2, 2, "2 berita"),
        (5, 2, "5 berita"),
        (6, 3, "6 berita"),
        (20, 4, "20 berita"),
        (9999, 4, "9999 berita"),
    ],
)
def test_shade_and_words_of_a_number(count, shade, words):
    news = ProvinceNews(Region(name="Aceh"), count)

    assert (news.shade, news.words) == (shade, words)


def test_legend_names_every_shade():
    assert legend() == [
        (0, "belum ada"),
        (1, "1"),
        (2, "2–5"),
        (3, "6–19"),
        (4, "20 atau lebih"),
    ]
