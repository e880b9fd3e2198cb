"""What Word, WhatsApp and web pages leave in a text is taken out, and nothing else."""

import pytest

from tests.ingest.test_recogniser_gazetteer import read

BODY = "Petugas KPU Kabupaten Banyuasin memeriksa gudang sejak pagi hingga petang hari."


def parts(text):
    return read(text).structure


@pytest.mark.parametrize(
    "head",
    [
        "[12/11/24 09.15] Humas KPU Contoh: ",
        "\u200e[12/11/2024, 09.15.33] Humas: ",
        "12/11/24 09.15 - Humas KPU Contoh: ",
        "[09.15, 12/11/2024] Humas: ",
    ],
)
def test_sender_and_time_of_a_message_are_taken_out(head):
    structure = parts(f"{head}{BODY}")

    assert structure.clean_text == BODY
    assert [cut.label for cut in structure.cuts] == ["kepala pesan"]


def test_date_of_a_newspaper_is_no_sender():
    structure = parts(f"KPU Periksa Gudang Logistik\n4/11/2024 09:15 - Penulis: Surya\n{BODY}")

    assert [cut.label for cut in structure.cuts] == ["tanggal"]
    assert structure.published_date.isoformat() == "2024-11-04"


@pytest.mark.parametrize(
    "line",
    [
        "Diteruskan",
        "Diteruskan berkali-kali",
        "Forwarded many times",
        "gambar tidak disertakan",
        "Situs ini menggunakan cookie untuk meningkatkan pengalaman Anda.",
        "Terima semua cookie",
        "Share this: Facebook X",
        "Salin tautan",
        "ADVERTISEMENT",
        "Artikel ini telah tayang di KabarMusi.com dengan judul Gudang",
    ],
)
def test_line_that_is_no_news_is_taken_out(line):
    structure = parts(f"{BODY}\n{line}\n{BODY}")

    assert structure.clean_text == f"{BODY}\n\n{BODY}"
    assert [text for _, text in structure.removed] == [line]


@pytest.mark.parametrize(
    ("pasted", "clean"),
    [
        ("*Tebal sekali* dan _miring juga_ serta ~coret~ di sini.", "Tebal sekali dan miring juga "
         "serta coret di sini."),
        ("Tugas *_penting_* itu selesai.", "Tugas penting itu selesai."),
        ("Hasil 3*4*5 dan nama_berkas_baru tetap.", "Hasil 3*4*5 dan nama_berkas_baru tetap."),
        ("pemu\u00adngutan suara\u200b di\u00a0sana\t\tsore", "pemungutan suara di sana sore"),
        ("\u202eterbalik\u202c biasa", "terbalik biasa"),
        ("\uf0b7\tButir satu", "• Butir satu"),
        ("👨‍👩‍👧 keluarga", "👨‍👩‍👧 keluarga"),
        ("“Kutipan,” katanya – ‘lugas’.", "“Kutipan,” katanya – ‘lugas’."),
    ],
)  # fmt: skip
def test_marks_and_what_nobody_sees(pasted, clean):
    text = f"{BODY}\n{pasted} {BODY}"

    assert parts(text).clean_text == f"{BODY}\n\n{clean} {BODY}"


def test_ending_mark_stays_one():
    assert parts(f"{BODY} (*)").clean_text == BODY


def test_places_tell_where_everything_stood():
    text = f"BACA JUGA: Satu Dua\r\n{BODY} (rif/yon)\r\n"

    structure = parts(text)

    assert [text[cut.start : cut.end] for cut in structure.cuts] == [
        "BACA JUGA: Satu Dua", "(rif/yon)",
    ]  # fmt: skip
    assert [text[start:end] for start, end in structure.kept] == [BODY]
