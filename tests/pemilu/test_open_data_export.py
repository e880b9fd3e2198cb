"""What `export_data` writes, and that readers never see half of it."""

import csv
import fcntl
import hashlib
import json
from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.actions import withdraw
from articles.models import Source
from bodies.models import Contact, Officer
from common import clock
from common.models import ExportedRecord
from pemilu.open_data import export as exporting
from pemilu.open_data.catalogue import DATASETS
from pemilu.open_data.versions import current_version
from regions.models import Region, RegionAlias
from tests.factories import (
    make_article,
    make_body,
    make_draft,
    make_election,
    make_region,
    make_stage,
    make_user,
    moment,
)

pytestmark = pytest.mark.django_db

SECRET = "0812-rahasia"


@pytest.fixture(autouse=True)
def root(settings, tmp_path):
    settings.DATA_ROOT = tmp_path / "data"
    return settings.DATA_ROOT


def export(at=None, **options) -> str:
    stdout = StringIO()
    if at is None:
        call_command("export_data", stdout=stdout, **options)
    else:
        with clock.fixed_at(moment(at)):
            call_command("export_data", stdout=stdout, **options)
    return stdout.getvalue()


def lines(root, name):
    text = (current_version(root).folder / f"{name}.jsonl").read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]


def table(root, name):
    text = (current_version(root).folder / f"{name}.csv").read_text(encoding="utf-8")
    return list(csv.DictReader(StringIO(text, newline="")))


def make_everything():
    """At least one record of every dataset."""
    region = make_region("16.07", "Kabupaten Banyuasin")
    RegionAlias.objects.create(region=region, text="Banyuasin", kind="pendek")
    region.former_codes.create(code="16.99")
    body = make_body("kpu", region)
    body.contacts.create(kind="telepon", value="0711-1", verified_on="2026-11-01")
    body.officers.create(person_name="Ratna", position="Ketua")
    election = make_election(note="BEDA")
    election.revotes.create(region=region, polling_date="2025-04-19")
    stage = make_stage(election)
    stage.changes.create(known_on="2024-10-01", starts_on_before="2024-11-20")
    return make_article(regions=[region], bodies=[body], stages=[(election, stage.kind)])


# --- What is in a version


def test_version_holds_every_dataset_in_both_forms_and_describes_them(root):
    make_everything()

    export()

    version = current_version(root)
    assert list(version.resources) == [
        f"{name}.{form}" for name in DATASETS for form in ("csv", "jsonl")
    ]
    for path, resource in version.resources.items():
        content = (version.folder / path).read_bytes()
        assert resource["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}", path
        assert resource["bytes"] == len(content) > 0, path
        assert resource["rows"] == 1 or path.startswith("wilayah"), path


@pytest.mark.parametrize("name", DATASETS)
def test_records_have_the_documented_columns(root, name):
    make_everything()

    export()

    for form, records in (("csv", table(root, name)), ("jsonl", lines(root, name))):
        fields = current_version(root).resources[f"{name}.{form}"]["schema"]["fields"]
        for record in records:
            assert set(record) == {field["name"] for field in fields}
    header = list(table(root, name)[0])
    assert header == [column.name for column in DATASETS[name].columns] + ["diubah_pada"]


@pytest.mark.parametrize("name", DATASETS)
def test_values_are_of_the_documented_type(root, name):
    make_everything()
    types = {
        "string": str,
        "date": str,
        "datetime": str,
        "integer": int,
        "boolean": bool,
        "array": list,
    }

    export()

    fields = current_version(root).resources[f"{name}.jsonl"]["schema"]["fields"]
    for record in lines(root, name):
        for field in fields:
            value = record[field["name"]]
            assert value is None or type(value) is types[field["type"]], field


def test_checksums_are_right_for_every_public_file(root):
    make_everything()

    export()

    folder = current_version(root).folder
    sums = dict(line.split("  ")[::-1] for line in (folder / "SHA256SUMS").read_text().splitlines())
    assert {*current_version(root).resources, "datapackage.json", "LISENSI.txt"} == set(sums)
    for name, digest in sums.items():
        assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == digest


def test_regions_are_under_the_odbl_with_its_notice_beside_them(root):
    export()

    version = current_version(root)
    for name in ("wilayah", "sebutan-wilayah", "kode-lama-wilayah"):
        resource = version.resources[f"{name}.csv"]
        assert [licence["name"] for licence in resource["licenses"]] == ["ODbL-1.0"]
    assert "idn-area-data" in version.resources["wilayah.csv"]["sources"][0]["title"]
    assert version.resources["berita.csv"]["licenses"][0]["name"] == "CC-BY-4.0"
    notice = (version.folder / "LISENSI.txt").read_text()
    assert "https://opendatacommons.org/licenses/odbl/1-0/" in notice
    assert "idn-area-data" in notice


def test_cells_are_no_formulas_and_json_is_exact(root):
    make_article("=HYPERLINK(1)")

    export()

    assert table(root, "berita")[0]["judul"] == "'=HYPERLINK(1)"
    assert lines(root, "berita")[0]["judul"] == "=HYPERLINK(1)"


# --- What is never in a version


def test_only_published_articles_are_in_and_never_their_text(root):
    region = make_region()
    shown = make_article("Kabar terang", regions=[region], body="<p>isi-rahasia</p>")
    make_draft("Rahasia draf", regions=[region])
    make_article("Rahasia terjadwal", at=clock.now() + timedelta(days=1))
    withdrawn = make_article("Rahasia dicabut")
    withdraw(article=withdrawn, by=make_user(), reason="Sumber keliru.")

    export()

    assert [record["id"] for record in lines(root, "berita")] == [shown.urn]
    everything = b"".join(
        path.read_bytes() for path in current_version(root).folder.iterdir()
    ).decode()
    assert "Kabar terang" in everything
    assert "Rahasia" not in everything
    assert "isi-rahasia" not in everything


def test_words_of_a_clipping_stay_with_their_source(root):
    source = Source.objects.create(slug="koran", name="Koran", kind="media")
    make_article("Kliping", kind="kliping", source=source, summary="kata orang", body="<p>a</p>")

    export()

    (record,) = lines(root, "berita")
    assert (record["judul"], record["ringkasan"], record["sumber"]) == ("Kliping", None, "koran")


def test_unverified_contacts_and_their_sources_are_not_in(root):
    body = make_body()
    body.contacts.create(kind="telepon", value=SECRET, source_url="https://rahasia.example/")
    body.contacts.create(
        kind="telepon", value="0711-1", source_url="https://a.example/", verified_on="2026-11-01"
    )

    export()

    assert [record["nilai"] for record in lines(root, "kontak")] == ["0711-1"]
    assert lines(root, "penyelenggara")[0]["sumber"] == ["https://a.example/"]
    assert not [p for p in current_version(root).folder.iterdir() if SECRET in p.read_text()]


# --- What changed


def test_second_export_without_changes_writes_nothing(root):
    make_everything()

    first = export("2026-11-01 00:00")
    before = current_version(root)
    second = export("2026-11-02 00:00")

    assert "exported a new version" in first
    assert "unchanged" in second.splitlines()[-1]
    assert current_version(root).folder == before.folder
    assert [entry.name for entry in root.iterdir() if entry.is_dir()].count("terkini") == 1
    assert len([entry for entry in root.iterdir() if entry.is_dir()]) == 2


def test_changed_record_has_the_time_of_the_export_that_saw_it(root):
    make_region("16", "Lama")
    make_region("17", "Tetap")
    export("2026-11-01 00:00")

    # Past every `save()`, as loads do.
    Region.objects.filter(code="16").update(name="Baru")
    report = export("2026-11-05 00:00")

    assert "wilayah: new 0, changed 1, removed 0, unchanged 1" in report
    stamps = {record["nama"]: record["diubah_pada"] for record in lines(root, "wilayah")}
    assert stamps == {"Baru": "2026-11-05T00:00:00Z", "Tetap": "2026-11-01T00:00:00Z"}


def test_record_that_comes_back_is_new_and_no_longer_removed(root):
    body = make_body()
    officer = Officer.objects.create(body=body, person_name="Ratna", position="Ketua")
    export("2026-11-01 00:00")
    pk = officer.pk
    officer.delete()
    export("2026-11-02 00:00")
    removed = current_version(root).folder / "pejabat.dihapus.jsonl"
    assert json.loads(removed.read_text()) == {
        "diubah_pada": "2026-11-02T00:00:00Z",
        "id": pk,
        "dihapus": True,
    }

    Officer.objects.create(pk=pk, body=body, person_name="Ratna", position="Ketua")
    report = export("2026-11-03 00:00")

    assert "pejabat: new 1, changed 0, removed 0" in report
    assert (current_version(root).folder / "pejabat.dihapus.jsonl").read_text() == ""
    assert ExportedRecord.objects.get(dataset="pejabat").is_removed is False


def test_key_of_a_removed_contact_does_not_tell_its_value(root):
    contact = Contact.objects.create(
        body=make_body(), kind="telepon", value=SECRET, verified_on="2026-11-01"
    )
    export("2026-11-01 00:00")
    contact.delete()

    export("2026-11-02 00:00")

    assert not [p for p in current_version(root).folder.iterdir() if SECRET in p.read_text()]
    assert not ExportedRecord.objects.filter(key__contains=SECRET).exists()


def test_dry_run_says_what_changed_and_writes_nothing(root):
    make_region()

    report = export(dry_run=True)

    assert "wilayah: new 1, changed 0, removed 0, unchanged 0" in report
    assert not root.exists()
    assert not ExportedRecord.objects.exists()


# --- A version is whole or not there


@pytest.mark.parametrize("culprit", ["write_dataset", "publish"])
def test_failure_in_the_middle_leaves_the_version_before(root, monkeypatch, culprit):
    make_region("16", "Lama")
    export("2026-11-01 00:00")
    before = current_version(root)
    Region.objects.update(name="Baru")
    works = getattr(exporting, culprit)
    calls = []

    def fail_later(*args):
        calls.append(args)
        if culprit == "publish" or len(calls) == 3:
            raise OSError("no space left")
        return works(*args)

    monkeypatch.setattr(exporting, culprit, fail_later)
    with pytest.raises(CommandError, match="no space left"):
        export("2026-11-02 00:00")

    assert current_version(root) == before
    assert before.is_whole
    assert [record["nama"] for record in lines(root, "wilayah")] == ["Lama"]
    assert not list(root.glob(".ditulis-*"))
    monkeypatch.undo()
    export("2026-11-03 00:00")
    assert [record["diubah_pada"] for record in lines(root, "wilayah")] == ["2026-11-03T00:00:00Z"]


def test_what_a_killed_export_left_is_cleared_away(root):
    (root / ".ditulis-abc").mkdir(parents=True)

    export()

    assert not (root / ".ditulis-abc").exists()


def test_version_before_is_kept_for_running_downloads_and_older_ones_are_not(root):
    region = make_region()
    folders = []
    for day in (1, 2, 3):
        Region.objects.filter(pk=region.pk).update(name=f"Nama {day}")
        export(f"2026-11-0{day} 00:00")
        folders.append(current_version(root).folder)

    assert [folder.exists() for folder in folders] == [False, True, True]


@pytest.mark.parametrize("is_there", [True, False])
def test_version_that_was_damaged_is_written_anew(root, is_there):
    make_region()
    export("2026-11-01 00:00")
    dump = current_version(root).folder / "wilayah.csv"
    if is_there:
        dump.write_text("")
    else:
        dump.unlink()

    assert "exported a new version" in export("2026-11-02 00:00")

    assert current_version(root).is_whole
    assert lines(root, "wilayah")[0]["diubah_pada"] == "2026-11-01T00:00:00Z"


def test_one_export_at_a_time(root):
    root.mkdir()
    with (root / ".kunci").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)

        with pytest.raises(CommandError, match="sedang berjalan"):
            export()


@pytest.mark.parametrize("name", DATASETS)
def test_dataset_costs_the_same_queries_however_many_records(name):
    make_everything()
    with CaptureQueriesContext(connection) as at_one:
        list(DATASETS[name].records())
    for number in range(20, 30):
        region = make_region(f"16.{number}")
        body = make_body("kpu", region)
        body.officers.create(person_name="Ratna", position="Ketua")
        make_article(regions=[region], bodies=[body])

    with CaptureQueriesContext(connection) as at_many:
        list(DATASETS[name].records())

    assert len(at_many) == len(at_one) <= 14
