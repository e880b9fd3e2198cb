"""The text edition: the same pages in words alone, its links, its parts, what it weighs."""

import gzip
import re
import string
from datetime import UTC, datetime
from random import Random

import pytest

from articles.actions import correct, withdraw
from articles.models import Banner, Correction, Slot, Update
from bodies.models import Contact
from common.models import Redirect
from elections.models import ReportingRule, Term
from pemilu.search.names import names
from pemilu.text_edition.addresses import inside, links_inside
from tests.factories import (
    make_article,
    make_body,
    make_draft,
    make_election,
    make_many_articles,
    make_region,
    make_stage,
    moment,
    now,
)
from tests.searching import ASKING

pytestmark = pytest.mark.django_db

LARGEST_PAGE = 5120
# django.middleware.gzip adds up to this many random bytes.
PADDING = 100
DAY = moment("2024-11-27 08:00")


def text_of(client, path, **params):
    response = client.get(path, params)
    assert response.status_code == 200
    return response.content.decode()


def text_path(article):
    return f"/ringan{article.get_absolute_url()}"


def weight(html):
    return len(gzip.compress(html.encode(), 6)) + PADDING


def random_words(number, seed):
    letters = Random(seed)
    alphabet = string.ascii_letters + string.digits
    words = ("".join(letters.choices(alphabet, k=letters.randint(2, 11))) for _ in range(number))
    return " ".join(words)


@pytest.fixture
def banyuasin():
    make_region("16", "Palapa")
    return make_region("16.07", "Banyuasin")


@pytest.fixture
def article(banyuasin):
    body = make_body("kpu", banyuasin, slug="kpu-banyuasin", official_name="KPU Lentera")
    election = make_election("pilkada-2024")
    return make_article(
        "Kabar terang",
        at=DAY,
        regions=[banyuasin],
        bodies=[body],
        stages=[(election, None)],
        body='<p>Baca <a href="/wilayah/banyuasin/">ini</a> dan <a href="/arsip/2024/11/">itu</a>.'
        "</p>",
        bylines=["Ratna Dewi"],
    )


# --- The same pages


PATHS = [
    "/",
    "/berita/",
    "/berita/?wilayah=banyuasin&keluarga=kpu",
    "/berita/2024/11/kabar-terang/",
    "/wilayah/",
    "/wilayah/banyuasin/",
    "/cari/?q=terang",
    "/penyelenggara/kpu-banyuasin/",
    "/pemilu/",
    "/pemilu/pilkada-2024/",
]


@pytest.mark.parametrize("path", PATHS)
def test_each_page_leads_to_its_text_and_back(client, article, path):
    full, text = text_of(client, path), text_of(client, f"/ringan{path}")

    escaped = path.replace("&", "&amp;")
    assert f'href="/ringan{escaped}">Versi ringan</a>' in full
    assert f'href="{escaped}">Versi lengkap halaman ini</a>' in text


@pytest.mark.parametrize("path", PATHS)
def test_search_engines_keep_the_full_page_or_none(client, article, path):
    response = client.get(f"/ringan{path}")

    html = response.content.decode()
    canonical = re.search(r'<link rel="canonical" href="([^"]+)">', html)
    assert "None" not in html
    if "?" in path or path == "/cari/":
        assert (canonical, response["X-Robots-Tag"]) == (None, "noindex")
    else:
        assert canonical[1] == f"http://localhost:8000{path}"
        assert "X-Robots-Tag" not in response.headers


@pytest.mark.parametrize("path", ["/ralat/", "/penyelenggara/", "/tidak-ada/"])
def test_pages_without_text_lead_to_the_start_of_the_text_edition(client, path):
    assert 'href="/ringan/">Versi ringan</a>' in client.get(path).content.decode()


@pytest.mark.parametrize("path", PATHS)
def test_a_text_page_is_words_alone(client, article, path):
    response = client.get(f"/ringan{path}")
    html = response.content.decode()

    assert not re.search(r"<(img|script|svg|link rel=\"(icon|stylesheet))", html)
    assert "max-age=60" in response["Cache-Control"]
    assert "public" in response["Cache-Control"]
    assert response["ETag"]
    assert not response.cookies


def test_the_style_sheet_is_small_and_the_policy_knows_it(client, settings):
    response = client.get("/ringan/")
    [style] = re.findall(r"<style>(.*?)</style>", response.content.decode())

    assert len(style) <= 600
    assert style == settings.TEXT_STYLESHEET
    assert response["Content-Security-Policy"].count("'sha256-") == 2


@pytest.mark.parametrize("path", ["/ringan/", "/ringan/berita/", "/ringan/wilayah/banyuasin/"])
def test_text_pages_take_no_other_method(client, article, path):
    assert client.post(path).status_code == 405
    assert client.head(path).status_code == 200


# --- Links


def test_links_stay_inside_where_the_page_exists_there(settings):
    assert inside("/berita/?q=a&urut=terbaru#berita") == "/ringan/berita/?q=a&urut=terbaru#berita"
    assert inside(f"{settings.SITE_URL}/wilayah/aceh/") == "/ringan/wilayah/aceh/"
    for elsewhere in (
        "/ralat/",
        "/arsip/2024/11/",
        "//evil.example/berita/",
        "mailto:a@b.id",
        "#isi",
    ):
        assert inside(elsewhere) == elsewhere
    assert inside("https://kpu.go.id/berita/") == "https://kpu.go.id/berita/"


def test_addresses_in_texts_stay_escaped():
    html = (
        '<a href="/berita/?q=a&amp;jenis=opini" rel="x">a</a> <a href="https://a.id/&quot;">b</a>'
    )

    assert links_inside(html) == html.replace('"/berita/', '"/ringan/berita/')


def test_an_article_keeps_the_links_of_its_text(client, article):
    html = text_of(client, text_path(article))

    assert '<a href="/ringan/wilayah/banyuasin/" rel="nofollow noopener">ini</a>' in html
    assert '<a href="/arsip/2024/11/" rel="nofollow noopener">itu</a>' in html
    assert 'href="/ringan/penyelenggara/kpu-banyuasin/"' in html
    assert "oleh Ratna Dewi" in html


# --- Articles


def test_corrections_stand_above_the_text_and_updates_below(client, article):
    correct(article=article, by=article.approved_by, kind="ralat", text="Angka <b> diperbaiki.")
    Update.objects.create(article=article, text="Susulan & kabar.", made_at=now())

    html = text_of(client, text_path(article))

    places = [html.index(words) for words in ("Angka &lt;b&gt;", "Baca <a", "Susulan &amp; kabar")]
    assert places == sorted(places)


def test_terms_are_named_below_the_text_and_words_stay_as_they_are(client):
    Term.objects.create(slug="psu", short="PSU", name="pemungutan suara ulang", definition="-")
    Term.objects.create(slug="saksi", short="saksi", definition="-")
    article = make_article(body="<p>“PSU tanpa saksi.”</p>")

    html = text_of(client, text_path(article))

    assert "<p>“PSU tanpa saksi.”</p>" in html
    assert "<li>PSU: pemungutan suara ulang</li>" in html
    assert html.count("saksi") == 1


def test_a_withdrawn_article_is_gone_as_text_too(client, article):
    withdraw(article=article, by=article.approved_by, reason="Salah orang.")

    response = client.get(text_path(article))

    assert response.status_code == 410
    assert "Kabar terang" not in response.content.decode()
    assert "versi ringan" in response.content.decode()


def test_drafts_are_hidden(client):
    draft = make_draft("Rahasia")

    assert client.get(f"/ringan/berita/2024/11/{draft.slug}/").status_code == 404


def test_the_wrong_month_leads_to_the_right_one_inside(client, article):
    response = client.get("/ringan/berita/2023/01/kabar-terang/")

    assert response.status_code == 301
    assert response["Location"] == "/ringan/berita/2024/11/kabar-terang/"


def test_old_addresses_and_codes_lead_on_inside(client, article):
    Redirect.objects.create(old_path="/berita/2024/11/lama/", new_path=article.get_absolute_url())

    moved = client.get("/ringan/berita/2024/11/lama/?bagian=1")
    code = client.get("/ringan/wilayah/16.07/?keluarga=kpu")

    assert moved["Location"] == f"{text_path(article)}?bagian=1"
    assert code["Location"] == "/ringan/wilayah/banyuasin/?keluarga=kpu"
    assert (moved.status_code, code.status_code) == (301, 301)


def test_a_missing_page_is_light_and_costs_one_query(client, django_assert_num_queries):
    with django_assert_num_queries(1):
        response = client.get("/ringan/tidak-ada/")

    assert response.status_code == 404
    assert "versi ringan" in response.content.decode()
    assert client.get("/ringan/berita")["Location"] == "/ringan/berita/"


# --- Parts


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
    Banner.objects.create(
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


@pytest.mark.parametrize("value", ["0", "99", "-1", "１", "dua", "1.0", "9" * 5000, "\x00", "<b>"])
def test_a_part_that_does_not_exist_is_named_as_the_fault(client, article, value):
    response = client.get(text_path(article), {"bagian": value})

    assert response.status_code == 200
    assert response["X-Galat"] == "bagian"
    assert response["X-Robots-Tag"] == "noindex"
    html = response.content.decode()
    assert "Halaman ini tidak punya bagian itu." in html
    assert "Baca <a" not in html


def test_a_repeated_part_is_a_fault_and_an_empty_one_is_none(client, article):
    path = text_path(article)

    assert client.get(f"{path}?bagian=1&bagian=1")["X-Galat"] == "bagian"
    assert "Baca <a" in text_of(client, f"{path}?bagian=&bagian=1")
    assert "Baca <a" in text_of(client, path, bagian="")


# --- Lists


def test_a_search_in_a_list_keeps_its_filters(client, article):
    html = text_of(client, "/ringan/berita/", wilayah="banyuasin", q="terang", sebelum="9-9")

    form = html[html.index("<form") : html.index("</form>")]
    assert '<input type="hidden" name="wilayah" value="banyuasin">' in form
    assert 'name="q" value="terang"' in form
    assert "sebelum" not in form


@pytest.mark.parametrize("parameter", ["keluarga", "q", "wilayah", "dari", "sebelum"])
def test_a_page_that_quotes_a_bad_request_is_light(client, parameter):
    value = random_words(900, 1)

    assert weight(text_of(client, "/ringan/berita/", **{parameter: value})) <= LARGEST_PAGE
    assert weight(text_of(client, "/ringan/wilayah/", q=value, huruf=value)) <= LARGEST_PAGE


def test_a_bad_request_shows_no_articles_but_the_reason(client, article):
    response = client.get("/ringan/berita/", {"wilayah": "entah"})

    html = response.content.decode()
    assert response["X-Galat"] == "wilayah"
    assert "Wilayah tidak dikenal" in html
    assert "Kabar terang" not in html


@pytest.mark.parametrize(
    "path", ["/ringan/berita/?wilayah=wilayah-16-07", "/ringan/wilayah/wilayah-16/"]
)
def test_lists_are_paged_by_cursors_inside(client, path):
    make_many_articles(45)
    seen = []
    while path:
        html = text_of(client, path)
        seen += re.findall(r'<a href="/ringan/berita/\d{4}/\d\d/([^/]+)/">', html)
        older = re.search(r'<a href="([^"#]+)#berita" rel="next">', html)
        path = older and older[1].replace("&amp;", "&")

    assert len(seen) == len(set(seen)) == 45


def test_a_region_pages_its_news_and_names_faults(client, article):
    page = text_of(client, "/ringan/wilayah/palapa/")
    fault = client.get("/ringan/wilayah/palapa/", {"sebelum": "x"})

    assert "Kabar terang" in page
    assert fault["X-Galat"] == "sebelum"
    assert "Kabar terang" not in fault.content.decode()


def test_a_region_says_what_to_do_first_and_what_lies_in_it_next(client, article):
    office = make_body(
        "bawaslu", article.region_links.get().region, official_name="Bawaslu Lentera"
    )
    Contact.objects.create(
        body=office, kind="telepon", value="0711 123456", verified_on="2024-01-02"
    )

    ReportingRule.objects.create(
        slug="pemilu", election_kind="pemilu", days=7, day_count="hari-kerja", is_confirmed=True
    )

    page = text_of(client, "/ringan/wilayah/banyuasin/", diketahui="2024-11-27")
    above = text_of(client, "/ringan/wilayah/palapa/", bagian=2)

    headings = re.findall(r"<h2[^>]*>([^<]+)", page)
    assert headings == [
        "Tahapan hari ini",
        "Kantor dan kontak",
        "Melaporkan pelanggaran",
        "Berita Banyuasin",
    ]
    assert '<a href="tel:+62711123456">0711 123456</a>' in page
    assert f'Sampaikan kepada <a href="/ringan{office.get_absolute_url()}">' in page
    assert "paling lama 7 hari kerja sejak Anda mengetahui kejadiannya" in page
    assert "Paling lambat Jumat, 6 Desember 2024 (sudah lewat)" in page
    assert '<a href="/ringan/wilayah/banyuasin/">Banyuasin</a>' in above
    assert client.get("/ringan/wilayah/palapa/?bagian=3")["X-Galat"] == "bagian"


def test_the_front_page_shows_what_editors_placed_once(client, article):
    Slot.objects.create(name="pilihan", article=article, starts_at=DAY)
    newest = make_article("Paling baru")

    html = text_of(client, "/ringan/")

    assert html.count(text_path(article)) == html.count(text_path(newest)) == 1


def test_search_finds_every_kind(client, article):
    html = text_of(client, "/ringan/cari/", q="lentera")

    assert 'href="/ringan/penyelenggara/kpu-banyuasin/"' in html
    assert text_path(article) in html
    assert 'href="/ringan/wilayah/banyuasin/"' in text_of(client, "/ringan/cari/", q="banyu")
    assert "Tidak ada yang cocok" in text_of(client, "/ringan/cari/", q="zzzz")
    assert client.get("/ringan/cari/?q=a&q=b")["X-Galat"] == "q"
    assert '<a href="?q=banyuasin">banyuasin</a>' in text_of(
        client, "/ringan/cari/", q="banyuwasin"
    )


@pytest.mark.parametrize("path", ["/ringan/", "/ringan/berita/", "/ringan/wilayah/banyuasin/"])
def test_twenty_extreme_titles_are_light(client, path):
    """A region with offices that can be reached in every way, under an urgent notice."""
    region = make_region("16.07", "Banyuasin")
    Banner.objects.create(
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


# --- What pages cost

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
