"""What pages of the text edition weigh and cost, whatever they have to say."""

import re
from datetime import UTC, datetime

import pytest

from articles.models import Correction
from bodies.models import Contact
from pemilu.search.names import names
from tests.factories import (
    make_article,
    make_banner,
    make_body,
    make_election,
    make_many_articles,
    make_region,
    make_stage,
    moment,
    now,
)
from tests.searching import ASKING
from tests.text_edition import LARGEST_PAGE, random_words, text_of, text_path, weight

pytestmark = pytest.mark.django_db
DAY = moment("2024-11-27 08:00")


def test_the_style_sheet_is_small_and_the_policy_knows_it(client, settings):
    response = client.get("/ringan/")
    [style] = re.findall(r"<style>(.*?)</style>", response.content.decode())

    assert len(style) <= 600
    assert style == settings.TEXT_STYLESHEET
    assert response["Content-Security-Policy"].count("'sha256-") == 2


@pytest.fixture
def long_article():
    body = "".join(f"<p>{random_words(60, seed)}</p>" for seed in range(100))
    return make_article(
        f"J{random_words(60, 7)}"[:200], summary=random_words(90, 8)[:400], body=body
    )


def parts_of(client, article):
    first = text_of(client, text_path(article))
    most = int(re.search(r"Bagian 1 dari (\d+)", first)[1])
    others = [text_of(client, text_path(article), bagian=part) for part in range(2, most + 1)]
    return [first, *others]


def test_six_thousand_random_words_are_read_in_light_parts(client, long_article):
    pages = parts_of(client, long_article)

    assert max(map(weight, pages)) <= LARGEST_PAGE
    read = [text for page in pages for text in re.findall(r"<p>([^<]{100,})</p>", page)]
    assert [random_words(60, seed) for seed in range(100)] == read
    assert 'rel="prev"' not in pages[0]
    assert '<a href="?bagian=2" rel="next">' in pages[0]
    assert '<a href="?bagian=1" rel="prev">' in pages[1]
    assert 'rel="next"' not in pages[-1]
    assert "Versi lengkap" in pages[1]
    assert "bagian=2" not in re.search(r'href="([^"]+)">Versi lengkap', pages[1])[1]


def test_an_article_with_everything_at_its_longest_is_light(client, long_article):
    make_banner(
        text=random_words(40, 1)[:200],
        url=f"/{'b' * 290}",
        starts_at=DAY,
        ends_at=now().replace(year=2100),
    )
    Correction.objects.bulk_create(
        Correction(
            article=long_article,
            kind="ralat",
            text=random_words(900, seed),
            made_at=DAY,
            by=long_article.approved_by,
        )
        for seed in range(3)
    )
    for page in parts_of(client, long_article):
        assert weight(page) <= LARGEST_PAGE
    query = random_words(100, 3).replace(" ", "")[:480]
    assert weight(text_of(client, text_path(long_article), x=query)) <= LARGEST_PAGE
    assert weight(text_of(client, text_path(long_article), x=query * 9)) <= LARGEST_PAGE


@pytest.mark.parametrize("path", ["/ringan/pemilu/besar/", "/ringan/penyelenggara/besar/"])
def test_bodies_and_elections_with_very_much_to_say_are_light(client, path):
    name = random_words(30, 1)
    body = make_body("kpu", slug="besar", official_name=name[:160], short_name=name[:80])
    name = random_words(30, 2)
    election = make_election("besar", name=name[:160], short_name=name[:60])
    for number in range(60):
        name = random_words(30, number)[:120]
        body.officers.create(person_name=name, position="Anggota")
        make_stage(election, name=name)

    first = text_of(client, path)
    most = int(re.search(r"Bagian 1 dari (\d+)", first)[1])
    pages = [first, *(text_of(client, path, bagian=part) for part in range(2, most + 1))]

    assert max(map(weight, pages)) <= LARGEST_PAGE
    assert sum(page.count("<li>") for page in pages) >= 60
    assert client.get(path, {"bagian": most + 1})["X-Galat"] == "bagian"


@pytest.mark.parametrize("parameter", ["keluarga", "q", "wilayah", "dari", "sebelum"])
def test_a_page_that_quotes_a_bad_request_is_light(client, parameter):
    value = random_words(900, 1)

    assert weight(text_of(client, "/ringan/berita/", **{parameter: value})) <= LARGEST_PAGE
    assert weight(text_of(client, "/ringan/wilayah/", q=value, huruf=value)) <= LARGEST_PAGE


@pytest.mark.parametrize("path", ["/ringan/", "/ringan/berita/", "/ringan/wilayah/banyuasin/"])
def test_twenty_extreme_titles_are_light(client, path):
    """A region with offices that can be reached in every way, under an urgent notice."""
    region = make_region("16.07", "Banyuasin")
    make_banner(
        text=random_words(40, 1)[:200], starts_at=DAY, ends_at=datetime(2100, 1, 1, tzinfo=UTC)
    )
    for number, family in enumerate(["kpu", "bawaslu", "kpu", "bawaslu"]):
        body = make_body(family, region if number < 2 else region.parent)
        for kind in ("telepon", "whatsapp", "surel", "alamat"):
            value = random_words(8, f"{number}{kind}")[:60]
            Contact.objects.create(body=body, kind=kind, value=value, verified_on="2024-01-02")
    for number in range(4):
        make_stage(
            make_election(f"pemilu-{number}", status="berjalan"),
            name=random_words(12, number)[:100],
            starts_on="2099-01-01",
            ends_on="2099-02-01",
        )
    for number in range(25):
        make_article(random_words(60, number)[:200], regions=[region])

    html = text_of(client, path)

    assert html.count('<li><a href="/ringan/berita/') >= 10
    assert weight(html) <= LARGEST_PAGE


# Beside those of the full page two for rows of words: articles, and their regions.
QUERIES = {
    "/ringan/": 6,
    "/ringan/berita/": 5,
    "/ringan/wilayah/wilayah-16-07/": 10,
    "/ringan/cari/?q=salinan": 8 + ASKING,
}


@pytest.mark.parametrize(("path", "most"), QUERIES.items())
def test_queries_are_as_many_with_one_article_as_with_many(
    client, django_assert_num_queries, path, most
):
    make_many_articles(2)
    # Of fewer than three hits a search doubts its words.
    for title in ("Salinan pertama", "Salinan kedua", "Salinan ketiga"):
        make_article(title, regions=[make_region("16.07")])
    names()
    with django_assert_num_queries(most):
        client.get(path)

    make_article("Salinan lain", regions=[make_region("16.08")])
    make_article("Salinan kelima", regions=[make_region("16.07")])

    with django_assert_num_queries(most):
        client.get(path)
