"""Bodies, elections and stages."""

import pytest

from tests.ingest.test_recogniser_gazetteer import bodies_in, read


def test_office_is_that_of_the_region_behind_it():
    assert bodies_in("Komisi Pemilihan Umum (KPU) Kabupaten Banyuasin rapat.") == {("KPU", "16.07")}


def test_bracket_left_from_a_cut_name_is_no_obstacle():
    assert bodies_in("KPU) Kota Banjar menggelar rapat.") == {("KPU", "32.79")}


def test_bare_office_is_that_of_the_item():
    text = "Bawaslu Kota Palembang hadir. KPU menyiapkan gudang."

    assert bodies_in(text) == {("BAWASLU", "16.71"), ("KPU", "16.71")}


def test_bare_office_of_national_news_is_national():
    assert bodies_in("KPU menyusun aturan. Bawaslu memberi catatan.") == {
        ("KPU", None),
        ("BAWASLU", None),
    }


def test_national_office_is_told_from_the_local_one():
    text = "KPU Kota Palembang menanti surat KPU RI. Ketua KPU Kota Palembang sabar."

    assert bodies_in(text) == {("KPU", "16.71"), ("KPU", None)}


def test_two_offices_share_the_region_behind_them():
    assert bodies_in("KPU dan Bawaslu Kota Palembang bertemu.") == {
        ("KPU", "16.71"),
        ("BAWASLU", "16.71"),
    }


def test_collective_is_no_office():
    text = "Bawaslu Sumsel mengundang seluruh Bawaslu kabupaten/kota se-Sumatera Selatan."

    assert bodies_in(text) == {("BAWASLU", "16")}


def test_rules_are_no_office():
    assert bodies_in("Bawaslu Kota Palembang membaca Peraturan KPU.") == {("BAWASLU", "16.71")}


def test_kip_is_an_election_body_in_aceh_only():
    assert bodies_in("KIP Aceh Utara menerima kotak suara.") == {("KPU", "11.08")}
    assert bodies_in("KIP memutus sengketa informasi di Palembang.") == set()


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Panwaslih Aceh Utara mengawasi Pilkada Serentak 2024.", "panwaslih-pilkada-11.08"),
        ("Panwaslih Aceh Utara mengawasi Pemilu 2024.", "bawaslu-11.08"),
    ],
)
def test_panwaslih_is_chosen_by_the_kind_of_election(text, slug):
    assert [body.slug for body in read(text).bodies] == [slug]


def test_adhoc_body_takes_the_named_district():
    text = "KPU Kabupaten Mimika melatih PPD Tembagapura bersama Pandis Tembagapura."

    assert bodies_in(text) == {
        ("KPU", "94.04"),
        ("PPK", "94.04.10"),
        ("PANWASLU_KEC", "94.04.10"),
    }


def test_adhoc_body_without_district_is_that_of_the_regency():
    text = "KPU Banyuasin melantik Panitia Pemungutan Suara (PPS) bersama PPK."

    assert bodies_in(text) == {("KPU", "16.07"), ("PPS", "16.07"), ("PPK", "16.07")}


def test_pps_inside_kpps_is_not_seen():
    assert bodies_in("KPU Banyuasin melatih anggota KPPS.") == {("KPU", "16.07")}


def test_adhoc_bodies_have_no_row():
    bodies = read("KPU Banyuasin melantik PPK.").bodies

    assert {body.kind: body.slug for body in bodies} == {"KPU": "kpu-16.07", "PPK": None}


def test_dkpp_is_national():
    text = "DKPP memeriksa Ketua KPU Kabupaten Banyuasin."

    assert bodies_in(text) == {("DKPP", None), ("KPU", "16.07")}


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("KPU Banyuasin menyiapkan Pemilu 2024.", "pemilu-2024"),
        ("KPU Banyuasin menyiapkan pilkada, Kamis (5/9/2024).", "pilkada-2024"),
        ("Coklit KPU Banyuasin dimulai Senin (24/6/2024).", "pilkada-2024"),
        ("Tanggal 14 Februari lalu petugas KPU Banyuasin berjaga.", "pemilu-2024"),
        ("PSU Kota Banjarbaru disiapkan KPU, Rabu (16/4/2025).", "psu-pilkada-2025"),
        ("Bawaslu Banyuasin meminta PSU di dua TPS pilkada, Senin (2/12/2024).", "pilkada-2024"),
    ],
)
def test_election_by_name_or_calendar(text, slug):
    assert read(text).election.slug == slug


@pytest.mark.parametrize(
    "text",
    [
        "KPU Banyuasin menetapkan PDPB triwulan ketiga, Selasa (9/9/2025).",
        "Pemilihan ketua kelas di Palembang berlangsung riang, Senin (9/12/2024).",
        "KPU Banyuasin menyelesaikan pilkada 2020 dengan lancar.",
    ],
)
def test_no_election(text):
    assert read(text).election is None


def test_stage_by_its_keywords():
    text = "KPU Banyuasin menerima surat suara dan kotak suara di gudang logistik."

    assert read(text).stage.slug == "logistik"


def test_stage_of_other_news_is_unknown():
    assert read("Warga Palembang membeli kotak suara mainan.").stage is None


def test_headline_outweighs_the_text():
    text = (
        "Pendaftaran Pasangan Calon Dibuka KPU Banyuasin\n\nKotak suara menyusul kelak di gudang."
    )

    assert read(text).stage.slug == "pencalonan"
