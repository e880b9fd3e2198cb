"""What a search finds and how it shows it; on SQLite and PostgreSQL the same."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.actions import PublicChange, record_edit, withdraw
from articles.models import ArticleText
from articles.search.lookup import IsFoundBy
from articles.search.query import Query, read_query
from articles.search.synonyms import Synonyms
from common.snapshots import take_snapshot
from elections.models import Term
from tests.factories import make_article, make_body, make_region
from tests.searching import found

pytestmark = pytest.mark.django_db


def make_term(short, name):
    return Term.objects.create(slug=short.lower(), short=short, name=name, definition="Contoh.")


@pytest.mark.parametrize("query", ["pengawasan", "mengawasi", "diawasi", "pengawas", "AWASI"])
def test_every_form_of_a_word_is_found(query):
    make_article("Warga diajak mengawasi pemungutan suara")
    make_article("Awan tebal di langit")

    assert found(query) == ["Warga diajak mengawasi pemungutan suara"]


def test_words_are_found_in_title_text_and_names():
    region = make_region("16.07", "Kabupaten Banyuasin")
    body = make_body("kpu", region, official_name="Komisi Pemilihan Umum Banyuasin")
    make_article(
        "Gudang diperiksa",
        regions=[region],
        bodies=[body],
        body="<p>Segel <strong>utuh</strong>.</p><p>Tinta cukup.</p>",
    )
    make_article("Lain sama sekali")

    for query in ["gudang", "segel utuh", "tinta banyuasin", "komisi pemilihan banyuasin"]:
        assert found(query) == ["Gudang diperiksa"]
    assert found("gudang hilang") == []


def test_names_are_whole_words():
    make_article("Kabar dari Kediri")
    make_article("Kemampuan diri")

    assert found("kediri") == ["Kabar dari Kediri"]
    assert found("diri") == ["Kemampuan diri"]


def test_a_phrase_is_found_as_it_is_written():
    make_article("Pengawas pemilu dilantik")
    make_article("Mengawasi pemilu bersama")
    make_article("Pemilu tanpa pengawas")

    assert found('"pengawas pemilu"') == ["Pengawas pemilu dilantik"]
    assert found("“Pengawas Pemilu” dilantik") == ["Pengawas pemilu dilantik"]
    assert found('"pengawas"') == ["Pemilu tanpa pengawas", "Pengawas pemilu dilantik"]
    assert len(found("pengawas pemilu")) == 3


def test_what_is_excluded_is_not_found():
    make_article("Logistik dan tinta")
    make_article("Logistik tanpa segel, kata ketua")
    make_article("Tinta saja")

    assert found("logistik -tinta") == ["Logistik tanpa segel, kata ketua"]
    assert found("-logistik") == ["Tinta saja"]
    assert found('logistik -"tanpa segel"') == ["Logistik dan tinta"]
    # A hyphen inside a word, or by itself, excludes nothing.
    assert len(found("dan-tinta - logistik")) == 1


def test_short_forms_and_full_names_find_each_other():
    make_term("KPU", "Komisi Pemilihan Umum")
    make_term("coklit", "pencocokan dan penelitian")
    make_article("Komisi Pemilihan Umum menetapkan jadwal")
    make_article("KPU mulai coklit")
    make_article("Pencocokan dan penelitian dimulai")
    make_article("Komisi daerah dan pemilihan ketua umum")

    assert len(found("kpu")) == 2
    assert len(found("komisi pemilihan umum")) == 2
    assert found("coklit") == ["Pencocokan dan penelitian dimulai", "KPU mulai coklit"]
    assert found("pencocokan dan penelitian") == found("coklit")
    assert found("jadwal kpu") == ["Komisi Pemilihan Umum menetapkan jadwal"]
    assert found("kpu -coklit") == ["Komisi Pemilihan Umum menetapkan jadwal"]
    assert found("komisi -kpu") == ["Komisi daerah dan pemilihan ketua umum"]


def test_a_new_row_of_the_glossary_counts_at_once():
    make_article("Gudang Logistik Pemilihan diperiksa")
    assert found("glp") == []

    make_term("GLP", "gudang logistik pemilihan")

    assert found("glp") == ["Gudang Logistik Pemilihan diperiksa"]


def test_fillers_do_not_narrow_a_search():
    make_article("Logistik Banyuasin")
    make_article("Yang di sana")

    assert found("logistik di banyuasin") == ["Logistik Banyuasin"]
    assert found("yang") == ["Yang di sana"]


HOSTILE = [
    '"', "'", "*", "a*b AND NOT (", "NEAR(", "\\", "%_", "-" * 90, "é ü", "x" * 100, "🗳", "a OR b",
    "stems : kpu", "{words stems}: a", "^kpu", '"a" -"b" -c', "<->", "!kpu & (", ":*", "日本 選挙",
    "4e27e 1e5", "½ ﬁ", "-", '""', '-""', "kpu'; DROP TABLE x --", "\u200b", "''''",
]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
def test_no_query_is_an_error(text):
    make_article("Kabar 日本 4e27e é")

    query = read_query(text, Synonyms())
    assert len(ArticleText.objects.filter(IsFoundBy("article_id", query))) in (0, 1)


@given(st.text(max_size=100))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=80)
def test_any_text_is_a_query(text):
    query = read_query(text, Synonyms([("KPU", "Komisi Pemilihan Umum")]))

    assert isinstance(query, Query)
    assert list(ArticleText.objects.filter(IsFoundBy("article_id", query))) == []


def test_words_beyond_ascii_are_found():
    make_article("Tamu dari 日本 membawa café")

    assert len(found("日本")) == len(found("cafe")) == len(found("CAFÉ")) == 1


def test_a_query_counts_twelve_words():
    make_article("satu dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas belas")

    words = "satu dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas belas lain"
    assert len(found(words)) == 1


def test_text_of_an_edited_or_withdrawn_article_leaves_the_index():
    article = make_article("Judul semula")
    before = take_snapshot(article)
    article.title = "Judul pengganti"
    article.save()
    change = PublicChange("ralat", "Judulnya keliru.")
    record_edit(article=article, by=article.approved_by, before=before, change=change)

    assert found("semula") == []
    assert found("pengganti") == ["Judul pengganti"]

    withdraw(article=article, by=article.approved_by, reason="Keliru")
    assert found("pengganti") == []
