"""What the addresses below /data/ answer."""

import csv
import json
from datetime import date
from io import StringIO

import pytest
from django.core.management import call_command

from articles.actions import withdraw
from articles.models import Article
from common import clock
from pemilu.open_data.catalogue import DATASETS
from regions.models import Region
from tests.factories import (
    make_article,
    make_body,
    make_election,
    make_region,
    make_stage,
    make_user,
    moment,
)

pytestmark = pytest.mark.django_db

FORMS = {"csv": "text/csv", "jsonl": "application/x-ndjson"}
HISTORICAL = ["penyelenggara", "pejabat", "tahapan"]
BAD_VALUES = [
    "x",
    "2024-02-30",
    "1999-12-31",
    "2101-01-01",
    "0001-01-01",
    "9999-12-31",
    "0001-01-01T00:00:00+14:00",
    "2024-11-20T25:00:00Z",
    "2024-11-20T10:00:00",
    "99999999999999999999",
    "2024-11-20\x00",
    "\r\nX-Sisipan: 1",
    "' OR 1=1 --",
    "x" * 5000,
]


@pytest.fixture(autouse=True)
def root(settings, tmp_path):
    settings.DATA_ROOT = tmp_path / "data"
    return settings.DATA_ROOT


def export(at):
    with clock.fixed_at(moment(at)):
        call_command("export_data", verbosity=0)


def text_of(response) -> str:
    assert response.status_code == 200
    # Read to its end, a streamed answer closes its file.
    return (response.getvalue() if response.streaming else response.content).decode()


def records(client, name, form="jsonl", **parameters):
    text = text_of(client.get(f"/data/{name}.{form}", parameters))
    if form == "csv":
        return list(csv.DictReader(StringIO(text, newline="")))
    return [json.loads(line) for line in text.splitlines()]


# --- The whole


@pytest.mark.parametrize(("form", "media_type"), FORMS.items())
def test_dump_is_served_as_it_lies_on_disk(client, root, form, media_type):
    make_region("16", "Sumatera Selatan")
    export("2026-11-01 00:00")

    response = client.get(f"/data/wilayah.{form}")

    content = (root / "terkini" / f"wilayah.{form}").read_bytes()
    assert response["Content-Type"] == f"{media_type}; charset=utf-8"
    assert response["Content-Length"] == str(len(content))
    assert response["Content-Disposition"] == f'attachment; filename="wilayah.{form}"'
    assert response["Last-Modified"] == "Sun, 01 Nov 2026 00:00:00 GMT"
    assert response["Cache-Control"] == "public, max-age=60"
    assert text_of(response) == content.decode()


@pytest.mark.parametrize("name", ["datapackage.json", "SHA256SUMS", "LISENSI.txt"])
def test_files_that_describe_the_version_are_served(client, root, name):
    export("2026-11-01 00:00")

    assert text_of(client.get(f"/data/{name}")) == (root / "terkini" / name).read_text()


@pytest.mark.parametrize(
    "path",
    [
        "wilayah.csv",
        "wilayah.jsonl?diubah_sejak=2026-11-01",
        "wilayah.csv?diubah_sejak=2026-11-01",
        "tahapan.csv?pada=2024-11-20",
        "tahapan.csv?pada=x",
        "datapackage.json",
        "SHA256SUMS",
        "",
    ],
)
def test_reader_who_has_it_already_is_told_so(client, path):
    make_region()
    export("2026-11-01 00:00")
    first = client.get(f"/data/{path}")
    text_of(first)

    again = client.get(f"/data/{path}", headers={"If-None-Match": first["ETag"]})

    assert again.status_code == 304
    assert again.content == b""
    assert again["ETag"] == first["ETag"]


def test_new_version_has_another_etag(client):
    make_region()
    etags = set()
    for day in (1, 2):
        Region.objects.update(name=f"Nama {day}")
        export(f"2026-11-0{day} 00:00")
        for query in ("", "?diubah_sejak=2026-10-01", "?diubah_sejak=2026-10-02"):
            response = client.get(f"/data/wilayah.csv{query}")
            etags.add(response["ETag"])
            text_of(response)

    assert len(etags) == 6


def test_head_gives_the_headers_alone(client):
    make_region()
    export("2026-11-01 00:00")

    response = client.head("/data/wilayah.csv")

    assert int(response["Content-Length"]) > 0
    assert text_of(response) == ""


@pytest.mark.parametrize(
    "path", ["apa.csv", "wilayah.xml", "wilayah.dihapus.jsonl", "terkini", "../manage.py", ".kunci"]
)
def test_nothing_else_is_served(client, path):
    export("2026-11-01 00:00")

    assert client.get(f"/data/{path}").status_code == 404


@pytest.mark.parametrize("path", ["wilayah.csv", "berita.jsonl?diubah_sejak=2026-11-01"])
def test_dump_is_not_found_before_the_first_export(client, path):
    assert client.get(f"/data/{path}").status_code == 404


def test_dump_costs_no_query(client, django_assert_num_queries):
    make_region()
    export("2026-11-01 00:00")

    with django_assert_num_queries(0):
        for path in ("wilayah.csv", "wilayah.jsonl?diubah_sejak=2026-10-01", "SHA256SUMS"):
            text_of(client.get(f"/data/{path}"))


# --- What changed


@pytest.fixture
def changed():
    """Three regions: one as it always was, one renamed later, one gone later."""
    make_region("16", "Tetap")
    make_region("17", "Lama")
    make_region("18", "Hilang")
    export("2026-11-01 01:00")
    Region.objects.filter(code="17").update(name="=Baru")
    Region.objects.filter(code="18").delete()
    export("2026-11-05 01:00")


def test_changes_are_the_changed_records_and_the_keys_of_gone_ones(client, changed):
    found = records(client, "wilayah", diubah_sejak="2026-11-02")

    assert [(record["kode"], record.get("nama")) for record in found] == [
        ("17", "=Baru"),
        ("18", None),
    ]
    assert found[1] == {"diubah_pada": "2026-11-05T01:00:00Z", "kode": "18", "dihapus": True}


def test_changes_as_csv_have_a_column_for_gone_ones(client, changed):
    found = records(client, "wilayah", "csv", diubah_sejak="2026-11-02")

    assert [(r["kode"], r["nama"], r["dihapus"]) for r in found] == [
        ("17", "'=Baru", "false"),
        ("18", "", "true"),
    ]
    assert list(found[0])[-2:] == ["diubah_pada", "dihapus"]


@pytest.mark.parametrize(
    ("since", "codes"),
    [
        # Jakarta is seven hours ahead: its fifth began on the fourth.
        ("2026-11-05", ["17", "18"]),
        ("2026-11-06", []),
        ("2026-11-05T01:00:00Z", ["17", "18"]),
        ("2026-11-05T08:00:00+07:00", ["17", "18"]),
        ("2026-11-05T01:00:01Z", []),
        ("2026-11-01", ["16", "17", "18"]),
    ],
)
def test_changes_begin_at_the_moment_itself(client, changed, since, codes):
    assert [r["kode"] for r in records(client, "wilayah", diubah_sejak=since)] == codes


def test_many_changes_come_whole_and_in_order(client):
    Region.objects.bulk_create(
        Region(
            code=f"{number // 100 + 10}.{number % 100:02d}.01",
            name=f"Wilayah {number}",
            slug=f"w-{number}",
            kind="kecamatan",
            level=3,
            time_zone="Asia/Jakarta",
            parent=make_region("99.99"),
        )
        for number in range(450)
    )
    export("2026-11-01 00:00")

    found = records(client, "wilayah", diubah_sejak="2026-11-01")

    assert len(found) == 452
    assert [r["kode"] for r in found] == sorted(r["kode"] for r in found)


def test_withdrawn_article_leaves_its_identity_alone(client):
    article = make_article("Rahasia dicabut", at=moment("2026-10-01 00:00"))
    kept = make_article("Kabar terang", at=moment("2026-10-01 00:00"))
    export("2026-11-01 00:00")
    withdraw(article=article, by=make_user(), reason="Sumber keliru.")
    export("2026-11-05 00:00")

    assert records(client, "berita", diubah_sejak="2026-11-04") == [
        {"diubah_pada": "2026-11-05T00:00:00Z", "id": article.urn, "dihapus": True}
    ]
    assert [record["id"] for record in records(client, "berita")] == [kept.urn]


def test_correction_is_a_change_of_its_article(client):
    article = make_article(at=moment("2026-10-01 00:00"))
    export("2026-11-01 00:00")
    article.corrections.create(
        kind="ralat", text="Salah.", made_at=moment("2026-11-03 08:00"), by=make_user()
    )
    Article.objects.filter(pk=article.pk).update(updated_at=moment("2026-11-03 08:00"))
    export("2026-11-05 00:00")

    (record,) = records(client, "berita", diubah_sejak="2026-11-04")

    assert (record["ralat"], record["ralat_terakhir"]) == (1, "2026-11-03T08:00:00Z")
    assert record["diperbarui"] == "2026-11-03T08:00:00Z"


# --- How things were on a day


def test_bodies_are_those_that_held_on_the_day(client):
    region = make_region()
    make_body("kpu", region, slug="lama", valid_until=date(2024, 11, 20))
    make_body("kpu", region, slug="baru", valid_from=date(2024, 11, 20))
    make_body("bawaslu", region, slug="selalu")

    found = {
        day: [r["penyelenggara"] for r in records(client, "penyelenggara", pada=day)]
        for day in ("2024-11-19", "2024-11-20")
    }

    # The first day is included, the end is not.
    assert found == {"2024-11-19": ["lama", "selalu"], "2024-11-20": ["baru", "selalu"]}


def test_officers_are_those_in_office_on_the_day(client):
    officers = make_body().officers
    officers.create(person_name="Ani", position="Ketua", valid_until=date(2024, 11, 20))
    officers.create(person_name="Budi", position="Ketua", valid_from=date(2024, 11, 20))

    before = records(client, "pejabat", "csv", pada="2024-11-19")
    on_the_day = records(client, "pejabat", "csv", pada="2024-11-20")

    assert [officer["nama"] for officer in before] == ["Ani"]
    assert [officer["nama"] for officer in on_the_day] == ["Budi"]


def test_stages_have_the_days_that_were_known_on_the_day(client):
    stage = make_stage(starts_on=date(2024, 11, 24), ends_on=date(2024, 11, 26))
    make_stage(make_election("lain"), starts_on=date(2024, 1, 1), ends_on=None)
    stage.changes.create(
        known_on=date(2024, 11, 21),
        starts_on_before=date(2024, 11, 22),
        ends_on_before=None,
    )

    days = {
        day: [(r["mulai"], r["selesai"]) for r in records(client, "tahapan", pada=day)]
        for day in ("2024-11-20", "2024-11-21")
    }

    assert days["2024-11-20"] == [("2024-01-01", None), ("2024-11-22", None)]
    assert days["2024-11-21"] == [("2024-01-01", None), ("2024-11-24", "2024-11-26")]


@pytest.mark.parametrize("name", HISTORICAL)
@pytest.mark.parametrize("form", FORMS)
def test_day_needs_no_export_and_has_the_columns_but_the_time_of_change(client, name, form):
    make_body().officers.create(person_name="Ani", position="Ketua")
    make_stage()

    (record,) = records(client, name, form, pada="2024-11-20")

    assert list(record) == [column.name for column in DATASETS[name].columns]


def test_answer_for_a_day_is_named_by_it(client):
    response = client.get("/data/tahapan.csv?pada=2024-11-20")

    assert response["Content-Disposition"] == 'attachment; filename="tahapan-2024-11-20.csv"'


@pytest.mark.parametrize("count", [1, 20])
def test_day_costs_the_same_queries_however_many_stages(client, django_assert_num_queries, count):
    for _ in range(count):
        make_stage().changes.create(known_on=date(2024, 11, 21))

    with django_assert_num_queries(2):
        client.get("/data/tahapan.csv?pada=2024-11-20")


# --- What is wrong with a request


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("parameter", ["diubah_sejak", "pada"])
def test_bad_values_are_named_and_answered_without_records(client, form, parameter):
    make_stage(name="Kabar terang")
    export("2026-11-01 00:00")

    for value in BAD_VALUES:
        response = client.get(f"/data/tahapan.{form}", {parameter: value})

        assert response.status_code == 200, value
        assert response["X-Galat"] == parameter, value
        assert "X-Sisipan" not in response.headers
        if form == "csv":
            assert response.content.decode() == (
                "pemilu,urutan,nama,jenis,wilayah,mulai,selesai,kepastian,dasar_hukum,sumber,"
                "catatan\r\n"
            )
        else:
            (line,) = response.content.decode().splitlines()
            assert list(json.loads(line)["_galat"]) == [parameter]


@pytest.mark.parametrize(
    ("query", "fault"),
    [
        ("pada=2024-11-20&diubah_sejak=2024-11-20", "pada"),
        ("pada=2024-11-20&pada=2024-11-21", "pada"),
        ("diubah_sejak=2024-11-20&diubah_sejak=2024-11-21", "diubah_sejak"),
    ],
)
def test_parameters_that_contradict_each_other_are_named(client, query, fault):
    assert client.get(f"/data/tahapan.csv?{query}")["X-Galat"] == fault


@pytest.mark.parametrize("name", sorted(DATASETS.keys() - set(HISTORICAL)))
def test_day_is_an_error_where_nothing_is_known_of_it(client, name):
    response = client.get(f"/data/{name}.jsonl?pada=2024-11-20")

    assert response["X-Galat"] == "pada"
    assert "tidak menyimpan" in response.content.decode()


@pytest.mark.parametrize("query", ["pada=", "diubah_sejak=&pada=%20", "apa=1", "Pada=x"])
def test_empty_and_unknown_parameters_are_none(client, query):
    make_region()
    export("2026-11-01 00:00")

    response = client.get(f"/data/wilayah.csv?{query}")

    assert "X-Galat" not in response.headers
    assert text_of(response).count("\r\n") == 2
