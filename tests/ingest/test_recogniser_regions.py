"""Regions: homonyms, longest match, capitals, districts, incidental places."""

import pytest

from tests.ingest.test_recogniser_gazetteer import read


def roles(text):
    return {region.code: region.role for region in read(text).regions}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("KPU Kota Banjar membuka helpdesk.", "32.79"),
        ("KPU Kabupaten Banjar membuka helpdesk.", "63.03"),
        ("KPU Kab. Banjar membuka helpdesk.", "63.03"),
        ("Bupati Banjar menyapa petugas KPU hari ini.", "63.03"),
        ("Wali Kota Banjar menyapa petugas KPU hari ini.", "32.79"),
        ("Walikota Banjar menyapa petugas KPU hari ini.", "32.79"),
        ("Pilwalkot Banjar makin dekat, kata Ketua KPU.", "32.79"),
        ("KPU Banjar bersiap. Calon wali kota mulai berdatangan.", "32.79"),
        ("KPU Banjar bersiap. Calon bupati mulai berdatangan.", "63.03"),
        ("KPU Banjar bersiap. KPU Kalimantan Selatan memantau.", "63.03"),
        ("KPU Banjar bersiap di Kecamatan Pataruman.", "32.79"),
    ],
)
def test_homonym_is_told_by_its_context(text, code):
    assert code in roles(text)
    assert ({"32.79", "63.03"} - {code}).isdisjoint(roles(text))


def test_homonym_without_context_stays_open():
    recognition = read("KPU Banjar menggelar rapat kerja.")

    assert recognition.open_homonyms == (("Banjar", ("32.79", "63.03")),)
    assert recognition.regions == ()


def test_homonym_with_contradicting_context_stays_open():
    recognition = read("KPU Banjar siap memilih bupati dan wali kota.")

    assert [text for text, _ in recognition.open_homonyms] == ["Banjar"]


def test_longer_name_hides_the_shorter_one():
    recognition = read("KPU Musi Banyuasin menggelar simulasi.")

    assert recognition.primary_region == "16.06"
    assert "16.07" not in roles("KPU Musi Banyuasin menggelar simulasi.")


def test_shorter_name_is_not_the_longer_one():
    assert roles("KPU Banyuasin menggelar simulasi.") == {"16.07": "primer"}


@pytest.mark.parametrize("spelling", ["Mukomuko", "Muko Muko", "Muko-Muko", "MUKOMUKO"])
def test_name_is_found_however_it_is_spaced(spelling):
    assert read(f"KPU {spelling} menggelar simulasi.").primary_region == "17.06"


def test_scanned_name_is_found_behind_a_marker():
    assert read("Bawaslu Kabupaten Buieieng membuka posko.").primary_region == "51.08"


def test_name_in_small_letters_is_found_behind_a_marker():
    assert read("Ketua KPU kota palembang berterima kasih.").primary_region == "16.71"


def test_acronym_in_small_letters_is_no_name():
    assert read("Ia menulis tts dan jambi di kertas.").regions == ()


def test_capital_stands_for_its_regency():
    assert read("SAMPIT – KPU menggelar rapat di Sampit. Bawaslu Sampit hadir.").primary_region == (
        "62.02"
    )


def test_city_and_province_of_one_name():
    text = "KPU Kota Jambi menggelar debat. KPU Provinsi Jambi ikut memantau jalannya acara."

    assert read(text).primary_region == "15.71"


def test_province_is_primary_when_its_office_acts():
    text = "Bawaslu Sumsel membuka posko. Laporan dari Banyuasin ditunggu."

    assert read(text).primary_region == "16"


def test_district_counts_inside_a_named_regency_only():
    inside = "Bawaslu Buleleng melantik anggota Panwaslu Kecamatan Banjar."
    outside = "Rapat di Kecamatan Banjar berlangsung singkat."

    assert roles(inside) == {"51.08": "primer", "51.08.04": "terkait"}
    assert roles(outside) == {}


def test_neighbour_is_only_related():
    text = "KPU Kota Palembang mendata pemilih di kampung yang berbatasan dengan Banyuasin."

    assert roles(text) == {"16.71": "primer", "16.07": "terkait"}


def test_place_of_a_court_is_not_the_subject():
    text = (
        "JAKARTA, KABARPAGI.ID - KPU Kabupaten Banyuasin menjawab gugatan di Jakarta. "
        "Ketua KPU Banyuasin, Darmo Wiraja, membawa 40 bukti."
    )

    assert read(text).primary_region == "16.07"
    assert roles(text)["31"] == "terkait"


def test_national_news_has_no_primary_region():
    text = "JAKARTA – KPU RI meluncurkan laman baru. Ketua KPU RI berterima kasih kepada warga."

    assert read(text).primary_region is None


def test_region_in_related_links_is_not_read():
    text = "KPU Kota Palembang bersiap.\nBACA JUGA: Banjir di Buleleng Surut\nRapat berlanjut."

    assert set(roles(text)) == {"16.71"}


def test_first_name_of_a_person_is_no_region():
    text = "Bawaslu Kota Palembang membuka posko. Jambi Prakoso, pengunjung, merasa terbantu."

    assert set(roles(text)) == {"16.71"}


def test_evidence_points_into_the_original_text():
    text = "<p>Rapat&nbsp;digelar KPU <b>Kabupaten&nbsp;Banyuasin</b> &ndash; kemarin.</p>"

    (region,) = read(text).regions

    evidence = region.evidence[0]
    assert text[evidence.start : evidence.end] == evidence.text == "Banyuasin"
    assert 0 < region.score <= 1
