"""The text edition: the same pages in words alone, its links, lists and parts."""

import re

import pytest

from articles.actions import correct, withdraw
from articles.models import Slot, Update
from bodies.models import Contact
from common.models import Redirect
from elections.models import ReportingRule, Term
from pemilu.text_edition.addresses import inside, links_inside
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
from tests.text_edition import text_of, text_path

pytestmark = pytest.mark.django_db

DAY = moment("2024-11-27 08:00")


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
