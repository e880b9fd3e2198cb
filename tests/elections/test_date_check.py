"""Whether days in a text are those of the timetable; by sentences made up for it."""

from datetime import date

import pytest

from elections.date_check import check_dates
from tests.elections.timetables import fill_timetables

pytestmark = pytest.mark.django_db
NOVEMBER, FEBRUARY, MARCH = date(2024, 11, 15), date(2024, 1, 20), date(2025, 3, 10)

# (sentence, code of the region, day of writing, days that are wrong)
RIGHT = [
    ("Masa tenang Pilkada 2024 berlangsung 24–26 November 2024.", "16.71", NOVEMBER),
    ("Bawaslu mengingatkan masa tenang jatuh pada 24 s.d. 26 November 2024.", "16", NOVEMBER),
    ("Pemungutan suara digelar serentak pada Rabu (27/11/2024).", "16.07", NOVEMBER),
    ("Masa tenang hari kedua, 25 November, diisi patroli.", "16.71", NOVEMBER),
    (
        "Kampanye berakhir 23 November dan masa tenang dimulai 24 November, disusul pemungutan "
        "suara pada 27 November 2024.",
        "16.71",
        NOVEMBER,
    ),
    ("Mulai 25 September 2024 seluruh paslon memasuki masa kampanye.", "16.71", NOVEMBER),
    ("Pendaftaran pasangan calon dibuka 27 hingga 29 Agustus 2024.", "16.07", date(2024, 8, 20)),
    (
        "Rapat koordinasi persiapan pemungutan suara berlangsung di Palembang, Senin (18/11/2024).",
        "16.71",
        NOVEMBER,
    ),
    ("PALEMBANG, Selasa (19/11/2024) – Masa tenang harus bebas alat peraga.", "16.71", NOVEMBER),
    ("KPU menggelar simulasi pemungutan suara pada 20 November 2024.", "16.07", NOVEMBER),
    (
        "Keputusan KPU Nomor 13 Tahun 2024 tanggal 5 Maret 2024 mengatur masa kampanye.",
        "16.07",
        NOVEMBER,
    ),
    ("Pemungutan suara Pemilu 2024 dilaksanakan pada 14 Februari 2024.", "16", FEBRUARY),
    ("Masa kampanye Pemilu 2024: 28 November 2023–10 Februari 2024.", "16", FEBRUARY),
    ("Masa tenang pemilu berlangsung 11 hingga 13 Februari.", "16.71", FEBRUARY),
    ("Pemungutan suara ulang di Empat Lawang digelar 19 April 2025.", "16.11", MARCH),
    ("PSU di Siak akan dilaksanakan pada Sabtu, 22 Maret 2025.", "14.08", MARCH),
    (
        "PSU kedua Barito Utara digelar 6 Agustus 2025 dengan masa tenang 3–5 Agustus 2025.",
        "62.05",
        date(2025, 7, 20),
    ),
    ("Pemungutan suara Pilkada Ulang Bangka digelar 27 Agustus 2025.", "19.01", date(2025, 8, 1)),
    ("Anggota KPPS dilantik pada 7 November 2024 menjelang masa tenang.", "16.71", NOVEMBER),
    ("Rapat umum digelar pada masa kampanye, 10 Oktober 2024.", "16.71", NOVEMBER),
]
WRONG = [
    ("Masa tenang Pilkada 2024 berlangsung 23–25 November 2024.", "16.71", NOVEMBER),
    ("Pada masa tenang yang dimulai 23 November nanti, pengawasan diperketat.", "16.71", NOVEMBER),
    ("Pemungutan suara digelar serentak pada Kamis (28/11/2024).", "16.07", NOVEMBER),
    ("Hari pertama masa tenang, 25 November 2024, berjalan aman.", "16.71", NOVEMBER),
    ("Masa tenang berlangsung hingga 27 November 2024.", "16", NOVEMBER),
    ("Masa kampanye berakhir pada 24 November 2024.", "16.07", NOVEMBER),
    ("Masa kampanye dimulai 22 September 2024.", "16.71", NOVEMBER),
    ("Pendaftaran bakal pasangan calon dibuka 26 sampai 28 Agustus 2024.", "16.07", NOVEMBER),
    ("Penetapan paslon dijadwalkan 23 September 2024.", "16.07", date(2024, 9, 1)),
    ("Pengundian nomor urut berlangsung pada 24 September 2024.", "16.07", date(2024, 9, 1)),
    ("Pemungutan suara Pemilu 2024 jatuh pada 15 Februari 2024.", "16", FEBRUARY),
    ("Masa tenang Pemilu 2024 berlangsung 10–13 Februari 2024.", "16", FEBRUARY),
    ("Kampanye Pemilu 2024 dimulai 25 November 2023.", "16.71", FEBRUARY),
    ("PSU di Empat Lawang akan digelar 16 April 2025.", "16.11", MARCH),
    ("Pemungutan suara ulang di Siak dijadwalkan 24 Maret 2025.", "14.08", MARCH),
    ("Pencoblosan ulang di Papua digelar 9 Agustus 2025.", "91", date(2025, 7, 1)),
    ("Pencoblosan Pilkada Ulang Bangka jatuh pada 28 Agustus 2025.", "19.01", date(2025, 8, 1)),
    ("Tanggal 26 November 2024 adalah hari pemungutan suara.", "16.71", NOVEMBER),
    ("Masa tenang: 24-26/11/2023.", "16.71", NOVEMBER),
    (
        "Kampanye 25 September hingga 23 November 2024 dan masa tenang 25–26 November 2024.",
        "16.71",
        NOVEMBER,
    ),
]


@pytest.fixture
def tables():
    return fill_timetables()


def judged_wrong(tables, cases):
    """Sentence → the days in it that the timetable contradicts."""
    regions, _ = tables
    return {
        sentence: [each.words for each in check_dates(sentence, [regions[code]], [], day)]
        for sentence, code, day in cases
    }


def test_forty_sentences(tables):
    assert len(RIGHT) == len(WRONG) == 20
    faults = [f"alarm: {one} {days}" for one, days in judged_wrong(tables, RIGHT).items() if days]
    faults += [
        f"missed: {one} {days}"
        for one, days in judged_wrong(tables, WRONG).items()
        if len(days) != 1
    ]
    print("\n".join(faults))

    assert 40 - len(faults) >= 38, "\n".join(faults)
    assert not faults, "\n".join(faults)
