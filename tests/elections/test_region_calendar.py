from datetime import date, timedelta

import pytest
from django.template import Context, Template
from django.utils import timezone
from icalendar import Calendar

from elections.models import Revote, StageChange
from tests.factories import make_election, make_region, make_stage

pytestmark = pytest.mark.django_db

TODAY = timezone.localdate()
PATH = "/wilayah/kabupaten-banyuasin.ics"


@pytest.fixture
def banyuasin():
    return make_region("16.07", "Kabupaten Banyuasin")


def days_from_today(first, last):
    return {
        "starts_on": TODAY + timedelta(days=first),
        "ends_on": TODAY + timedelta(days=last),
    }


def events(client, path=PATH):
    content = client.get(path).content
    return {str(event["uid"]): event for event in Calendar.from_ical(content).walk("VEVENT")}


def titles(client, path=PATH):
    return {str(event["summary"]) for event in events(client, path).values()}


def test_calendar_holds_what_touches_the_region_and_nothing_else(client, banyuasin):
    national = make_election("pemilu", short_name="Pemilu")
    make_stage(national, name="Nasional", **days_from_today(1, 2))
    make_stage(national, name="Provinsi", region=banyuasin.parent, **days_from_today(1, 2))
    make_stage(national, name="Kecamatan", region=make_region("16.07.10"), **days_from_today(1, 2))
    make_stage(national, name="Palembang", region=make_region("16.71"), **days_from_today(1, 2))
    elsewhere = make_election("lain", short_name="Lain", is_national=False)
    elsewhere.regions.add(make_region("17"))
    make_stage(elsewhere, name="Bengkulu", **days_from_today(1, 2))

    assert titles(client) == {"Nasional (Pemilu)", "Provinsi (Pemilu)", "Kecamatan (Pemilu)"}


def test_calendar_forgets_what_ended_more_than_a_year_ago(client, banyuasin):
    election = make_election(
        "pemilu", short_name="Pemilu", polling_date=TODAY - timedelta(days=366)
    )
    make_stage(election, name="Lama", **days_from_today(-500, -366))
    make_stage(election, name="Setahun lalu", **days_from_today(-500, -365))
    make_stage(election, name="Jauh", **days_from_today(4000, 4001))
    make_stage(election, name="Tanpa tanggal", starts_on=None, ends_on=None)
    for days in (-400, -300):
        Revote.objects.create(
            election=election, region=banyuasin, polling_date=TODAY + timedelta(days=days)
        )

    assert titles(client) == {
        "Setahun lalu (Pemilu)",
        "Jauh (Pemilu)",
        "Pemungutan suara ulang Kabupaten Banyuasin",
    }


def test_events_have_the_identity_that_they_have_in_their_elections_file(client, banyuasin):
    election = make_election("pemilu", polling_date=TODAY + timedelta(days=9))
    stage = make_stage(election, **days_from_today(1, 2))
    StageChange.objects.create(stage=stage, known_on=date(2026, 2, 1))
    Revote.objects.create(
        election=election, region=banyuasin, polling_date=TODAY + timedelta(days=30)
    )

    of_region = {uid: event.to_ical() for uid, event in events(client).items()}
    of_election = events(client, "/pemilu/pemilu.ics")

    assert len(of_region) == 3
    assert of_region == {uid: event.to_ical() for uid, event in of_election.items()}


def test_polling_day_that_is_a_stage_is_there_once(client, banyuasin):
    day = TODAY + timedelta(days=9)
    election = make_election("pemilu", short_name="Pemilu", polling_date=day)
    make_stage(election, name="Pemungutan suara", starts_on=day, ends_on=day)

    assert titles(client) == {"Pemungutan suara (Pemilu)"}


def test_moved_stage_has_a_sequence_and_whole_days(client, banyuasin):
    stage = make_stage(**days_from_today(1, 2))
    StageChange.objects.create(stage=stage, known_on=date(2026, 2, 1))

    (event,) = events(client).values()

    assert event["sequence"] == 1
    assert event.decoded("dtstart") == TODAY + timedelta(days=1)
    assert event.decoded("dtend") == TODAY + timedelta(days=3)


@pytest.mark.parametrize(
    ("zone", "name", "offset"),
    [("Asia/Jakarta", "WIB", 7), ("Asia/Makassar", "WITA", 8), ("Asia/Jayapura", "WIT", 9)],
)
def test_calendar_without_events_is_still_valid(client, zone, name, offset):
    make_region("16.07", "Kabupaten Banyuasin", time_zone=zone)

    calendar = Calendar.from_ical(client.get(PATH).content)

    (component,) = calendar.subcomponents
    assert component["tzid"] == zone
    assert component.subcomponents[0]["tzname"] == name
    assert component.subcomponents[0].decoded("tzoffsetto") == timedelta(hours=offset)
    assert calendar["x-wr-calname"] == "Tahapan pemilu Kabupaten Banyuasin"


def test_calendar_is_a_file_that_is_not_sent_twice(client, banyuasin):
    make_stage(**days_from_today(1, 2))
    first = client.get(PATH)

    again = client.get(PATH, headers={"if-none-match": first["ETag"]})

    assert first["Content-Type"] == "text/calendar; charset=utf-8"
    assert first["Content-Disposition"] == 'inline; filename="kabupaten-banyuasin.ics"'
    assert "public" in first["Cache-Control"]
    assert again.status_code == 304


def test_kecamatan_has_a_calendar_below_its_regency(client, banyuasin):
    make_region("16.07.10", "Talang Kelapa")
    make_stage(region=banyuasin, name="Induk", **days_from_today(1, 2))

    assert len(titles(client, "/wilayah/kabupaten-banyuasin/talang-kelapa.ics")) == 1


@pytest.mark.parametrize(
    "path", ["tidak-ada", "16", "16.07", "talang-kelapa", "kabupaten-banyuasin/tidak-ada", "%00"]
)
def test_calendar_of_an_unknown_region_is_not_found(client, banyuasin, path):
    make_region("16.07.10", "Talang Kelapa")

    assert client.get(f"/wilayah/{path}.ics").status_code == 404


@pytest.mark.parametrize(
    ("code", "url"),
    [
        ("16.07", "/wilayah/kabupaten-banyuasin.ics"),
        ("16.07.10", "/wilayah/kabupaten-banyuasin/talang-kelapa.ics"),
    ],
)
def test_templates_can_name_the_calendar(banyuasin, code, url):
    region = make_region(code, "Talang Kelapa")

    template = Template("{% load election_panels %}{% region_calendar_url region %}")

    assert template.render(Context({"region": region})) == url


@pytest.mark.parametrize("count", [1, 5])
def test_calendar_costs_the_same_for_one_and_many(
    client, banyuasin, django_assert_num_queries, count
):
    for number in range(count):
        election = make_election(f"pemilu-{number}", polling_date=TODAY)
        for _ in range(count):
            stage = make_stage(election, region=banyuasin, **days_from_today(1, 2))
            StageChange.objects.create(stage=stage, known_on=date(2026, 2, 1))
        Revote.objects.create(election=election, region=banyuasin, polling_date=TODAY)

    # Region; elections; stages; their changes; re-votes.
    with django_assert_num_queries(5):
        client.get(PATH)
