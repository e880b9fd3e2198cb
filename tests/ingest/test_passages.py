"""Everything that was taken out of a pasted text can be put back where it stood."""

import pytest

from ingest.passages import Manuscript
from ingest.raw_view import stretches, triggers_of
from ingest.reading import reading_of
from tests.ingest.test_recogniser_gazetteer import read

FIRST = "Petugas KPU Kabupaten Banyuasin memeriksa gudang sejak pagi hingga petang hari."
SECOND = "Ketua KPU Banyuasin menyebut pekerjaan itu selesai sebelum hari pemungutan suara."
RELATED = "BACA JUGA: Jalan Desa Diperbaiki"
TEXT = f"KPU Banyuasin Periksa Gudang Logistik\n\nBANYUASIN - {FIRST}\n\n{RELATED}\n\n{SECOND}\n"


def manuscript(text, restored=()):
    recognition = read(text)
    return Manuscript(text, reading_of(recognition), restored), recognition.structure.clean_text


def key_of(manuscript, words):
    return next(one.key for one in manuscript.passages if words in one.text)


def html_of(text):
    return "".join(f"<p>{block}</p>" for block in text.split("\n\n"))


def test_line_comes_back_between_its_neighbours_and_goes_again():
    paper, body = manuscript(TEXT)
    key = key_of(paper, "Jalan Desa")

    back = paper.put_back(body, key)

    assert back == f"{FIRST}\n\n{RELATED}\n\n{SECOND}"
    assert paper.with_restored([key]).take_out(back, key) == body


def test_dateline_comes_back_in_front_of_its_sentence():
    paper, body = manuscript(TEXT)

    assert paper.put_back(body, key_of(paper, "BANYUASIN")).startswith(f"BANYUASIN - {FIRST}")


def test_edited_body_keeps_what_was_typed():
    paper, _ = manuscript(TEXT)
    edited = f"Kalimat baru.\n\n{FIRST}\n\nSama sekali lain."

    back = paper.put_back(edited, key_of(paper, "Jalan Desa"))

    assert back == f"Kalimat baru.\n\n{FIRST}\n\n{RELATED}\n\nSama sekali lain."


def test_body_of_which_nothing_stands_any_more_gets_it_at_its_end():
    paper, _ = manuscript(TEXT)

    assert paper.put_back("Lain.", key_of(paper, "Jalan Desa")) == f"Lain.\n\n{RELATED}"


def test_body_that_is_html_gets_a_paragraph():
    paper, body = manuscript(TEXT)
    key = key_of(paper, "Jalan Desa")

    back = paper.put_back(html_of(body), key)

    assert back == f"<p>{FIRST}</p>\n<p>{RELATED}</p>\n<p>{SECOND}</p>"
    assert RELATED not in paper.with_restored([key]).take_out(back, key)


def test_bracketed_link_inside_a_sentence_comes_back_inside_it():
    sentence = "Petugas KPU Banyuasin menata kotak (Baca: Jalan Desa Diperbaiki) sejak pagi sekali."
    paper, body = manuscript(f"{FIRST}\n{sentence}\n{SECOND}")

    assert "Jalan Desa" not in body
    assert paper.put_back(body, paper.passages[0].key) == f"{FIRST}\n\n{sentence}\n\n{SECOND}"


def test_two_lines_come_back_in_their_order():
    paper, body = manuscript(f"{FIRST}\nBACA JUGA: Satu Dua\nBACA JUGA: Tiga Empat\n{SECOND}")
    first, second = (one.key for one in paper.passages)

    back = paper.put_back(body, second)
    back = paper.with_restored([second]).put_back(back, first)

    assert back.index("Satu Dua") < back.index("Tiga Empat") < back.index(SECOND)


def test_marks_of_a_chat_come_back_everywhere():
    paper, body = manuscript(
        "*Petugas* KPU Banyuasin _menata_ kotak sejak pagi hingga petang hari."
    )

    assert body == "Petugas KPU Banyuasin menata kotak sejak pagi hingga petang hari."
    assert paper.put_back(body, "tanda-obrolan").startswith("*Petugas* KPU Banyuasin _menata_")


@pytest.mark.parametrize("key", ["99", "", "tanda-obrolan", "-1"])
def test_what_is_not_there_changes_nothing(key):
    paper, body = manuscript(TEXT)

    assert paper.put_back(body, key) == body
    assert paper.take_out(body, key) == body


def test_reading_without_places_puts_back_at_the_end():
    paper = Manuscript("Naskah lama.", {"removed": [["sampah", "Bagikan"]]})

    assert paper.put_back("Naskah lama.", "0") == "Naskah lama.\n\nBagikan"
    assert stretches(paper, [])[0].pieces[0].text == "Naskah lama."


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_stretches_are_the_whole_text_and_triggers_their_words(ending):
    text = "🗳️👨‍👩‍👧 " + TEXT.replace("\n", ending)
    paper, _ = manuscript(text)
    evidence = [
        (proposal.code, piece.start, piece.end)
        for proposal in read(text).regions
        for piece in proposal.evidence
    ]

    found = stretches(paper, triggers_of(text, evidence))

    pieces = [piece for stretch in found for piece in stretch.pieces]
    assert "".join(piece.text for piece in pieces) == text
    assert {piece.text for piece in pieces if piece.trigger} <= {
        "Banyuasin", "BANYUASIN", "KPU Banyuasin", "Kabupaten Banyuasin", "KPU Kabupaten Banyuasin"
    }  # fmt: skip
    removed = {stretch.passage.text for stretch in found if stretch.kind == "buang"}
    assert {RELATED, "BANYUASIN -"} <= removed


def test_word_with_a_soft_hyphen_is_marked_whole():
    text = "Petugas KPU Banyu\u00adasin menata kotak suara di gudang sejak pagi hingga petang."
    recognition = read(text)

    evidence = [(p.code, e.start, e.end) for p in recognition.regions for e in p.evidence]
    trigger = triggers_of(text, evidence)[-1]

    assert recognition.primary_region == "16.07"
    assert "Banyuasin" in recognition.structure.clean_text
    assert text[trigger.start : trigger.end].endswith("Banyu\u00adasin")
