"""Stages by spreadsheet: whoever moves or cancels one says by what, as in its form."""

from datetime import date

import pytest

from accounts.models import Event, Revision
from articles.actions import publish
from elections.models import Stage, StageChange
from tests.factories import (
    make_election,
    make_member,
    make_region,
    make_stage,
    make_stage_kind,
    make_user,
)
from tests.rules import FIRST, INSIDE, LAST, make_rule, make_survey
from tests.tables import FORMATS, csv_of, exported, imported, previewed, reasons

pytestmark = pytest.mark.django_db
MOVED = ["id", "mulai", "selesai", "dasar perubahan", "diketahui pada"]


@pytest.fixture
def desk(client):
    client.force_login(make_user())
    return client


@pytest.mark.parametrize("form", FORMATS)
def test_a_file_that_was_only_taken_out_changes_nothing(desk, form):
    make_stage(note="=1+1\r\nbaris kedua", source_url="https://example.org/", region=make_region())

    page = previewed(desk, Stage, exported(desk, Stage, form))

    assert page.context["plan"].counts["tetap"] == 1, reasons(page)


def test_new_days_need_the_decision_and_keep_the_old_ones(desk):
    stage = make_stage()
    bare = csv_of(["id", "mulai"], [stage.pk, "2024-11-23"])
    unreadable = csv_of(MOVED, [stage.pk, "2024-11-23", "2024-11-26", "SK 1", "kemarin"])
    whole = csv_of(MOVED, [stage.pk, "2024-11-23", "2024-11-26", "SK 1", "2024-10-01"])

    found = reasons(previewed(desk, Stage, bare))
    assert "2 dasar perubahan: Sebutkan keputusan" in found
    assert "2 diketahui pada: Isi tanggal" in found
    assert "“kemarin” bukan tanggal" in reasons(previewed(desk, Stage, unreadable))
    imported(desk, Stage, whole)

    stage.refresh_from_db()
    change = StageChange.objects.get()
    assert stage.starts_on == date(2024, 11, 23)
    assert (change.starts_on_before, change.instrument) == (date(2024, 11, 24), "SK 1")
    assert Event.objects.filter(verb="jadwal diubah", object_id=stage.pk).exists()
    assert Revision.objects.of(stage).first().note == "impor data.csv"


def test_cancelling_and_restoring_take_the_way_of_the_form(desk):
    stage = make_stage()
    head = ["id", "kepastian", "dasar perubahan", "diketahui pada"]

    assert "Sebutkan" in reasons(previewed(desk, Stage, csv_of(head[:2], [stage.pk, "dibatalkan"])))
    imported(desk, Stage, csv_of(head, [stage.pk, "dibatalkan", "Putusan 1", "2024-10-01"]))
    imported(desk, Stage, csv_of(head, [stage.pk, "rencana", "Putusan 2", "2024-10-02"]))

    effects = StageChange.objects.order_by("pk").values_list("effect", flat=True)
    assert list(effects) == ["dibatalkan", "dipulihkan"]
    stage.refresh_from_db()
    assert stage.certainty == "rencana"


def test_new_stage_takes_no_number_of_another_and_is_not_born_cancelled(desk):
    taken = make_stage(make_election(), order=1, kind=make_stage_kind("masa-tenang"))
    head = ["pemilu", "urutan", "nama", "jenis", "kepastian"]
    row = [taken.election.slug, 2, "Baru", "masa-tenang", "rencana"]

    page = previewed(desk, Stage, csv_of(head, [row[0], 1, *row[2:]], [*row[:4], "dibatalkan"]))
    found = reasons(page)
    imported(desk, Stage, csv_of(head, row))

    assert "2 : Urutan ini sudah dipakai" in found
    assert "3 kepastian: Simpan tahapan ini dahulu" in found
    assert Stage.objects.get(order=2).name == "Baru"


def test_stages_of_the_nation_are_the_nations(client):
    region = make_region("16.07")
    national, own = make_stage(), make_stage(region=region)
    client.force_login(make_member("admin", region))
    head = ["id", "nama"]

    assert "tidak berhak" in reasons(previewed(client, Stage, csv_of(head, [national.pk, "X"])))
    away = csv_of(["id", "hanya di wilayah"], [own.pk, ""])
    assert "di luar jangkauan" in reasons(previewed(client, Stage, away))
    imported(client, Stage, csv_of(head, [own.pk, "Nama baru"]))
    own.refresh_from_db()
    assert own.name == "Nama baru"


def test_a_new_stage_is_not_laid_over_what_is_scheduled(desk):
    make_rule()
    article = make_survey()
    publish(article=article, by=make_user(), at=INSIDE)
    election = make_election("pemilu-2029", status="berjalan")
    new = csv_of(
        ["pemilu", "jenis", "urutan", "nama", "mulai", "selesai", "kepastian"],
        [election.slug, "masa-tenang", 1, "Masa tenang", FIRST, LAST, "ditetapkan"],
    )

    page = previewed(desk, Stage, new)
    imported(desk, Stage, new)

    assert "Perubahan ini menempatkan artikel terjadwal" in page.content.decode()
    assert str(article) in page.content.decode()
    assert not Stage.objects.exists()
