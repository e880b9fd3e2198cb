from datetime import date

import pytest

from elections.models import (
    Certainty,
    Election,
    PublishingRule,
    ReportingRule,
    Revote,
    Stage,
    StageChange,
    StageKind,
    Term,
)
from tests.factories import make_region
from tests.loads import load, load_refused, write_files

pytestmark = pytest.mark.django_db

STAGE = "pilkada-2024,1,Masa tenang,masa-tenang,,2024-11-24,2024-11-26,ditetapkan,UU 10/2016,,,,"
FILES = {
    "stage_kinds.csv": """
        slug,name,order,keywords
        masa-tenang,Masa tenang,80,masa tenang|hari tenang
    """,
    "elections.csv": """
        slug,name,short_name,kind,is_national,region_codes,polling_date,status,legal_basis,replaces,source_url_1,source_url_2,note,aliases
        psu-2025,PSU Pilkada 2025,PSU 2025,psu,tidak,16.07,2025-03-22,selesai,,pilkada-2024,,,,
        pilkada-2024,Pilkada,Pilkada 2024,pilkada,tidak,,2024-11-27,selesai,,,,,,Pilgub|Pilbup
    """,
    "pilkada_2024_regions.csv": """
        election,region_code
        pilkada-2024,16
        pilkada-2024,16.07
    """,
    "stages.csv": f"""
        election,order,name,kind,region_code,starts_on,ends_on,certainty,legal_basis,source_url_1,source_url_2,source_url_3,note
        {STAGE}
    """,
    "revotes.csv": """
        election,region_code,polling_date,case_number,extent
        psu-2025,16.07,2025-03-22,1/PHPU.BUP,4 TPS
    """,
    "publishing_rules.csv": """
        content_flag,stage_kind,region_code,effect,ends_at_wib,offset_hours,legal_basis,source_url,note,is_confirmed
        survei,masa-tenang,,larang,,0,UU 7/2017,,,tidak
    """,
    "reporting_rules.csv": """
        slug,election_kind,days,day_count,legal_basis,formal_requirements,material_requirements,source_url,is_confirmed,valid_from
        laporan-pilkada,pilkada,7,hari-kalender,UU 10/2016,,,,tidak,2016-07-01
    """,
    "glossary.csv": """
        slug,short,name,definition,is_explained
        psu,PSU,pemungutan suara ulang,Pemungutan suara yang diadakan lagi.,ya
        kip,KIP,Komisi Independen Pemilihan,Nama KPU di Aceh.,tidak
    """,
}


@pytest.fixture
def data(tmp_path):
    make_region("16.07")
    return write_files(tmp_path, FILES)


def test_files_become_rows(data):
    load("load_elections", data)

    pilkada = Election.objects.get(slug="pilkada-2024")
    assert [region.code for region in pilkada.regions.all()] == ["16", "16.07"]
    assert pilkada.aliases == "Pilgub\nPilbup"
    assert Election.objects.get(slug="psu-2025").replaces == pilkada
    assert StageKind.objects.get().keywords == "masa tenang\nhari tenang"
    assert Stage.objects.get().ends_on == date(2024, 11, 26)
    assert Revote.objects.get().case_number == "1/PHPU.BUP"
    assert not PublishingRule.objects.get().is_confirmed
    assert ReportingRule.objects.get().day_count == "hari-kalender"
    assert Term.objects.get(short="PSU").name == "pemungutan suara ulang"
    assert [term.short for term in Term.objects.explained()] == ["PSU"]


def test_second_load_changes_nothing(data):
    load("load_elections", data)

    summary = load("load_elections", data)

    assert "Election: created 0, updated 0, unchanged 2, kept 0" in summary
    assert "Stage: created 0, updated 0, unchanged 1, kept 0" in summary


def test_dry_run_changes_nothing(data):
    assert "Election: created 2" in load("load_elections", data, dry_run=True)
    assert not Election.objects.exists()
    assert not StageKind.objects.exists()


def test_moved_stage_remembers_its_days_and_the_instrument(data):
    load("load_elections", data)
    moved = STAGE.replace("2024-11-24", "2024-11-23").replace("UU 10/2016", "PKPU 9/2025")
    write_files(data, {"stages.csv": FILES["stages.csv"].replace(STAGE, moved)})

    load("load_elections", data)

    change = StageChange.objects.get()
    assert (change.starts_on_before, change.ends_on_before) == (
        date(2024, 11, 24),
        date(2024, 11, 26),
    )
    assert change.instrument == "PKPU 9/2025"
    assert Stage.objects.get().starts_on == date(2024, 11, 23)


def test_regions_of_an_election_follow_the_file(data):
    load("load_elections", data)
    write_files(data, {"pilkada_2024_regions.csv": "election,region_code\npilkada-2024,16.07"})

    summary = load("load_elections", data)

    pilkada = Election.objects.get(slug="pilkada-2024")
    assert [region.code for region in pilkada.regions.all()] == ["16.07"]
    assert "Election: created 0, updated 1, unchanged 1, kept 0" in summary


def test_regions_changed_by_hand_are_kept(data):
    load("load_elections", data)
    pilkada = Election.objects.get(slug="pilkada-2024")
    pilkada.regions.remove(make_region("16"))
    write_files(data, {"elections.csv": FILES["elections.csv"].replace("Pilbup", "Pilwako")})

    summary = load("load_elections", data)

    assert [region.code for region in pilkada.regions.all()] == ["16.07"]
    assert "Election: created 0, updated 0, unchanged 1, kept 1" in summary


def test_rule_confirmed_by_hand_stays_confirmed(data):
    load("load_elections", data)
    ReportingRule.objects.update(is_confirmed=True)

    summary = load("load_elections", data)

    assert ReportingRule.objects.get().is_confirmed
    assert "ReportingRule: created 0, updated 0, unchanged 0, kept 1" in summary


@pytest.mark.parametrize(
    ("name", "old", "new", "place_and_reason"),
    [
        ("stages.csv", "2024-11-24", "2024-11-28", "stages.csv:2: starts_on is after ends_on"),
        ("stages.csv", "2024-11-24", "24/11/2024", "stages.csv:2: starts_on: “24/11/2024” value"),
        ("stages.csv", ",masa-tenang,", ",tenang,", "stages.csv:2: unknown stage kind 'tenang'"),
        ("stages.csv", "ditetapkan", "pasti", "stages.csv:2: certainty: Value 'pasti' is not"),
        ("stages.csv", "pilkada-2024", "pilkada", "stages.csv:2: unknown election 'pilkada'"),
        ("elections.csv", "psu,tidak", "psu,no", "elections.csv:2: is_national: 'no' is neither"),
        ("elections.csv", "psu,tidak", "pemilu,ya", "elections.csv:2: an election of the whole"),
        ("elections.csv", "2025-03-22", "", "elections.csv:2: a finished election needs"),
        ("elections.csv", "16.07", "16.99", "elections.csv:2: unknown region code '16.99'"),
        ("pilkada_2024_regions.csv", "pilkada-2024,16.07", "x,16.07", "3: unknown election 'x'"),
        ("revotes.csv", "16.07", "99.01", "revotes.csv:2: unknown region code '99.01'"),
        ("publishing_rules.csv", "survei", "ramalan", "publishing_rules.csv:2: content_flag:"),
        ("reporting_rules.csv", ",pilkada,", ",pilpres,", "reporting_rules.csv:2: unknown kind"),
        ("glossary.csv", ",ya", ",", "glossary.csv:2: is_explained: '' is neither"),
        ("glossary.csv", "kip,KIP", "psu,KIP", "glossary.csv:3: says the same as line 2"),
        ("glossary.csv", "kip,KIP", "kip,PSU", "glossary.csv:3: collides with another row"),
        ("glossary.csv", "Nama KPU di Aceh.", "", "glossary.csv:3: definition: This field cannot"),
    ],
)
def test_malformed_row_names_its_line_and_changes_nothing(data, name, old, new, place_and_reason):
    write_files(data, {name: FILES[name].replace(old, new)})

    faults = load_refused("load_elections", data)

    assert place_and_reason in faults
    assert not Election.objects.exists()
    assert not StageKind.objects.exists()


def test_term_edited_by_hand_is_kept(data):
    load("load_elections", data)
    Term.objects.filter(slug="psu").update(definition="Ditulis ulang redaksi.")

    summary = load("load_elections", data)

    assert Term.objects.get(slug="psu").definition == "Ditulis ulang redaksi."
    assert "Term: created 0, updated 0, unchanged 1, kept 1" in summary


def test_missing_file_is_named(data):
    (data / "stages.csv").unlink()

    assert "stages.csv: cannot be read" in load_refused("load_elections", data)


def test_own_data_are_complete():
    load("load_regions", verbosity=0)

    load("load_elections")

    assert Election.objects.count() == 8
    assert Election.objects.get(slug="pilkada-2024").regions.count() == 545
    assert Stage.objects.count() == 68
    assert Revote.objects.count() == 25
    assert StageKind.objects.count() == 17
    assert Stage.objects.exclude(certainty=Certainty.FIXED).count() == 3
    rest = Stage.objects.get(election__slug="pilkada-2024", order=16)
    assert (rest.starts_on, rest.ends_on) == (date(2024, 11, 24), date(2024, 11, 26))
    assert not PublishingRule.objects.filter(is_confirmed=True).exists()
    assert not ReportingRule.objects.filter(is_confirmed=True).exists()
    assert Term.objects.count() == 99
    assert not Term.objects.explained().filter(short__in=["KIP", "PKPU", "KPU", "TPS"]).exists()
