"""What lists offer to narrow them further, on every page that holds a list."""

import pytest
from django.http import QueryDict

from articles.facets import MOST_OPTIONS, tally_of
from articles.filters import ArticleFilterSet
from articles.lists import CAP, family_key, region_key
from articles.models import ListEntry
from articles.news import NewsList
from articles.selection import Selection
from common import clock
from tests.factories import (
    make_article,
    make_body,
    make_election,
    make_many_articles,
    make_region,
    make_stage_kind,
    moment,
)

pytestmark = pytest.mark.django_db


def news(query="", path="/berita/", **given):
    filterset = ArticleFilterSet(QueryDict(query), given=given, queryset=ListEntry.objects.none())
    return NewsList(filterset, path)


def facets(query="", **given):
    """Parameter → {label: count} of the facets of a list."""
    return {
        facet.name: {option.label: str(option.count) for option in facet.options}
        for facet in news(query, **given).facets
    }


@pytest.fixture
def stories():
    banyuasin, palembang = make_region("16.07", "Banyuasin"), make_region("16.71", "Palembang")
    kind = make_stage_kind("logistik", name="Logistik")
    make_article(regions=[banyuasin], bodies=[make_body("kpu", banyuasin)], stages=[(None, kind)])
    make_article(regions=[palembang], bodies=[make_body("bawaslu", palembang)], kind="rilis")
    make_article(regions=[make_region("17", "Bengkulu")], kind="opini")
    return banyuasin


def test_nation_is_counted_by_its_counters(stories):
    assert facets() == {
        "keluarga": {"KPU": "1", "Bawaslu": "1"},
        "wilayah": {"Wilayah 16": "2", "Bengkulu": "1"},
        "jenis": {"Berita": "1", "Opini": "1", "Rilis": "1"},
        "tahapan": {"Logistik": "1"},
    }


def test_counts_are_those_of_the_current_selection(stories):
    found = facets("wilayah=16&jenis=rilis")

    assert found == {"keluarga": {"Bawaslu": "1"}, "wilayah": {"Palembang": "1"}}


def test_chosen_region_offers_the_regions_in_it_and_a_kecamatan_none(stories):
    make_article(regions=[make_region("16.07.10", "Talang Kelapa")])

    assert facets("wilayah=16.07")["wilayah"] == {"Talang Kelapa": "1"}
    assert "wilayah" not in facets("wilayah=16.07.10")


def test_page_of_a_region_offers_no_regions(stories):
    assert set(facets(wilayah=stories)) == {"keluarga", "jenis", "tahapan"}


def test_scheduled_articles_are_not_counted_before_their_time(stories):
    make_article(regions=[stories], bodies=[make_body("dkpp")], at=moment("2030-01-01 00:00"))

    assert "DKPP" not in facets()["keluarga"]
    assert "DKPP" not in facets(wilayah=stories)["keluarga"]
    with clock.fixed_at(moment("2030-01-01 00:00")):
        assert facets()["keluarga"]["DKPP"] == "1"
        assert facets(wilayah=stories)["keluarga"]["DKPP"] == "1"


def test_options_lead_to_the_narrower_list_from_its_first_page(stories):
    option = news("wilayah=16&sebelum=1-1&entah=x").first_facet.options[0]

    assert option.url == "/berita/?wilayah=16&keluarga=bawaslu#berita"


def test_long_facets_show_their_most_frequent_options():
    for number in range(MOST_OPTIONS + 2):
        make_article(regions=[make_region(f"{11 + number}")])
    make_article(regions=[make_region("12")])

    options = facets()["wilayah"]

    assert len(options) == MOST_OPTIONS
    assert next(iter(options)) == "Wilayah 12"


def test_beyond_a_thousand_counts_say_that_there_may_be_more(django_assert_num_queries):
    make_many_articles(CAP + 5)

    with django_assert_num_queries(1):
        tally = tally_of(Selection(keys=[region_key("16")]))
    assert tally.total.number == CAP + 5
    assert tally.counts[family_key("kpu")] == CAP
    assert tally.is_capped
    assert facets("wilayah=16")["keluarga"] == {"KPU": "1.000+"}
    assert facets()["keluarga"] == {"KPU": "1.005"}


@pytest.mark.parametrize("number", [1, 30])
def test_counting_costs_the_same_for_one_and_many(number, django_assert_num_queries):
    for _ in range(number):
        make_article(regions=[make_region("16.07")])
    selections = [Selection(), Selection(keys=[region_key("16")])]

    for selection in selections:
        with django_assert_num_queries(1):
            tally_of(selection, [region_key("16.07")])


# --- Lists on pages about something


@pytest.fixture
def pages(stories):
    """The page of a region, body and election, each with one article about it."""
    election = make_election()
    body = stories.bodies.get()
    make_article("Kabar terang", regions=[stories], bodies=[body], stages=[(election, None)])
    make_article(
        "Kabar opini", regions=[stories], bodies=[body], stages=[(election, None)], kind="opini"
    )
    return [stories.get_absolute_url(), body.get_absolute_url(), election.get_absolute_url()]


def test_pages_about_something_are_filtered_in_place(client, pages):
    for path in pages:
        html = client.get(f"{path}?jenis=opini").content.decode()

        assert "Kabar opini" in html
        assert "Kabar terang" not in html
        assert "1 artikel dengan saringan ini" in html
        assert "Jenis: opini" in html
        assert f'href="{path}#berita"' in html


def test_bad_parameter_on_such_a_page_shows_the_reason_and_no_news(client, pages):
    for path in pages:
        response = client.get(f"{path}?jenis=gosip&dari=kemarin")

        html = response.content.decode()
        assert response.status_code == 200
        assert response["X-Galat"] == "dari, jenis"
        assert response["X-Robots-Tag"] == "noindex"
        assert "Kabar terang" not in html
        assert 'role="alert"' in html


def test_own_parameter_of_a_page_is_ignored_there(client, pages):
    response = client.get(f"{pages[0]}?wilayah=17&wilayah=entah")

    assert "X-Galat" not in response.headers
    assert "Kabar terang" in response.content.decode()


def test_list_of_a_region_is_paged_in_place_and_as_data(client):
    region = make_region("16.07", "Kabupaten Banyuasin")
    for number in range(21):
        make_article(f"Kabar {number}", regions=[region], at=moment("2024-01-01 00:00"))

    html = client.get(region.get_absolute_url()).content.decode()

    assert html.count('class="card"') == 20
    assert f'href="{region.get_absolute_url()}?sebelum=' in html
    assert 'href="/berita.atom?wilayah=kabupaten-banyuasin"' in html
    assert 'href="/berita.csv?wilayah=kabupaten-banyuasin"' in html


def test_form_passes_on_what_was_chosen(client, pages):
    html = client.get(f"{pages[0]}?jenis=opini").content.decode()

    assert '<input type="hidden" name="jenis" value="opini">' in html
    assert 'href="/berita/?wilayah=banyuasin&amp;jenis=opini"' in html
