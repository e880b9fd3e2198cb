"""A stage that an instrument called off: what the desk does, what readers and subscribers see."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone
from icalendar import Calendar

from accounts.models import Event
from common.errors import Refused
from elections.actions import cancel_stage, move_stage, restore_stage
from elections.models import Certainty, Stage, StageChange, StageEffect
from elections.timetable import timetable
from tests.desk import admin_url, form_data
from tests.elections.test_loading import FILES, STAGE
from tests.factories import make_election, make_region, make_stage, make_stage_kind, make_user
from tests.loads import load, load_refused, write_files

pytestmark = pytest.mark.django_db

DECISION = "Keputusan KPU 360/2026"
TODAY = timezone.localdate()


def cancel(stage, **values):
    reason = {"instrument": DECISION, "known_on": date(2026, 3, 3)}
    return cancel_stage(**{"stage": stage, "by": make_user(), **reason, **values})


def restore(stage, certainty=Certainty.FIXED):
    reason = {"instrument": "Putusan MA 1/2026", "known_on": date(2026, 4, 4)}
    return restore_stage(stage=stage, by=make_user(), certainty=certainty, **reason)


def running_stage(**values):
    days = {"starts_on": TODAY - timedelta(days=1), "ends_on": TODAY + timedelta(days=1)}
    return make_stage(**{"name": "Kampanye", **days, **values})


def event_in(client, path):
    (event,) = [
        event
        for event in Calendar.from_ical(client.get(path).content).walk("VEVENT")
        if "Kampanye" in event["summary"]
    ]
    return event


def change_form(client, stage, **changes):
    client.force_login(make_user("kepala-meja"))
    address = admin_url(Stage, "change", stage.pk)
    return client.post(address, form_data(client.get(address)) | changes)


# --- Actions


def test_cancelled_stage_keeps_its_days_and_who_cancelled_it():
    stage = running_stage()

    cancelled = cancel(stage)

    change = stage.changes.get()
    assert cancelled.is_cancelled
    assert (cancelled.starts_on, cancelled.ends_on) == (stage.starts_on, stage.ends_on)
    assert (change.effect, change.instrument) == (StageEffect.CANCELLED, DECISION)
    assert change.starts_on_before == stage.starts_on
    assert Event.objects.get().verb == "tahapan dibatalkan"


def test_cancelling_twice_is_one_change():
    stage = running_stage()

    cancel(stage)
    cancel(stage)

    assert StageChange.objects.count() == 1


def test_cancelling_needs_a_decision_and_the_right_to_change_stages():
    writer = make_user()
    writer.is_superuser = False

    with pytest.raises(Refused, match="Sebutkan keputusan"):
        cancel(running_stage(), instrument=" ")
    with pytest.raises(Refused, match="tidak berhak"):
        cancel(running_stage(), by=writer)


def test_restored_stage_stands_again():
    stage = cancel(running_stage())

    assert restore(stage, Certainty.PLANNED).is_plan
    assert [change.effect for change in stage.changes.all()] == ["dipulihkan", "dibatalkan"]


def test_only_a_cancelled_stage_is_restored_and_not_to_cancelled():
    stage = running_stage()

    with pytest.raises(Refused, match="Hanya tahapan yang dibatalkan"):
        restore(stage)
    with pytest.raises(Refused, match="Hanya tahapan yang dibatalkan"):
        restore(cancel(stage), Certainty.CANCELLED)


def test_new_stage_is_not_cancelled_without_trace():
    stage = Stage(election=make_election(), kind=make_stage_kind(), name="Kampanye", order=1)
    stage.certainty = Certainty.CANCELLED

    with pytest.raises(ValidationError, match="Simpan tahapan ini dahulu"):
        stage.full_clean()


# --- Readers


@pytest.mark.parametrize(
    "days",
    [
        {},
        {"starts_on": TODAY + timedelta(days=5), "ends_on": TODAY + timedelta(days=6)},
        {"starts_on": None, "ends_on": None},
    ],
)
def test_cancelled_stage_neither_runs_nor_comes_nor_is_an_open_plan(days):
    stage = running_stage(**days)

    cancel(stage)

    assert timetable(None, TODAY).running == []
    assert timetable(None, TODAY).coming == []
    assert timetable(None, TODAY).open_plans == []


def test_timeline_shows_the_cancellation_with_its_decision(client):
    stage = running_stage()
    cancel(stage)

    html = client.get(stage.election.get_absolute_url()).content.decode()

    assert "timeline-item timeline-dibatalkan" in html
    assert '<span class="badge badge-cancelled">Dibatalkan</span>' in html
    assert f"Dibatalkan dengan {DECISION}, diketahui" in html
    assert "Semula" not in html
    assert "Berjalan" not in html


# --- Subscribers


def test_calendars_keep_a_cancelled_stage_and_say_so(client):
    region = make_region("16.07", "Kabupaten Banyuasin")
    stage = running_stage(region=region)
    of_election = f"/pemilu/{stage.election.slug}.ics"
    before = event_in(client, of_election)
    stage = move_stage(
        stage=stage,
        by=make_user(),
        starts_on=stage.starts_on,
        ends_on=stage.ends_on + timedelta(days=2),
        instrument="PKPU 2/2026",
        known_on=date(2026, 2, 2),
    )
    moved = event_in(client, of_election)
    cancel(stage)

    after = event_in(client, of_election)

    assert [before["status"], moved["status"], after["status"]] == [
        "CONFIRMED",
        "CONFIRMED",
        "CANCELLED",
    ]
    assert [before["sequence"], moved["sequence"], after["sequence"]] == [0, 1, 2]
    assert before["uid"] == moved["uid"] == after["uid"]
    assert after.decoded("dtend") == moved.decoded("dtend") == stage.ends_on + timedelta(days=1)
    assert after["summary"].endswith("[dibatalkan]")
    assert after["description"].endswith(f"Dibatalkan dengan {DECISION}")
    assert moved["description"].endswith("Dipindah dengan PKPU 2/2026")
    assert after.decoded("dtstamp").date() == date(2026, 3, 3)
    assert event_in(client, "/wilayah/kabupaten-banyuasin.ics").to_ical() == after.to_ical()


def test_polling_day_that_was_cancelled_is_not_announced_beside_it(client):
    day = TODAY + timedelta(days=9)
    election = make_election("pemilu", polling_date=day)
    cancel(make_stage(election, name="Kampanye", starts_on=day, ends_on=day))

    assert event_in(client, "/pemilu/pemilu.ics")["status"] == "CANCELLED"
    assert client.get("/pemilu/pemilu.ics").content.count(b"BEGIN:VEVENT") == 1


def test_calendar_lines_are_folded_and_read_back_whole(client):
    title = "Kampanye " + "pemungutan suara lanjutan; daerah, terpencil é " * 4
    stage = running_stage(name=title[:200].strip(), legal_basis="Keputusan " * 25)
    cancel(stage)

    content = client.get(f"/pemilu/{stage.election.slug}.ics").content

    assert content.endswith(b"\r\n")
    assert max(len(line) for line in content.split(b"\r\n")) <= 75
    assert Calendar.from_ical(content).to_ical() == content
    assert str(event_in(client, f"/pemilu/{stage.election.slug}.ics")["summary"]).startswith(
        stage.name
    )


# --- The desk


def test_cancelling_in_the_form_records_the_decision(client):
    stage = running_stage()

    change_form(client, stage, certainty="dibatalkan", instrument=DECISION)

    stage.refresh_from_db()
    change = stage.changes.get()
    assert stage.is_cancelled
    assert (change.effect, change.instrument, change.by.username) == (
        "dibatalkan",
        DECISION,
        "kepala-meja",
    )


def test_form_moves_and_cancels_at_once(client):
    stage = running_stage()
    moved_to = TODAY + timedelta(days=3)

    change_form(
        client, stage, certainty="dibatalkan", ends_on=f"{moved_to:%Y-%m-%d}", instrument=DECISION
    )

    stage.refresh_from_db()
    assert stage.ends_on == moved_to
    assert [change.effect for change in stage.changes.all()] == ["dibatalkan", "dipindah"]


def test_restoring_in_the_form_records_the_decision(client):
    stage = cancel(running_stage())

    change_form(client, stage, certainty="rencana", instrument="Putusan MA 1/2026")

    stage.refresh_from_db()
    assert stage.certainty == Certainty.PLANNED
    assert stage.changes.first().effect == StageEffect.RESTORED


@pytest.mark.parametrize("certainty", ["dibatalkan", "ditetapkan"])
def test_form_asks_for_the_decision(client, certainty):
    stage = running_stage()
    if certainty == Certainty.FIXED:
        stage = cancel(stage)

    page = change_form(client, stage, certainty=certainty)

    assert "Sebutkan keputusan" in page.content.decode()
    assert Stage.objects.get().certainty == stage.certainty


def test_firmer_plan_needs_no_decision(client):
    stage = running_stage(certainty=Certainty.PLANNED)

    change_form(client, stage, certainty="ditetapkan")

    assert Stage.objects.get().certainty == Certainty.FIXED
    assert not StageChange.objects.exists()


# --- Reference data


@pytest.fixture
def data(tmp_path):
    make_region("16.07")
    return write_files(tmp_path, FILES)


def rewrite_stage(data, *changes):
    line = STAGE
    for old, new in changes:
        assert old in line
        line = line.replace(old, new)
    write_files(data, {"stages.csv": FILES["stages.csv"].replace(STAGE, line)})


CANCELLED = (("ditetapkan", "dibatalkan"), ("UU 10/2016", DECISION))


def test_file_cancels_and_restores_a_stage(data):
    load("load_elections", data)
    rewrite_stage(data, *CANCELLED)
    load("load_elections", data)
    rewrite_stage(data)
    load("load_elections", data)

    effects = [(change.effect, change.instrument) for change in StageChange.objects.all()]
    assert effects == [("dipulihkan", "UU 10/2016"), ("dibatalkan", DECISION)]


def test_stage_that_is_new_and_cancelled_has_a_trace_once(data):
    rewrite_stage(data, *CANCELLED)

    load("load_elections", data)
    load("load_elections", data)

    assert StageChange.objects.get().effect == StageEffect.CANCELLED


def test_file_must_name_what_cancelled_a_stage(data):
    rewrite_stage(data, ("ditetapkan", "dibatalkan"), ("UU 10/2016", ""))

    assert "names in legal_basis what cancelled it" in load_refused("load_elections", data)
