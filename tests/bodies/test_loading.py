import pytest

from bodies.models import Body, BodyAlias, Contact
from tests.factories import make_election, make_region
from tests.loads import load, load_refused, write_files

pytestmark = pytest.mark.django_db

FILES = {
    "bodies.csv": """
        family,level,region_code,official_name,short_name,other_names,website,website_status,legal_basis
        kpu,kabupaten-kota,16.07,KPU Kabupaten Banyuasin,KPU Banyuasin,KPUD|KPU BA,https://kpu.example/,,UU
        kpu,provinsi,16,Komisi Pemilihan Umum Provinsi Sumatera Selatan,KPU Sumsel,,,,UU 7/2017
        kpu,nasional,,Komisi Pemilihan Umum,KPU RI,KPU,https://www.kpu.example/,ada,UU 7/2017
        bawaslu,nasional,,Badan Pengawas Pemilihan Umum,Bawaslu RI,Bawaslu,,,UU 7/2017
        bawaslu,provinsi,11,Panwaslih Provinsi Aceh,Panwaslih Provinsi Aceh,Bawaslu Aceh,,,UU 7/2017
        dkpp,provinsi,16,Tim Pemeriksa Daerah Provinsi Sumatera Selatan,TPD Sumsel,,,,UU 7/2017
    """,
    "panwaslih_pilkada_aceh.csv": """
        family,level,region_code,official_name,short_name,other_names,legal_basis,for_election
        bawaslu,kabupaten-kota,11.01,Panwaslih Kabupaten,Panwaslih,,UU 11/2006,pilkada-2024
        bawaslu,provinsi,11,Panitia Pengawas Pemilihan Aceh,Panwaslih Aceh,,UU 11/2006,pilkada-2024
    """,
}


@pytest.fixture
def data(tmp_path):
    make_region("16", "Sumatera Selatan")
    make_region("16.07", "Kabupaten Banyuasin")
    make_region("11", "Aceh")
    make_region("11.01", "Kabupaten Aceh Selatan")
    make_election("pilkada-2024")
    return write_files(tmp_path, FILES)


def test_files_become_rows(data):
    load("load_bodies", data)

    regency = Body.objects.get(slug="kpu-kabupaten-banyuasin")
    assert regency.parent.slug == "kpu-sumatera-selatan"
    assert regency.parent.parent.slug == "kpu-ri"
    assert {alias.text for alias in regency.aliases.all()} == {
        "KPUD",
        "KPU BA",
    }
    assert Body.objects.filter(slug="tpd-sumatera-selatan", family="dkpp").exists()


def test_aceh_has_two_panwaslih(data):
    load("load_bodies", data)

    permanent = Body.objects.get(slug="panwaslih-aceh")
    pilkada = Body.objects.get(slug="panwaslih-pilkada-aceh")
    assert not permanent.is_ad_hoc
    assert pilkada.for_election.slug == "pilkada-2024"
    assert pilkada.parent.slug == "bawaslu-ri"
    below = Body.objects.get(slug="panwaslih-pilkada-kabupaten-aceh-selatan")
    assert below.parent == pilkada


def test_websites_wait_for_somebody_to_check_them(data):
    load("load_bodies", data)

    assert Contact.objects.count() == 2
    assert not Contact.objects.verified().exists()


def test_second_load_changes_nothing(data):
    load("load_bodies", data)

    summary = load("load_bodies", data)

    assert "Body: created 0, updated 0, unchanged 8, kept 0" in summary
    assert "BodyAlias: created 0, updated 0, unchanged 5, kept 0" in summary
    assert "Contact: created 0, updated 0, unchanged 2, kept 0" in summary


def test_dry_run_changes_nothing(data):
    assert "Body: created 8" in load("load_bodies", data, dry_run=True)
    assert not Body.objects.exists()


def test_changed_name_is_updated_and_an_edited_one_kept(data):
    load("load_bodies", data)
    Body.objects.filter(slug="kpu-ri").update(short_name="KPU Pusat")
    text = FILES["bodies.csv"].replace("KPU RI", "KPU R.I.").replace("TPD Sumsel", "TPD Sumatera")
    write_files(data, {"bodies.csv": text})

    summary = load("load_bodies", data)

    assert Body.objects.get(slug="kpu-ri").short_name == "KPU Pusat"
    assert Body.objects.get(slug="tpd-sumatera-selatan").short_name == "TPD Sumatera"
    assert "Body: created 0, updated 1, unchanged 6, kept 1 (edited by hand)" in summary


def test_contact_checked_by_an_editor_stays_checked(data):
    load("load_bodies", data)
    Contact.objects.update(verified_on="2026-11-24")

    load("load_bodies", data)

    assert Contact.objects.verified().count() == 2


def test_contact_corrected_by_an_editor_does_not_come_back(data):
    load("load_bodies", data)
    Contact.objects.filter(value="https://kpu.example/").update(value="https://baru.example/")

    summary = load("load_bodies", data)

    assert not Contact.objects.filter(value="https://kpu.example/").exists()
    assert "Contact: created 0, updated 0, unchanged 1, kept 1" in summary


def test_address_changed_by_an_editor_stays(data):
    load("load_bodies", data)
    Body.objects.filter(slug="kpu-sumatera-selatan").update(slug="kpu-sumsel")

    summary = load("load_bodies", data)

    assert "Body: created 0, updated 0, unchanged 8" in summary
    assert Body.objects.filter(slug="kpu-sumsel").exists()


@pytest.mark.parametrize(
    ("name", "old", "new", "place_and_reason"),
    [
        ("bodies.csv", "kpu,kab", "kip,kab", "bodies.csv:2: unknown family 'kip'"),
        ("bodies.csv", "kabupaten-kota", "kab/kota", "bodies.csv:2: unknown level 'kab/kota'"),
        ("bodies.csv", "16.07", "16.99", "bodies.csv:2: no province, regency or city has the"),
        ("bodies.csv", ",16.07,", ",16,", "bodies.csv:2: a body of level kabupaten-kota cannot"),
        ("bodies.csv", "dkpp,provinsi,16", "kpu,provinsi,16", "bodies.csv:7: says the same as"),
        ("bodies.csv", "https://kpu", "kpu", "bodies.csv:2: website: an address begins with"),
        ("bodies.csv", "KPU Sumsel", "", "bodies.csv:3: short_name: This field cannot be blank."),
        ("panwaslih_pilkada_aceh.csv", "pilkada-2024", "x", "aceh.csv:2: unknown election 'x'"),
    ],
)
def test_malformed_row_names_its_line_and_changes_nothing(data, name, old, new, place_and_reason):
    write_files(data, {name: FILES[name].replace(old, new)})

    faults = load_refused("load_bodies", data)

    assert place_and_reason in faults
    assert not Body.objects.exists()


def test_missing_file_is_named(data):
    (data / "panwaslih_pilkada_aceh.csv").unlink()

    assert "panwaslih_pilkada_aceh.csv: cannot be read" in load_refused("load_bodies", data)


def test_empty_tables_below_are_named_once(tmp_path):
    faults = load_refused("load_bodies", write_files(tmp_path, FILES))

    assert faults == "Region: there are none yet; run load_regions first\n"


def test_own_data_are_complete():
    load("load_regions", verbosity=0)
    load("load_elections", verbosity=0)

    load("load_bodies")

    assert Body.objects.permanent().count() == 1145
    assert Body.objects.filter(for_election__slug="pilkada-2024").count() == 24
    assert Body.objects.filter(slug__startswith="kip-", region__code__startswith="11").count() == 24
    assert Body.objects.filter(parent=None).count() == 3
    owners = BodyAlias.objects.filter(text="Panwaslih Aceh")
    assert not owners.exists()
    assert Body.objects.get(short_name="Panwaslih Aceh").is_ad_hoc
    assert not Contact.objects.verified().exists()
