"""The order of hits, and the marks in them."""

import pytest

from articles import selection
from articles.search import lookup
from articles.search.excerpts import excerpt, marked
from articles.search.query import read_query
from articles.search.ranking import best_first
from articles.search.synonyms import Synonyms
from articles.selection import Selection
from tests.factories import make_article, moment
from tests.searching import ASKING

KPU = Synonyms([("KPU", "Komisi Pemilihan Umum")])


def order(text, heads):
    """Which of `heads` (title, or title and lead) come first."""
    rows = {place: head if "\n" in head else f"{head}\n" for place, head in enumerate(heads)}
    return best_first(read_query(text, KPU), rows)


def test_title_comes_before_summary_and_summary_before_text():
    assert order("gudang", ["lain", "lain\ngudang", "gudang"]) == [2, 1, 0]


def test_equal_hits_stay_newest_first():
    assert order("gudang", ["gudang satu", "gudang dua", "gudang"]) == [0, 1, 2]


def test_rare_word_counts_more_than_a_frequent_one():
    heads = ["kpu logistik", "kpu hibah", "kpu lain", "lain hibah", "hibah\nlogistik"]

    assert order("hibah logistik", [*heads, "logistik\nkpu hibah"])[0] in (0, 4, 5)
    assert order("hibah logistik", ["hibah", "hibah", "hibah", "logistik"])[0] == 3


def test_words_in_a_row_in_the_title_come_first():
    assert order("gudang logistik", ["logistik di gudang", "gudang logistik"]) == [1, 0]


def test_a_full_name_counts_as_its_short_form():
    assert order("kpu", ["lain", "komisi pilih umum"])[0] == 1


def test_marks_every_form_and_escapes_the_rest():
    query = read_query("pengawasan kpu", KPU)

    html = marked(query, "<b>Mengawasi</b> & Komisi Pemilihan Umum")

    assert html.startswith("&lt;b&gt;<mark>Mengawasi</mark>&lt;/b&gt; &amp; ")
    assert html.count("<mark>") == 4


def test_marks_a_phrase_only_where_it_stands_in_a_row():
    html = marked(read_query('"pengawas pemilu"', KPU), "Pengawas desa dan pengawas pemilu")

    assert html == "Pengawas desa dan <mark>pengawas</mark> <mark>pemilu</mark>"


def test_excerpt_shows_where_most_words_stand_together():
    text = "Logistik disebut di awal. " + "kata lain " * 60 + "Logistik di gudang Banyuasin. " * 2
    html = excerpt(read_query("gudang logistik", KPU), text)

    assert html.startswith("… ")
    assert "<mark>Logistik</mark> di <mark>gudang</mark> Banyuasin" in html
    assert len(html) < 500


@pytest.mark.parametrize("text", ["", "   ", "Tanpa kata yang dicari.", "½", "a" * 50_000])
def test_excerpt_of_any_text(text):
    html = excerpt(read_query("gudang", KPU), text)

    assert "<mark>" not in html
    assert bool(html) == bool(text.strip())


@pytest.mark.django_db
def test_list_shows_hits_newest_first_unless_asked_otherwise(client):
    make_article("Gudang logistik", body="<p>Isi.</p>")
    make_article("Lain", body="<p>Tentang <em>gudang</em> &amp; tinta.</p>")

    html = client.get("/berita/?q=gudang").content.decode()
    ranked = client.get("/berita/?q=gudang&urut=relevansi").content.decode()

    assert html.index("Lain") < html.index("<mark>Gudang</mark> logistik")
    assert ranked.index("<mark>Gudang</mark> logistik") < ranked.index("Lain</a>")
    assert "Tentang <mark>gudang</mark> &amp; tinta." in html
    assert 'href="/berita/?q=gudang&amp;urut=relevansi#berita"' in html


@pytest.mark.django_db
@pytest.mark.parametrize("number", [1, 12])
def test_queries_of_a_search_in_a_list_do_not_grow(client, django_assert_num_queries, number):
    for place in range(number):
        make_article(f"Gudang {place}", topics=[])

    with django_assert_num_queries(10 + ASKING):
        client.get("/berita/?q=gudang")


@pytest.mark.django_db
@pytest.mark.parametrize("most_rare", [0, 100])
@pytest.mark.parametrize("recent", [4, 6, 100])
def test_rare_and_frequent_words_find_the_same_newest_hits(monkeypatch, most_rare, recent):
    """Whatever ids say of the age of articles: imports bring old texts under new ids."""
    texts = ["gudang", "lain", "gudang", "gudang", "lain", "gudang", "gudang", "lain"]
    days = [3, 9, 1, 8, 2, 7, 5, 4]
    for text, day in zip(texts, days, strict=True):
        make_article(f"{text} {day}", at=moment(f"2026-01-0{day} 08:00"))
    monkeypatch.setattr(selection, "CAP", 2)
    monkeypatch.setattr(selection, "RECENT", recent)
    monkeypatch.setattr(lookup, "MOST_RARE", most_rare)

    hits = Selection(query=read_query("gudang", KPU)).newest_hits(3)

    assert [entry.article.title for entry in hits] == ["gudang 8", "gudang 7", "gudang 5"]


@pytest.mark.django_db
@pytest.mark.parametrize("summary", ["", r"Gudang \1 \g<1> & <b>"])
def test_hit_is_the_card_with_marks(client, summary):
    make_article(r"Gudang <i>\1</i> & tinta", summary=summary, body="<p>Isi gudang.</p>")

    html = client.get("/berita/?q=gudang").content.decode()
    plain = client.get("/berita/").content.decode()

    marked_title = r"<mark>Gudang</mark> &lt;i&gt;\1&lt;/i&gt; &amp; tinta</a></h3>"
    assert html.count(marked_title) == 1
    assert marked_title.replace("<mark>", "").replace("</mark>", "") in plain
    assert html.count('class="card-summary"') == 1
    assert "Isi <mark>gudang</mark>." in html
    if summary:
        assert r"<mark>Gudang</mark> \1 \g&lt;1&gt; &amp; &lt;b&gt;" in html
    # Everything else of the card is as it was.
    assert html.count('class="card-meta"') == plain.count('class="card-meta"') == 1
