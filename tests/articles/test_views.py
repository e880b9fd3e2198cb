import gzip

import pytest

from articles.actions import correct
from articles.models import EditorialPage, RelatedArticle, Topic
from tests.factories import (
    make_article,
    make_body,
    make_draft,
    make_election,
    make_region,
    make_stage_kind,
    moment,
)

pytestmark = pytest.mark.django_db

# A page with its style sheet, compressed: all that a reader on 3G waits for.
LARGEST_PAGE = 14_336


def text_of(response):
    return response.content.decode()


@pytest.fixture
def tags():
    region = make_region("16.07", "Kabupaten Banyuasin")
    return {
        "regions": [region],
        "bodies": [make_body("kpu", region)],
        "stages": [(make_election(), make_stage_kind())],
        "topics": [Topic.objects.create(slug="logistik", name="Logistik")],
    }


def test_article_shows_its_text_and_links_what_it_is_about(client, tags):
    article = make_article("Gudang diperiksa", body="<p>Segel utuh.</p>", **tags)

    page = text_of(client.get(article.get_absolute_url()))

    assert "<h1>Gudang diperiksa</h1>" in page
    assert "<p>Segel utuh.</p>" in page
    for row in (tags["regions"][0], tags["bodies"][0], tags["topics"][0], make_election()):
        assert f'href="{row.get_absolute_url()}"' in page


def test_article_escapes_what_is_not_its_body(client):
    article = make_article("<b>Judul</b> & “kutip”", summary="<i>ringkas</i>")

    page = text_of(client.get(article.get_absolute_url()))

    assert "<b>Judul</b>" not in page
    assert "&lt;b&gt;Judul&lt;/b&gt; &amp; “kutip”" in page
    assert "<i>ringkas</i>" not in text_of(client.get("/berita/"))


def test_article_under_another_month_leads_to_its_own_address(client):
    article = make_article(at=moment("2024-11-05 00:00"))

    response = client.get(f"/berita/2023/01/{article.slug}/")

    assert response.status_code == 301
    assert response["Location"] == article.get_absolute_url()


def test_draft_and_unknown_article_are_missing(client):
    draft = make_draft()

    assert client.get(f"/berita/2024/11/{draft.slug}/").status_code == 404
    assert client.get("/berita/2024/11/tidak-ada/").status_code == 404


def test_related_articles_that_are_not_public_stay_hidden(client):
    article, shown = make_article("Utama"), make_article("Kaitan terbuka")
    for related in (shown, make_draft("Kaitan tertutup")):
        RelatedArticle.objects.create(article=article, related=related)

    page = text_of(client.get(article.get_absolute_url()))

    assert "Kaitan terbuka" in page
    assert "Kaitan tertutup" not in page


def test_queries_of_an_article_do_not_grow_with_its_tags(client, tags, django_assert_num_queries):
    few = make_article(**tags)
    regions = [make_region(f"16.{number}") for number in range(10, 20)]
    many = make_article(
        regions=regions,
        bodies=[make_body("kpu", region) for region in regions],
        stages=tags["stages"],
        topics=tags["topics"],
    )

    for article in (few, many):
        with django_assert_num_queries(24):
            client.get(article.get_absolute_url())


@pytest.mark.parametrize("number", [1, 25])
def test_queries_and_bytes_of_the_list_are_bounded(client, tags, number, django_assert_num_queries):
    for place in range(number):
        make_article(f"Kabar nomor {place} tentang gudang", summary="Ringkas. " * 15, **tags)

    with django_assert_num_queries(7):
        response = client.get("/berita/")

    assert len(gzip.compress(response.content)) < LARGEST_PAGE


def test_list_tells_its_filters_and_how_to_drop_each(client, tags):
    make_article(**tags)

    page = text_of(client.get("/berita/?wilayah=16.07&keluarga=kpu&dari=2024-01-01"))

    assert "Wilayah: Kabupaten Banyuasin" in page
    assert "Dari tanggal: 1 Januari 2024" in page
    assert 'href="/berita/?wilayah=16.07&amp;keluarga=kpu#berita"' in page
    assert "1 artikel" in page


def test_list_with_a_bad_filter_says_so_and_shows_nothing(client):
    make_article("Gudang diperiksa")

    page = text_of(client.get("/berita/?wilayah=entah"))

    assert 'role="alert"' in page
    assert "Wilayah tidak dikenal" in page
    assert "Gudang diperiksa" not in page


def test_empty_list_says_what_to_do(client):
    assert "Belum ada berita yang tayang" in text_of(client.get("/berita/"))
    assert "Tidak ada berita yang cocok" in text_of(client.get("/berita/?jenis=opini"))


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_lists_are_only_read(client, method):
    assert getattr(client, method)("/berita/").status_code == 405


def test_unchanged_page_is_not_sent_again(client):
    make_article()
    first = client.get("/berita/")

    again = client.get("/berita/", headers={"If-None-Match": first["ETag"]})

    assert again.status_code == 304


def test_correction_stands_on_the_article_and_in_the_log(client):
    article = make_article("Gudang diperiksa")
    correct(article=article, by=article.approved_by, kind="ralat", text="Angka diperbaiki.")

    for path in (article.get_absolute_url(), "/ralat/"):
        assert "Angka diperbaiki." in text_of(client.get(path))


@pytest.mark.parametrize("slug", ["redaksi", "pedoman", "hak-jawab", "privasi", "tentang"])
def test_standing_page_shows_its_text_or_that_it_is_empty(client, slug):
    assert "belum diisi" in text_of(client.get(f"/{slug}/"))
    EditorialPage.objects.create(slug=slug, title="Halaman", body="<p>Isi tetap.</p>")

    assert "<p>Isi tetap.</p>" in text_of(client.get(f"/{slug}/"))


def test_topic_page_shows_its_news(client, tags):
    make_article("Gudang diperiksa", **tags)

    assert "Gudang diperiksa" in text_of(client.get("/topik/logistik/"))
    assert client.get("/topik/tidak-ada/").status_code == 404
