import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.acronyms import Entry, explain
from common.html import clean, plain_text
from elections.models import Term
from tests.factories import make_article

PSU = Entry("PSU", "pemungutan suara ulang", "/glosarium/#psu")
PPS = Entry("PPS", "Panitia Pemungutan Suara", "/glosarium/#pps")
KPPS = Entry("KPPS", "Kelompok Penyelenggara Pemungutan Suara", "/glosarium/#kpps")
DPTB = Entry("DPTb", "daftar pemilih tambahan", "/glosarium/#dptb")
COKLIT = Entry("coklit", "pencocokan dan penelitian", "/glosarium/#coklit")
SILENCE = Entry("masa tenang", "", "/glosarium/#masa-tenang")
FORM = Entry("C.Hasil", "", "/glosarium/#c-hasil")
P2H = Entry("P2H", "Pencegahan, Partisipasi Masyarakat, dan Hubungan Masyarakat", "/glosarium/#p2h")
ENTRIES = [PSU, PPS, KPPS, DPTB, COKLIT, SILENCE, FORM, P2H]
ADDED = re.compile(r'<a class="term" href="[^"]*">(?:<abbr title="[^"]*">)?(.*?)(?:</abbr>)?</a>')


def explained(body):
    """The words that became links, in their order."""
    return ADDED.findall(explain(body, ENTRIES))


def without_marks(html):
    return ADDED.sub(r"\1", html)


def test_first_use_is_linked_and_spelled_out():
    assert explain("<p>Dua PSU, lalu PSU lagi.</p>", ENTRIES) == (
        '<p>Dua <a class="term" href="/glosarium/#psu">'
        '<abbr title="pemungutan suara ulang">PSU</abbr></a>, lalu PSU lagi.</p>'
    )


def test_word_that_is_no_short_form_is_only_linked():
    assert explain("<p>Pada Masa\ntenang ini</p>", ENTRIES) == (
        '<p>Pada <a class="term" href="/glosarium/#masa-tenang">Masa\ntenang</a> ini</p>'
    )


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("KPPS dan PPS", ["KPPS", "PPS"]),
        ("psu Psu PSUs xPSU", []),
        ("dptb DPTB DPTb", ["DPTb"]),
        ("Coklit dan COKLIT", ["Coklit"]),
        ("PSU-nya, PPS/KPPS", ["PSU", "PPS", "KPPS"]),
        ("“PSU” PPS.", ["PSU", "PPS"]),
        ("C.Hasil CxHasil", ["C.Hasil"]),
        ("pps@kpu.go.id coklit.kpu.go.id kpu.PSU.id", []),
        ("&amp;PSU; &PSU;", ["PSU"]),
        ("é PSU", ["PSU"]),
        ("éPSU", []),
    ],
)
def test_only_whole_words_in_their_own_writing_count(text, words):
    assert explained(f"<p>{text}</p>") == words


@pytest.mark.parametrize("tag", ["a", "h2", "h3", "h4"])
def test_use_in_link_or_heading_waits_for_the_next(tag):
    assert explain(f"<{tag}><em>PSU</em></{tag}><p>PSU</p>", [PSU]).startswith(
        f"<{tag}><em>PSU</em></{tag}><p><a"
    )


def test_attributes_stay_as_they_are():
    body = '<p><a href="https://kpu.go.id/?a>PSU b PSU">tautan</a></p>'

    assert explain(body, ENTRIES) == body


@pytest.mark.parametrize(
    "text",
    [
        "Pemungutan Suara Ulang (PSU) digelar. PSU itu",
        "<strong>pemungutan suara\nulang</strong> (PSU) digelar. PSU itu",
        "PSU (pemungutan suara ulang) digelar. PSU itu",
        "Divisi Pencegahan Partisipasi Masyarakat dan Hubungan Masyarakat (P2H), P2H",
    ],
)
def test_what_the_text_explains_itself_is_left_to_it(text):
    assert explained(f"<p>{text}</p>") == []


@pytest.mark.parametrize("text", ["(PSU)", "Divisi (P2H)", "di TPS 4 (PSU)", "PSU (kedua)"])
def test_brackets_alone_explain_nothing(text):
    assert len(explained(f"<p>{text}</p>")) == 1


def test_what_an_editor_writes_into_the_glossary_is_escaped():
    entry = Entry("amp", '"><script>', '/#"x')

    marked = explain("<p>a &amp; b amp</p>", [entry])

    assert marked == (
        '<p>a &amp; b <a class="term" href="/#&quot;x">'
        '<abbr title="&quot;&gt;&lt;script&gt;">amp</abbr></a></p>'
    )
    assert explain(marked, [entry]) == marked


def test_without_terms_nothing_changes():
    assert explain("<p>PSU</p>", []) == "<p>PSU</p>"
    assert explain("<p>PSU</p>", [Entry(" ", "kosong", "/")]) == "<p>PSU</p>"


PIECES = st.sampled_from(
    ["PSU", "PPS", "KPPS", "coklit", "masa", "tenang", "C.Hasil", " ", "\n", "(", ")", ".", "@"]
    + ["<p>", "</p>", "<a href='/x'>", "</a>", "<h2>", "</h2>", "<em>", "</em>", "<", ">", '"']
    + ["&", "&amp;", "&PSU;", "pemungutan suara ulang", "<br>", "<td>", "é"]
)
TEXTS = st.lists(PIECES | st.text(max_size=4), max_size=40).map("".join)


@given(TEXTS)
def test_marks_are_all_that_is_added_to_a_cleaned_body(text):
    body = clean(text)

    marked = explain(body, ENTRIES)

    assert without_marks(marked) == body
    assert plain_text(marked) == plain_text(body)
    assert explain(marked, ENTRIES) == marked


@given(TEXTS)
def test_even_uncleaned_text_only_gains_marks(text):
    marked = explain(text, ENTRIES)

    assert without_marks(marked) == text
    assert len(ADDED.findall(marked)) == len(set(ADDED.findall(marked)))


@pytest.mark.parametrize(
    "unit",
    ["PSU ", " (PSU)", "<", '<"', '<a href="', "<a>", "&", "&a", "masa  ", "masa ", "x", '"'],
)
def test_hostile_body_costs_no_more_than_its_length(unit):
    """A quadratic walk would take many minutes here."""
    text = unit * (300_000 // len(unit))

    marked = explain(text, ENTRIES)

    assert len(marked) < len(text) + 1_000


@pytest.mark.django_db
def test_article_page_explains_terms_in_its_text_only(client):
    article = make_article("PSU di Palopo", body="<p>Jadwal PSU dan TPS.</p>")
    Term.objects.create(slug="psu", short="PSU", name=PSU.name, definition="Diulang.")
    Term.objects.create(slug="tps", short="TPS", definition="Tempat.", is_explained=False)

    page = client.get(article.get_absolute_url()).content.decode()

    assert f"<p>Jadwal {PSU.marked('PSU')} dan TPS.</p>" in page
    assert page.count('class="term"') == 1
