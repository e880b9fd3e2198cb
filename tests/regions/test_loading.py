import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from regions.models import FormerCode, Region, RegionAlias
from tests.factories import make_region
from tests.loads import load, load_refused, write_files

pytestmark = pytest.mark.django_db

FILES = {
    "regions.csv": """
        code,name,kind
        16,Sumatera Selatan,provinsi
        16.07,Kabupaten Banyuasin,kabupaten
        16.71,Kota Palembang,kota
        16.07.10,Betung,kecamatan
    """,
    "provinces.csv": """
        code,time_zone,tile_row,tile_col,tile_label
        16,Asia/Jakarta,3,1,Sumsel
    """,
    "aliases.csv": """
        code,text,kind,collides_with
        16,Sumsel,akronim,
    """,
    "capitals.csv": """
        code,capital,certainty
        16.07,Pangkalan Balai,pasti
        16.71,Palembang,pasti
    """,
    "former_codes.csv": """
        code,former_code,until,instrument
        16.71,15.71,2022-11-09,UU 1/2022
    """,
}


@pytest.fixture
def data(tmp_path):
    return write_files(tmp_path, FILES)


def test_files_become_rows(data):
    summary = load("load_regions", data)

    kecamatan = Region.objects.get(code="16.07.10")
    assert (kecamatan.slug, kecamatan.level, kecamatan.parent.code) == ("betung", 3, "16.07")
    assert kecamatan.time_zone == "Asia/Jakarta"
    assert Region.objects.get(code="16").tile_label == "Sumsel"
    assert Region.objects.get(code="16.07").tile_row is None
    assert RegionAlias.objects.get(text="Pangkalan Balai").kind == "ibu-kota"
    assert FormerCode.objects.get().code == "15.71"
    assert (
        "Region: created 4, updated 0, unchanged 0, kept 0 (edited by hand), refused 0" in summary
    )


def test_second_load_writes_nothing(data):
    load("load_regions", data)

    with CaptureQueriesContext(connection) as queries:
        summary = load("load_regions", data)

    assert "Region: created 0, updated 0, unchanged 4, kept 0" in summary
    assert not [q for q in queries if q["sql"].startswith(("INSERT", "UPDATE", "DELETE"))]


def test_dry_run_changes_nothing(data):
    summary = load("load_regions", data, dry_run=True)

    assert "Region: created 4" in summary
    assert "dry run: nothing was changed" in summary
    assert not Region.objects.exists()


def test_changed_name_is_updated_and_keeps_its_address(data):
    load("load_regions", data)
    write_files(data, {"regions.csv": FILES["regions.csv"].replace("Betung", "Betung Baru")})

    summary = load("load_regions", data)

    kecamatan = Region.objects.get(code="16.07.10")
    assert (kecamatan.name, kecamatan.slug) == ("Betung Baru", "betung")
    assert "Region: created 0, updated 1, unchanged 3, kept 0" in summary
    assert "updated 0, unchanged 4" in load("load_regions", data)


def test_row_edited_by_hand_is_kept(data):
    load("load_regions", data)
    Region.objects.filter(code="16.07.10").update(name="Betung Asri")
    write_files(data, {"regions.csv": FILES["regions.csv"].replace("Betung", "Betung Baru")})

    summary = load("load_regions", data)

    assert Region.objects.get(code="16.07.10").name == "Betung Asri"
    assert "Region: created 0, updated 0, unchanged 3, kept 1 (edited by hand)" in summary


def test_alias_whose_words_were_edited_does_not_come_back(data):
    """An editor corrected a short form; with the next deployment the wrong one was there again."""
    load("load_regions", data)
    RegionAlias.objects.filter(text="Sumsel").update(text="Sum-Sel")

    summary = load("load_regions", data)

    assert not RegionAlias.objects.filter(text="Sumsel").exists()
    assert "RegionAlias: created 0, updated 0, unchanged 2, kept 1" in summary


def test_row_that_left_the_file_is_reported_and_stays(data):
    load("load_regions", data)
    write_files(data, {"aliases.csv": "code,text,kind,collides_with"})

    summary = load("load_regions", data)

    assert RegionAlias.objects.filter(text="Sumsel").exists()
    assert "refused 0, not in file 1 (kept)" in summary


def test_row_entered_by_hand_with_the_same_values_is_kept(data):
    load("load_regions", data)
    RegionAlias.objects.update(loaded_hash="")

    assert "RegionAlias: created 0, updated 0, unchanged 0, kept 3" in load("load_regions", data)


def test_row_entered_by_hand_with_other_values_refuses_the_load(data):
    make_region("16", "Sumsel Buatan Tangan")

    faults = load_refused("load_regions", data)

    assert "regions.csv:2: a row entered by hand says something else about this" in faults
    assert Region.objects.count() == 1


def test_address_taken_by_a_row_entered_by_hand_names_the_line(data):
    make_region("17.01", "Lain", slug="kota-palembang")

    faults = load_refused("load_regions", data)

    assert "regions.csv:4: collides with another row: Alamat pendek ini sudah dipakai" in faults
    assert not Region.objects.filter(code="16").exists()


@pytest.mark.parametrize(
    ("name", "line", "place_and_reason"),
    [
        ("regions.csv", "16.07.11,Tanpa Jenis", "regions.csv:6: 2 columns, expected 3"),
        ("regions.csv", "16.7,Salah,kabupaten", "regions.csv:6: '16.7' is not a region's code"),
        ("regions.csv", "16.08,Salah,kecamatan", "regions.csv:6: a code like 16.08 cannot be"),
        ("regions.csv", "16.07,Kembar,kabupaten", "regions.csv:6: says the same as line 3"),
        ("regions.csv", "17,Bengkulu,provinsi", "regions.csv:6: provinces.csv has no line for 17"),
        ("regions.csv", "16.09.01,Yatim,kecamatan", "regions.csv:6: unknown region code '16.09'"),
        ("regions.csv", '16.08,"Tak ditutup,kota', "regions.csv:6: not CSV: unexpected end"),
        ("regions.csv", f"16.08,{'x' * 101},kota", "regions.csv:6: name: Ensure this value has"),
        ("regions.csv", "16.08,a\x00b,kota", "regions.csv:6: holds a control character"),
        ("aliases.csv", "99,Entah,akronim,", "aliases.csv:3: unknown region code '99'"),
        ("aliases.csv", "16,Entah,julukan,", "aliases.csv:3: kind: Value 'julukan' is not"),
        ("former_codes.csv", "16.07,15.07,kemarin,", "former_codes.csv:3: until: “kemarin”"),
        ("provinces.csv", "99,Asia/Jakarta,9,9,X", "provinces.csv:3: unknown region code '99'"),
    ],
)
def test_malformed_row_names_its_line_and_changes_nothing(data, name, line, place_and_reason):
    write_files(data, {name: FILES[name].rstrip() + "\n" + line})

    faults = load_refused("load_regions", data)

    assert place_and_reason in faults
    assert not Region.objects.exists()


def test_wrong_header_is_named(data):
    write_files(data, {"capitals.csv": "kode,ibu kota\n16.07,Pangkalan Balai"})

    faults = load_refused("load_regions", data)

    assert (
        "capitals.csv:1: the header is 'kode,ibu kota', expected 'code,capital,certainty'" in faults
    )


def test_file_that_is_not_utf_8_names_the_line(data):
    (data / "aliases.csv").write_bytes(b"code,text,kind,collides_with\n16,S\xfcmsel,akronim,\n")

    assert "aliases.csv:2: not UTF-8" in load_refused("load_regions", data)


def test_missing_file_is_named(data):
    (data / "capitals.csv").unlink()

    assert "capitals.csv: cannot be read: No such file" in load_refused("load_regions", data)


def test_first_twenty_faults_are_shown(data):
    lines = "\n".join(f"16.{number},X" for number in range(10, 60))
    write_files(data, {"regions.csv": f"code,name,kind\n{lines}"})

    faults = load_refused("load_regions", data).splitlines()

    assert len(faults) == 21
    assert faults[-1] == "only the first 20 faults are shown"


def test_own_data_are_complete():
    load("load_regions")

    assert [Region.objects.filter(level=level).count() for level in (1, 2, 3)] == [38, 514, 7285]
    capitals = RegionAlias.objects.filter(kind="ibu-kota")
    assert capitals.values("region").distinct().count() == 514
    assert set(capitals.filter(text="Sampit").values_list("region__code", flat=True)) == {"62.02"}
    assert FormerCode.objects.count() == 26
    assert FormerCode.objects.get(code="91.01").region.code == "93.01"
    assert Region.objects.filter(tile_row__isnull=False).count() == 38
    assert set(
        Region.objects.filter(code__in=["32.79", "63.03"]).values_list("slug", flat=True)
    ) == {
        "kota-banjar",
        "kabupaten-banjar",
    }
