"""The real stages of the elections as shipped, with the few regions that a test needs."""

import csv
from datetime import date
from pathlib import Path

from elections.models import Election, Revote, Stage, StageKind
from tests.factories import make_region

DATA = Path(__file__).resolve().parents[2] / "elections" / "data"
REGIONS = {
    "16": "Sumatera Selatan",
    "16.71": "Kota Palembang",
    "16.07": "Kabupaten Banyuasin",
    "16.11": "Kabupaten Empat Lawang",
    "14.08": "Kabupaten Siak",
    "62.05": "Kabupaten Barito Utara",
    "19.01": "Kabupaten Bangka",
    "91": "Papua",
}


def rows_of(name):
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def fill_timetables():
    """Every kind, election, stage and re-vote of the shipped tables in `REGIONS`."""
    regions = {code: make_region(code, name) for code, name in REGIONS.items()}
    kinds = {
        row["slug"]: StageKind.objects.create(
            slug=row["slug"],
            name=row["name"],
            order=row["order"],
            keywords=row["keywords"].replace("|", "\n"),
        )
        for row in rows_of("stage_kinds.csv")
    }
    elections = {}
    for row in rows_of("elections.csv"):
        election = elections[row["slug"]] = Election.objects.create(
            slug=row["slug"],
            name=row["name"],
            short_name=row["short_name"],
            kind=row["kind"],
            status=row["status"],
            polling_date=row["polling_date"] or None,
            is_national=row["is_national"] == "ya" or row["slug"] == "pilkada-2024",
            legal_basis=row["legal_basis"],
        )
        codes = row["region_codes"].split("|")
        election.regions.set([regions[code] for code in codes if code in regions])
    for row in rows_of("stages.csv"):
        if row["region_code"] and row["region_code"] not in regions:
            continue
        Stage.objects.create(
            election=elections[row["election"]],
            kind=kinds[row["kind"]],
            region=regions.get(row["region_code"]),
            order=row["order"],
            name=row["name"],
            starts_on=row["starts_on"] or None,
            ends_on=row["ends_on"] or None,
            certainty=row["certainty"],
            legal_basis=row["legal_basis"],
            source_url=row["source_url_1"],
        )
    for row in rows_of("revotes.csv"):
        if row["region_code"] in regions:
            Revote.objects.create(
                election=elections[row["election"]],
                region=regions[row["region_code"]],
                polling_date=date.fromisoformat(row["polling_date"]),
            )
    return regions, elections
