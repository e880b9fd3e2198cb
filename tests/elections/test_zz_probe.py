from datetime import date

import pytest

from elections.date_check import check_dates
from tests.elections.timetables import fill_timetables

N = date(2024, 11, 15)
F = date(2024, 1, 20)
M = date(2025, 3, 10)
R = [
    (
        "Masa tenang selama tiga hari, yakni 24, 25, dan 26 November 2024, tidak boleh diisi kampanye.",
        "16.71",
        N,
    ),
    ("Pilkada serentak akan digelar 27 November 2024.", "16.71", N),
    (
        "Pemilih diminta datang ke TPS saat pemungutan suara Rabu, 27 November 2024 pukul 07.00 WIB.",
        "16.71",
        N,
    ),
    ("Bawaslu menertibkan APK pada hari pertama masa tenang, Minggu (24/11/2024).", "16.71", N),
    ("Debat publik ketiga digelar 20 November 2024, empat hari sebelum masa tenang.", "16.71", N),
    (
        "Ketua KPU mengatakan, Senin (18/11/2024), logistik tiba sebelum hari pemungutan suara.",
        "16.71",
        N,
    ),
    (
        "Pemungutan suara dijadwalkan 27 November 2024 sesuai Peraturan KPU Nomor 2 Tahun 2024 tanggal 26 Januari 2024.",
        "16.71",
        N,
    ),
    (
        "Rekapitulasi hasil penghitungan suara berlangsung 27 November sampai 16 Desember 2024.",
        "16.71",
        N,
    ),
    ("Pemungutan suara pada 17 April 2019 lalu diikuti 80 persen pemilih.", "16.71", N),
    ("Penetapan pasangan calon terpilih dilakukan 9 Januari 2025.", "16.71", date(2025, 1, 5)),
    ("Jumlah pemilih pada pemungutan suara 27 November 2024 mencapai 600 ribu orang.", "16.71", N),
    (
        "Masa kampanye yang dimulai sejak 25 September 2024 berakhir tiga hari sebelum pemungutan suara 27 November 2024.",
        "16.71",
        N,
    ),
    ("Dalam masa kampanye (25 September–23 November 2024) tercatat 40 laporan.", "16.71", N),
    (
        "KPU menutup pendaftaran pasangan calon pada 29 Agustus 2024 pukul 23.59 WIB.",
        "16.71",
        date(2024, 8, 25),
    ),
    ("Menjelang masa tenang, Sabtu (23/11/2024), tim gabungan menurunkan baliho.", "16.71", N),
    ("Pada pemungutan suara Rabu (27/11/2024) cuaca cerah.", "16.71", N),
    ("Hari H pencoblosan, 27 November 2024, ditetapkan libur nasional.", "16.71", N),
    (
        "Usai pemungutan suara, KPU Banyuasin membuka rekapitulasi kecamatan pada 29 November 2024.",
        "16.07",
        N,
    ),
    ("Gugatan atas hasil pemungutan suara diajukan pada 10 Desember 2024.", "16.07", N),
    ("Pemungutan suara Pemilu dan Pilkada digelar 14 Februari dan 27 November 2024.", "16.07", N),
    ("KPU meluncurkan tahapan kampanye pada 20 September 2024.", "16.07", N),
    ("Bawaslu mencatat pelanggaran kampanye pada 20 September 2024.", "16.07", N),
    ("Tim sukses memasang spanduk kampanye sejak 1 September 2024.", "16.07", N),
    ("Logistik pemungutan suara tiba 20 November 2024.", "16.07", N),
    ("Pemungutan suara di TPS 03 diulang pada 1 Desember 2024.", "16.07", N),
]
W = [
    (
        "Masa tenang akan berlangsung selama tiga hari, yakni 23, 24, dan 25 November 2024.",
        "16.71",
        N,
    ),
    (
        "KPU mengingatkan bahwa hari pemungutan suara Pilkada jatuh pada tanggal 29 November 2024.",
        "16.71",
        N,
    ),
    ("Masa tenang yang berlangsung dari 24 hingga 27 November 2024 harus steril.", "16.71", N),
    ("Warga akan mencoblos pada 26 November 2024.", "16.71", N),
    ("Masa tenang (23–26 November 2024) harus bebas kampanye.", "16.71", N),
    ("Memasuki masa tenang pada 23 November 2024, APK diturunkan.", "16.71", N),
    ("Sabtu (23/11/2024) merupakan hari pertama masa tenang.", "16.71", N),
    ("Masa kampanye Pilkada dimulai 25 September dan berakhir 22 November 2024.", "16.71", N),
    ("Pelaksanaan kampanye 24 September s.d. 23 November 2024.", "16.71", N),
    ("Pencoblosan Pemilu 2024 dilaksanakan Rabu (15/2/2024).", "16.71", F),
    ("Pelantikan serentak kepala daerah digelar 6 Februari 2025.", "16.71", date(2025, 1, 20)),
    ("Rekapitulasi hasil penghitungan suara berlangsung sampai 15 Desember 2024.", "16.71", N),
    ("Mulai 23 November 2024 masuk masa tenang.", "16.71", N),
    ("Pada 28 November 2024 warga Palembang mencoblos.", "16.71", N),
    ("Pendaftaran paslon ditutup 30 Agustus 2024.", "16.71", date(2024, 8, 25)),
    ("Pemungutan suara Pilkada 2024 digelar 27 November 2023.", "16.71", N),
    ("Masa tenang Pilkada Kota Palembang tanggal 22-24 November 2024.", "16.71", N),
    (
        "Pemungutan suara pilkada serentak di Sumatera Selatan akan digelar Kamis, 28 November 2024.",
        "16",
        N,
    ),
    ("Hari kedua masa tenang, Selasa (26/11/2024), petugas berkeliling.", "16", N),
    ("Masa Tenang Pilkada Dimulai 23 November 2024", "16", N),
    ("Masa tenang Pilkada dimulai Sabtu 23 November 2024 pukul 00.00 WIB.", "16", N),
    ("Tahapan kampanye akan dilaksanakan pada 26 September hingga 23 November 2024.", "16", N),
]


@pytest.mark.django_db
def test_probe():
    regions, _ = fill_timetables()
    for name, cases, n in (("ALARM", R, 0), ("MISSED", W, 1)):
        for s, c, d in cases:
            got = check_dates(s, [regions[c]], [], d)
            if len(got) != n:
                print(name, s, [g.words for g in got])
    print(check_dates(W[0][0], [regions["16.71"]], [], N)[0].note)
    print(check_dates(W[4][0], [regions["16.71"]], [], N)[0].note)
