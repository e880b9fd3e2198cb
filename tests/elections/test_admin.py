from datetime import date

import pytest
from django.core.exceptions import ValidationError

from accounts.models import Event
from articles.models import ListEntry
from common.errors import Refused
from common.snapshots import digest, take_snapshot
from elections.actions import move_stage
from elections.models import Election, Stage, StageChange
from tests.desk import admin_url, form_data, row_data
from tests.factories import (
    make_article,
    make_election,
    make_region,
    make_stage,
    make_stage_kind,
    make_user,
)

pytestmark = pytest.mark.django_db

INSTRUMENT = "PKPU 2/2024"


@pytest.fixture
def desk(client):
    client.force_login(make_user("kepala-meja"))
    return client


def change(desk, stage, **changes):
    address = admin_url(Stage, "change", stage.pk)
    return desk.post(address, form_data(desk.get(address)) | changes)


def move(stage, **values):
    days = {"starts_on": date(2024, 11, 23), "ends_on": date(2024, 11, 26)}
    reason = {"instrument": INSTRUMENT, "known_on": date(2024, 1, 31)}
    return move_stage(**{"stage": stage, "by": make_user(), **days, **reason, **values})


def test_moved_stage_keeps_its_old_days_and_is_logged():
    stage = move(make_stage())

    stage.refresh_from_db()
    moved = stage.changes.get()
    assert stage.starts_on == date(2024, 11, 23)
    assert (moved.starts_on_before, moved.ends_on_before) == (
        date(2024, 11, 24),
        date(2024, 11, 26),
    )
    event = Event.objects.get(verb="jadwal diubah")
    assert "" != event.before_hash != event.after_hash == digest(take_snapshot(stage))
    assert event.details == {
        "jadwal_lama": ["2024-11-24", "2024-11-26", "ditetapkan"],
        "jadwal_baru": ["2024-11-23", "2024-11-26", "ditetapkan"],
        "keputusan": INSTRUMENT,
    }


def test_stage_without_days_before_is_dated():
    stage = move(make_stage(starts_on=None, ends_on=None))

    assert stage.changes.get().starts_on_before is None


def test_same_days_leave_no_trace():
    stage = make_stage()

    move(stage, starts_on=stage.starts_on, ends_on=stage.ends_on)

    assert not StageChange.objects.exists()
    assert not Event.objects.filter(verb="jadwal diubah").exists()


def test_days_out_of_order_change_nothing():
    stage = make_stage()

    with pytest.raises(ValidationError, match="sebelum hari mulai"):
        move(stage, starts_on=date(2024, 11, 30))

    assert not StageChange.objects.exists()


def test_stage_is_moved_by_those_who_may():
    writer = make_user()
    writer.is_superuser = False

    with pytest.raises(Refused, match="tidak berhak"):
        move(make_stage(), by=writer)


def test_moving_a_stage_in_its_form_keeps_the_old_days(desk):
    stage = make_stage()

    change(desk, stage, starts_on="2024-11-23", instrument=INSTRUMENT, name="Masa tenang")

    stage.refresh_from_db()
    moved = stage.changes.get()
    assert (stage.name, stage.starts_on) == ("Masa tenang", date(2024, 11, 23))
    assert (moved.starts_on_before, moved.instrument) == (date(2024, 11, 24), INSTRUMENT)
    assert moved.by.username == "kepala-meja"


def test_days_are_not_moved_without_naming_the_decision(desk):
    stage = make_stage()

    page = change(desk, stage, starts_on="2024-11-23")

    assert "Sebutkan keputusan" in page.content.decode()
    stage.refresh_from_db()
    assert stage.starts_on == date(2024, 11, 24)


def test_other_changes_of_a_stage_need_no_decision(desk):
    stage = make_stage()

    change(desk, stage, name="Masa tenang")

    stage.refresh_from_db()
    assert stage.name == "Masa tenang"
    assert not StageChange.objects.exists()


def test_timetable_of_an_election_takes_new_stages_and_keeps_the_old_ones(desk):
    election = make_election()
    stage = make_stage(election, order=1)
    address = admin_url(Election, "change", election.pk)
    kind = make_stage_kind("kampanye")

    data = form_data(desk.get(address))
    new = row_data("stages", 1, order=2, name="Kampanye", kind=kind.pk, certainty="rencana")
    response = desk.post(address, data | new | {"stages-0-starts_on": "2020-01-01"})

    assert response.status_code == 302
    stage.refresh_from_db()
    assert stage.starts_on == date(2024, 11, 24)
    assert election.stages.get(order=2).name == "Kampanye"


def test_regions_of_an_election_are_a_list_of_codes(desk):
    election = make_election(is_national=False)
    first, second = make_region("16.07"), make_region("16.71")
    election.regions.add(first)
    address = admin_url(Election, "change", election.pk)

    data = form_data(desk.get(address))
    desk.post(address, data | {"region_codes": "16.71,\n16"})

    assert data["region_codes"] == "16.07"
    assert set(election.regions.all()) == {second, second.parent}


def test_unknown_code_of_a_region_is_named(desk):
    election = make_election()
    address = admin_url(Election, "change", election.pk)

    page = desk.post(address, form_data(desk.get(address)) | {"region_codes": "99.99"})

    assert "Kode tidak dikenal: 99.99." in page.content.decode()
    assert not election.regions.exists()


def test_renamed_election_is_found_by_its_new_name_and_keeps_its_slug(desk):
    election = make_election()
    article = make_article(regions=[make_region("16")], stages=[(election, None)])
    address = admin_url(Election, "change", election.pk)

    desk.post(address, form_data(desk.get(address)) | {"short_name": "Pesta rakyat", "slug": "x"})

    article.text.refresh_from_db()
    election.refresh_from_db()
    assert "pesta rakyat" in article.text.words
    assert election.slug == "pilkada-2024"
    assert ListEntry.objects.in_list(f"election:{election.pk}").exists()
