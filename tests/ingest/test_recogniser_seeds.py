"""The five real texts, where they lie beside the repository; they are not part of it."""

import csv
from datetime import date
from pathlib import Path

import pytest

from ingest.recogniser import (
    BodyName,
    ElectionName,
    Gazetteer,
    RegionName,
    StageKindName,
    recognise,
)

ROOT = Path(__file__).resolve().parents[2]
SEEDS = ROOT.parent / "shared" / "seeds"

pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason="The real texts are not here.")


def rows(path):
    with (ROOT / path).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def gazetteer():
    aliases = {}
    for row in rows("regions/data/aliases.csv"):
        aliases.setdefault(row["code"], []).append((row["text"], row["kind"]))
    for row in rows("regions/data/capitals.csv"):
        aliases.setdefault(row["code"], []).append((row["capital"], "ibu-kota"))
    return Gazetteer(
        regions=[
            RegionName(row["code"], row["name"], row["kind"], tuple(aliases.get(row["code"], ())))
            for row in rows("regions/data/regions.csv")
        ],
        bodies=[
            BodyName(row["short_name"], row["family"], row["region_code"] or None,
                     (row["official_name"], row["short_name"]))
            for row in rows("bodies/data/bodies.csv")
        ],
        elections=[
            ElectionName(row["slug"], row["name"], row["short_name"], row["kind"],
                         date.fromisoformat(row["polling_date"]) if row["polling_date"] else None,
                         frozenset(row["region_codes"].split("|")) - {""})
            for row in rows("elections/data/elections.csv")
        ],
        stage_kinds=[
            StageKindName(row["slug"], row["name"], tuple(row["keywords"].split("|")))
            for row in rows("elections/data/stage_kinds.csv")
        ],
    )  # fmt: skip


@pytest.fixture
def reading(gazetteer):
    def read(number):
        (path,) = SEEDS.glob(f"{number}_*.txt")
        return recognise(path.read_text(encoding="utf-8"), gazetteer)

    return read


def offices(recognition):
    return {(body.kind, body.region_code) for body in recognition.bodies}


@pytest.mark.parametrize("number", ["000", "002"])
def test_banyuasin_is_not_musi_banyuasin(reading, number):
    recognition = reading(number)

    assert recognition.primary_region == "16.07"
    assert ("KPU", "16.07") in offices(recognition)
    assert "16.06" not in {region.code for region in recognition.regions}


def test_related_lines_are_taken_out(reading):
    for number, count in (("000", 3), ("002", 4)):
        structure = reading(number).structure

        assert len(structure.related_titles) == count
        assert "BACA JUGA" not in structure.clean_text


def test_city_office_at_a_meeting_of_the_provincial_one(reading):
    recognition = reading("001")

    assert recognition.primary_region == "16.71"
    assert {("BAWASLU", "16.71"), ("BAWASLU", "16")} <= offices(recognition)
    assert recognition.election.slug == "pilkada-2024"
    assert {"Bawaslu", "Komentar"} <= {text for _, text in recognition.structure.removed}
    assert recognition.structure.clean_text.endswith(".")


def test_credit_and_outlet(reading):
    structure = reading("002").structure

    assert structure.photo_credit == "Dokumen Palpos"
    assert structure.outlet == "KORANPALPOS.COM"
    assert structure.dateline_place == "BANYUASIN"


def test_essay_names_no_region(reading):
    recognition = reading("003")

    assert recognition.regions == ()
    assert offices(recognition) == {("KPU", None), ("BAWASLU", None)}
    assert recognition.structure.is_title_missing
    assert [label for label, _ in recognition.structure.removed] == ["sampah", "sampah"]


def test_kota_banjar_is_not_kabupaten_banjar(reading):
    recognition = reading("004")
    structure = recognition.structure

    assert recognition.primary_region == "32.79"
    assert "63.03" not in {region.code for region in recognition.regions}
    assert recognition.open_homonyms == ()
    assert recognition.stage.slug == "pencalonan"
    assert structure.is_title_missing
    assert structure.byline == "Hermanto"
    assert structure.published_date == date(2024, 8, 24)
    assert structure.headline().endswith("…")
