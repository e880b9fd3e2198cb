"""The parts of a pasted page."""

from datetime import date

import pytest

from tests.ingest.test_recogniser_gazetteer import read

BODY = "Petugas KPU Kabupaten Banyuasin memeriksa gudang sejak pagi hingga petang hari."


def parts(text):
    return read(text).structure


def test_headline_of_a_plain_item():
    structure = parts(f"KPU Banyuasin Periksa Gudang\n\n{BODY}")

    assert structure.title == "KPU Banyuasin Periksa Gudang"
    assert structure.clean_text == BODY
    assert not structure.is_title_missing
    assert structure.headline() == structure.title


def test_caption_in_the_first_line_is_no_headline():
    structure = parts(f"Petugas menata kotak di gudang. Foto/Surya.KabarMusi.com\n\n{BODY}")

    assert structure.is_title_missing
    assert structure.caption == "Petugas menata kotak di gudang."
    assert structure.photo_credit == "Surya.KabarMusi.com"
    assert structure.headline() == "Petugas menata kotak di gudang."


def test_caption_below_the_headline():
    structure = parts(f"Gudang KPU Diperiksa Pagi Ini\nGudang KPU-Foto : Dokumen Musi-\n{BODY}")

    assert structure.title == "Gudang KPU Diperiksa Pagi Ini"
    assert structure.photo_credit == "Dokumen Musi"
    assert structure.clean_text == BODY


def test_headline_falls_back_to_the_first_sentence():
    structure = parts("Gudang itu terkunci. Petugas KPU Banyuasin datang terlambat hari ini.")

    assert structure.headline() == "Gudang itu terkunci."


def test_long_fallback_is_cut_between_words():
    headline = parts("Petugas " + "menghitung kotak " * 20 + "sampai petang.").headline()

    assert len(headline) <= 90
    assert headline.endswith(("kotak…", "menghitung…"))


@pytest.mark.parametrize(
    "line",
    [
        "BACA JUGA:Jalan Desa Diperbaiki",
        "BACA JUGA: Jalan Desa Diperbaiki",
        "BACA JUGA  Jalan Desa Diperbaiki",
        "Baca juga: Jalan Desa Diperbaiki",
        "Baca Juga | Jalan Desa Diperbaiki",
        "Baca: Jalan Desa Diperbaiki",
        "(Baca: Jalan Desa Diperbaiki)",
        "<p>BACA JUGA: <a href='/x'>Jalan Desa Diperbaiki</a></p>",
    ],
)
def test_related_line_is_taken_out(line):
    structure = parts(f"{BODY}\n{line}\n{BODY}")

    assert structure.related_titles == ("Jalan Desa Diperbaiki",)
    assert structure.clean_text == f"{BODY}\n\n{BODY}"
    assert [label for label, _ in structure.removed] == ["baca juga"]


def test_related_link_glued_to_a_sentence():
    structure = parts(f"{BODY} BACA JUGA: Jalan Desa Diperbaiki")

    assert structure.related_titles == ("Jalan Desa Diperbaiki",)
    assert structure.clean_text == BODY


@pytest.mark.parametrize(
    ("dateline", "place", "outlet"),
    [
        ("BANYUASIN, KABARMUSI.COM - ", "BANYUASIN", "KABARMUSI.COM"),
        ("KABARMUSI.COM, BANYUASIN - ", "BANYUASIN", "KABARMUSI.COM"),
        ("BERITA BANYUASIN, KABARMUSI.COM – ", "BANYUASIN", "KABARMUSI.COM"),
        ("Banyuasin (NUSAKABAR) - ", "Banyuasin", "NUSAKABAR"),
        ("KABAR MUSI (PALEMBANG) - ", "PALEMBANG", "KABAR MUSI"),
        ("Musikini.id | Banyuasin – ", "Banyuasin", "Musikini.id"),
        ("PALEMBANG- ", "PALEMBANG", None),
        ("BANYUASIN—", "BANYUASIN", None),
        ("KABUPATEN BANYUASIN, MUSI PAGI – ", "KABUPATEN BANYUASIN", "MUSI PAGI"),
        ("kabarmusi.com - ", None, "kabarmusi.com"),
        ("Banyuasin, KPU Kab. Banyuasin - ", "Banyuasin", "KPU Kab. Banyuasin"),
        ("Kabarmusi-PALEMBANG- ", "PALEMBANG", "Kabarmusi"),
    ],
)
def test_dateline_forms(dateline, place, outlet):
    structure = parts(dateline + BODY)

    assert (structure.dateline_place, structure.outlet) == (place, outlet)
    assert structure.clean_text == BODY


def test_dash_inside_a_sentence_is_no_dateline():
    text = "Petugas Gudang - yang datang pagi - menata kotak sampai petang hari ini."

    assert parts(text).dateline_place is None
    assert parts(text).clean_text == text


@pytest.mark.parametrize(
    ("ending", "byline", "outlet"),
    [
        (" (Surya/KabarMusi.com)", "Surya", "KabarMusi.com"),
        (" (rif/yon)", "rif/yon", None),
        ("\n\n(KM-01)", "KM-01", None),
        (" (ahm/red)", "ahm", None),
        (" (*)", None, None),
        ("\n***", None, None),
        ("\nPenulis: Surya Jaya | Editor: Rini", "Surya Jaya", None),
        ("\nPewarta : Surya Jaya\nEditor : Rini\nCopyright © NUSAKABAR 2024", "Surya Jaya",
         "NUSAKABAR"),
        ("\nEditor: Rini", None, None),
        ("\nPenulis: Humas Bawaslu Banyuasin", None, None),
    ],
)  # fmt: skip
def test_byline_forms(ending, byline, outlet):
    structure = parts(BODY + ending)

    assert (structure.byline, structure.outlet) == (byline, outlet)
    assert structure.clean_text == BODY


def test_bracketed_acronym_at_the_end_is_no_byline():
    structure = parts("Petugas menyiapkan tempat pemungutan suara (TPS).")

    assert structure.byline is None
    assert structure.clean_text.endswith("(TPS).")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("rapat, Sabtu (24/8/2024).", date(2024, 8, 24)),
        ("rapat, Selasa, (27/08/2024).", date(2024, 8, 27)),
        ("rapat, Senin (20/11/23).", date(2023, 11, 20)),
        ("rapat, Kamis (17/l0/2024).", date(2024, 10, 17)),
        ("rapat, Rabu, 24 Januari 2024.", date(2024, 1, 24)),
        ("rapat, Jum'at 29 Nopember 2024.", date(2024, 11, 29)),
        ("rapat, Kamis, 17 Okt 2024.", date(2024, 10, 17)),
        ("rapat Pilkada 2024, Kamis (29/8).", date(2024, 8, 29)),
        ("rapat Pilkada 2024, Senin (29/8).", None),  # No 29 August 2024 was a Monday.
        ("rapat, Kamis (29/8).", None),
        ("rapat pada 14 hingga 16 November 2024.", None),
        ("rapat, Senin (31/2/2024).", None),
        ("rapat, Rabu (16/4/2025), jelang hari Sabtu, 19 April 2025.", date(2025, 4, 16)),
        ("jelang Kamis, 14 November 2024, rapat digelar Rabu 13 November 2024.",
         date(2024, 11, 13)),
    ],
)  # fmt: skip
def test_dates(text, day):
    assert parts(f"KPU Banyuasin menggelar {text}").published_date == day


def test_printed_date_and_writer_above_the_text():
    structure = parts(
        f"KPU Banyuasin Periksa Gudang\nOleh Surya Jaya - 3 Mei 2024 - 16:10 WIB\n\n{BODY}"
    )

    assert structure.published_date == date(2024, 5, 3)
    assert structure.byline == "Surya Jaya"
    assert structure.clean_text == BODY


@pytest.mark.parametrize(
    "junk",
    [
        "ADVERTISEMENT",
        "SCROLL TO CONTINUE WITH CONTENT",
        "Bawaslu\n\nKomentar",
        "Tinggalkan Balasan\nAlamat email Anda tidak akan dipublikasikan. Ruas wajib ditandai *",
        "Silahkan tinggalkan kesan pada tulisan ini\nmakasih sudah singgah :)",
        "332 SHARES",
        "#KabarPemilu #Banyuasin",
        "Bagikan: Facebook Twitter WhatsApp",
        "Berita Terkait\n• Jembatan Desa Selesai Dibangun",
    ],
)
def test_junk_below_the_text_is_taken_out(junk):
    structure = parts(f"{BODY}\n\n{junk}")

    assert structure.clean_text == BODY
    assert structure.removed


def test_menu_above_the_headline_is_taken_out():
    structure = parts(f"Lompat ke isi utama\nBerita\nKPU Banyuasin Periksa Gudang\n\n{BODY}")

    assert structure.title == "KPU Banyuasin Periksa Gudang"


def test_markup_is_dropped():
    structure = parts(
        "<h1>KPU Banyuasin Periksa Gudang</h1><script>alert('x')</script>"
        f"<p>{BODY}</p><p>&ldquo;Aman,&rdquo; kata <b>Darmo</b>.</p>"
    )

    assert structure.title == "KPU Banyuasin Periksa Gudang"
    assert structure.clean_text == f"{BODY}\n\n“Aman,” kata Darmo."
