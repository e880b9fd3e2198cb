"""The small gazetteer that the tests of the recogniser share, and what it refuses."""

from datetime import date

import pytest

from ingest.recogniser import (
    BodyName,
    ElectionName,
    Gazetteer,
    RegionName,
    StageKindName,
    as_prediction,
    recognise,
)

REGIONS = (
    RegionName("11", "Aceh", "provinsi"),
    RegionName("11.08", "Kabupaten Aceh Utara", "kabupaten", (("Lhoksukon", "ibu-kota"),)),
    RegionName("15", "Jambi", "provinsi"),
    RegionName("15.71", "Kota Jambi", "kota"),
    RegionName("16", "Sumatera Selatan", "provinsi", (("Sumsel", "akronim"),)),
    RegionName("16.06", "Kabupaten Musi Banyuasin", "kabupaten", (("Muba", "akronim"),)),
    RegionName("16.07", "Kabupaten Banyuasin", "kabupaten", (("Pangkalan Balai", "ibu-kota"),)),
    RegionName("16.07.10", "Talang Kelapa", "kecamatan"),
    RegionName("16.71", "Kota Palembang", "kota"),
    RegionName("17.06", "Kabupaten Mukomuko", "kabupaten"),
    RegionName("31", "Daerah Khusus Ibukota Jakarta", "provinsi", (("Jakarta", "pendek"),)),
    RegionName("32", "Jawa Barat", "provinsi"),
    RegionName("32.79", "Kota Banjar", "kota"),
    RegionName("32.79.02", "Pataruman", "kecamatan"),
    RegionName("51.08", "Kabupaten Buleleng", "kabupaten", (("Singaraja", "ibu-kota"),)),
    RegionName("51.08.04", "Banjar", "kecamatan"),
    RegionName("53.02", "Kabupaten Timor Tengah Selatan", "kabupaten", (("TTS", "akronim"),)),
    RegionName("62.02", "Kabupaten Kotawaringin Timur", "kabupaten",
               (("Kotim", "akronim"), ("Sampit", "ibu-kota"))),
    RegionName("63", "Kalimantan Selatan", "provinsi"),
    RegionName("63.03", "Kabupaten Banjar", "kabupaten"),
    RegionName("63.72", "Kota Banjarbaru", "kota"),
    RegionName("94.04", "Kabupaten Mimika", "kabupaten", (("Timika", "ibu-kota"),)),
    RegionName("94.04.10", "Tembagapura", "distrik"),
)  # fmt: skip

ELECTIONS = (
    ElectionName("pemilu-2024", "Pemilihan Umum Tahun 2024", "Pemilu 2024", "pemilu",
                 date(2024, 2, 14)),
    ElectionName("pilkada-2024", "Pemilihan Serentak Tahun 2024", "Pilkada Serentak 2024",
                 "pilkada", date(2024, 11, 27)),
    ElectionName("psu-pilkada-2025", "Pemungutan Suara Ulang Pilkada 2024", "PSU Pilkada 2025",
                 "psu", date(2025, 3, 22), frozenset({"63.72"})),
)  # fmt: skip

STAGE_KINDS = (
    StageKindName("pencalonan", "Pencalonan", ("pendaftaran pasangan calon", "nomor urut")),
    StageKindName("logistik", "Logistik", ("logistik", "surat suara", "kotak suara")),
    StageKindName("pemutakhiran-pemilih", "Pemutakhiran data pemilih", ("coklit", "data pemilih")),
    StageKindName("pemungutan-suara", "Pemungutan suara", ("pemungutan suara", "psu")),
)


def offices():
    """KPU and Bawaslu of every region above the districts, by the names used there."""
    yield BodyName("kpu-ri", "kpu", None, ("Komisi Pemilihan Umum", "KPU RI"))
    yield BodyName("bawaslu-ri", "bawaslu", None, ("Badan Pengawas Pemilihan Umum", "Bawaslu RI"))
    yield BodyName("dkpp", "dkpp", None, ("DKPP",))
    for region in REGIONS:
        if region.code.count(".") > 1:
            continue
        is_aceh = region.code.startswith("11")
        kpu, bawaslu = ("KIP", "Panwaslih") if is_aceh else ("KPU", "Bawaslu")
        yield BodyName(f"kpu-{region.code}", "kpu", region.code, (f"{kpu} {region.name}",))
        names = (f"{bawaslu} {region.name}",)
        yield BodyName(f"bawaslu-{region.code}", "bawaslu", region.code, names)
        if is_aceh:
            slug = f"panwaslih-pilkada-{region.code}"
            yield BodyName(slug, "bawaslu", region.code, names, "pilkada")


GAZETTEER = Gazetteer(
    regions=REGIONS, bodies=tuple(offices()), elections=ELECTIONS, stage_kinds=STAGE_KINDS
)


def read(text):
    return recognise(text, GAZETTEER)


def bodies_in(text):
    return {(body.kind, body.region_code) for body in read(text).bodies}


def test_gazetteer_without_regions_is_refused():
    with pytest.raises(ValueError, match="regions"):
        Gazetteer(regions=(), bodies=tuple(offices()))


def test_gazetteer_without_bodies_is_refused():
    with pytest.raises(ValueError, match="bodies"):
        Gazetteer(regions=REGIONS, bodies=())


def test_gazetteer_takes_a_generator():
    gazetteer = Gazetteer(regions=iter(REGIONS), bodies=offices())

    assert recognise("KPU Kota Banjar membuka posko.", gazetteer).primary_region == "32.79"


def test_capital_that_is_another_regions_own_name_stands_for_that_region():
    regions = (
        RegionName("71.01", "Kabupaten Rawa Indah", "kabupaten", (("Manggala", "ibu-kota"),)),
        RegionName("71.02", "Kabupaten Manggala", "kabupaten"),
    )
    gazetteer = Gazetteer(regions=regions, bodies=tuple(offices()))

    assert recognise("KPU Manggala menggelar rapat.", gazetteer).primary_region == "71.02"


def test_prediction_has_the_keys_of_the_corpus():
    prediction = as_prediction(read("KPU Kota Banjar menerima surat suara, Senin (14/10/2024)."))

    assert prediction == {
        "primary_region": "32.79",
        "regions": ["32.79"],
        "bodies": [{"kind": "KPU", "region": "32.79"}],
        "election": "pilkada-2024",
        "stage": "logistik",
        "title": None,
        "outlet": None,
        "byline": None,
        "dateline_place": None,
        "published_date": "2024-10-14",
        "related_links": [],
        "photo_credit": None,
    }
