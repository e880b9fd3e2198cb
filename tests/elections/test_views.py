from datetime import date, timedelta

import pytest
from django.utils import timezone
from icalendar import Calendar

from elections.models import Certainty, ReportingRule, Revote, StageChange
from elections.templatetags.election_panels import period
from tests.factories import make_article, make_election, make_region, make_stage, make_stage_kind

pytestmark = pytest.mark.django_db

# Urgent notice; election; stages and their changes; re-votes; documents; news: page, counts,
# provinces.
QUERIES_OF_AN_ELECTION = 9
TODAY = timezone.localdate()


@pytest.fixture
def election():
    return make_election("pilkada-2024", short_name="Pilkada 2024")


def days_from_today(first, last):
    return {
        "starts_on": TODAY + timedelta(days=first),
        "ends_on": TODAY + timedelta(days=last),
    }


def page(client, election):
    return client.get(election.get_absolute_url()).content.decode()


# --- Elections


def test_list_names_every_election_and_unknown_polling_days(client, election):
    make_election("pemilu-2029", status="belum-ditetapkan", polling_date=None)

    html = client.get("/pemilu/").content.decode()

    assert 'href="/pemilu/pilkada-2024/"' in html
    assert "27 November 2024" in html
    assert "Hari pemungutan suara belum ditetapkan" in html


def test_timeline_marks_plans_unknown_days_and_changes(client, election):
    changed = make_stage(election, name="Masa tenang")
    StageChange.objects.create(
        stage=changed,
        starts_on_before=date(2024, 11, 23),
        ends_on_before=date(2024, 11, 25),
        instrument="PKPU 2/2024",
        known_on=date(2024, 2, 1),
    )
    make_stage(election, name="Penetapan", certainty=Certainty.PLANNED, starts_on=None)
    make_stage(election, name="Sengketa", starts_on=None, ends_on=None)
    make_stage(election, name="Kampanye", **days_from_today(-1, 1))

    html = page(client, election)

    assert "24–26 November 2024" in html
    assert "Semula 23–25 November 2024; diubah dengan PKPU 2/2024" in html
    assert "Rencana" in html
    assert "hari mulai belum diketahui" in html
    assert "tanggal belum diketahui" in html
    assert html.count("timeline-item timeline-berjalan") == 1


def test_plan_is_never_shown_as_running(client, election):
    make_stage(election, certainty=Certainty.PLANNED, **days_from_today(-1, 1))

    assert "timeline-item timeline-berjalan" not in page(client, election)


def test_election_shows_revotes_regions_and_news(client, election):
    region = make_region("16.07", "Kabupaten Banyuasin")
    election.is_national = False
    election.save()
    election.regions.add(region)
    Revote.objects.create(election=election, region=region, polling_date=date(2025, 4, 19))
    make_article("Kabar pilkada", stages=[(election, None)])

    html = page(client, election)

    assert "1 wilayah" in html
    assert "19 April 2025" in html
    assert "Kabar pilkada" in html


def test_unknown_election_is_not_found(client):
    assert client.get("/pemilu/tidak-ada/").status_code == 404
    assert client.get("/pemilu/tidak-ada.ics").status_code == 404


def test_election_costs_the_same_for_one_and_many(client, election, django_assert_num_queries):
    make_stage(election)
    with django_assert_num_queries(QUERIES_OF_AN_ELECTION):
        page(client, election)
    for number in range(5):
        region = make_region(f"16.0{number + 1}")
        StageChange.objects.create(
            stage=make_stage(election, region=region), known_on=date(2024, 2, 1)
        )
        Revote.objects.create(election=election, region=region, polling_date=date(2025, 4, 19))
        make_article(stages=[(election, None)])

    with django_assert_num_queries(QUERIES_OF_AN_ELECTION):
        page(client, election)


# --- Calendars


def events(client, election):
    content = client.get(f"/pemilu/{election.slug}.ics").content
    return {str(e["summary"]): e for e in Calendar.from_ical(content).walk("VEVENT")}


def test_calendar_has_whole_days_with_an_exclusive_end(client, election):
    make_stage(election, name="Masa tenang")

    event = events(client, election)["Masa tenang (Pilkada 2024)"]

    assert event.decoded("dtstart") == date(2024, 11, 24)
    assert event.decoded("dtend") == date(2024, 11, 27)
    assert event["status"] == "CONFIRMED"
    assert event["sequence"] == 0


def test_calendar_marks_plans_as_tentative(client, election):
    make_stage(election, name="Penetapan", certainty=Certainty.PLANNED)

    event = events(client, election)["Penetapan (Pilkada 2024) [rencana]"]

    assert event["status"] == "TENTATIVE"


def test_calendar_leaves_out_days_that_nobody_knows(client, election):
    make_stage(election, name="Sengketa", starts_on=None, ends_on=None)
    make_stage(election, name="Laporan", starts_on=None, ends_on=date(2024, 12, 1))

    titles = list(events(client, election))

    assert not any("Sengketa" in title for title in titles)
    assert "Batas akhir: Laporan (Pilkada 2024)" in titles


def test_calendar_keeps_the_identity_of_a_moved_stage(client, election):
    stage = make_stage(election, name="Masa tenang")
    before = events(client, election)["Masa tenang (Pilkada 2024)"]
    StageChange.objects.create(stage=stage, known_on=date(2024, 2, 1))

    after = events(client, election)["Masa tenang (Pilkada 2024)"]

    assert after["uid"] == before["uid"]
    assert after["sequence"] == 1


def test_calendar_holds_revotes_and_the_polling_day(client, election):
    region = make_region("16.07", "Kabupaten Banyuasin")
    Revote.objects.create(election=election, region=region, polling_date=date(2025, 4, 19))

    titles = list(events(client, election))

    assert "Pemungutan suara ulang Kabupaten Banyuasin" in titles
    assert "Hari pemungutan suara Pilkada 2024" in titles


def test_calendar_is_a_calendar_file(client, election):
    make_stage(election, name="Masa tenang; kampanye, pemilih\\baru")

    response = client.get(f"/pemilu/{election.slug}.ics")

    lines = response.content.split(b"\r\n")
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    assert lines[0] == b"BEGIN:VCALENDAR"
    assert b"\n" not in b"".join(lines)
    assert all(len(line) <= 75 for line in lines)
    assert response.content == client.get(f"/pemilu/{election.slug}.ics").content


# --- Panels on other pages


def panel(client, path, anchor):
    html = client.get(path).content.decode()
    return html.partition(f'id="{anchor}"')[2].partition("</section>")[0]


def test_running_stage_is_shown_with_days_and_legal_basis(client, election):
    region = make_region("16.07", "Kabupaten Banyuasin")
    make_stage(election, name="Kampanye", legal_basis="PKPU 13/2024", **days_from_today(-1, 1))

    html = panel(client, region.get_absolute_url(), "tahapan")

    assert "Kampanye" in html
    assert "PKPU 13/2024" in html
    assert "Berjalan" in html
    assert "Nontahapan" not in html


def test_stage_of_another_region_is_not_shown(client, election):
    region = make_region("16.07", "Kabupaten Banyuasin")
    make_stage(
        election, name="Kampanye ulang", region=make_region("16.71"), **days_from_today(-1, 1)
    )

    html = panel(client, region.get_absolute_url(), "tahapan")

    assert "Nontahapan" in html
    assert "Kampanye ulang" not in html


def test_front_page_shows_what_comes_next_nearest_first(client, election):
    kind = make_stage_kind()
    make_stage(election, kind=kind, name="Kedua", **days_from_today(20, 30))
    make_stage(
        election, kind=kind, name="Pertama", certainty=Certainty.PLANNED, **days_from_today(10, 40)
    )
    make_stage(election, kind=kind, name="Dahulu", **days_from_today(-40, -30))

    html = panel(client, "/", "tahapan")

    assert html.index("Pertama") < html.index("Rencana") < html.index("Kedua")
    assert "Dahulu" not in html


def make_rule(**fields):
    values = {
        "slug": "pilkada",
        "election_kind": "pilkada",
        "days": 7,
        "day_count": "hari-kerja",
        "legal_basis": "UU contoh",
        **fields,
    }
    return ReportingRule.objects.create(**values)


def test_unconfirmed_reporting_rule_is_shown_with_caution(client):
    make_rule()

    html = panel(client, make_region("16.07").get_absolute_url(), "melapor")

    assert "Belum dikonfirmasi" in html
    assert "Paling lama" not in html


def test_confirmed_reporting_rule_is_shown_as_a_limit(client):
    make_rule(is_confirmed=True)

    html = panel(client, make_region("16.07").get_absolute_url(), "melapor")

    assert "Paling lama <strong>7 hari kerja</strong>" in html
    assert "Belum dikonfirmasi" not in html


def test_region_shows_its_revotes(client, election):
    region = make_region("16.07", "Kabupaten Banyuasin")
    Revote.objects.create(election=election, region=region, polling_date=date(2025, 4, 19))

    assert "19 April 2025" in panel(client, region.get_absolute_url(), "psu")
    assert "19 April 2025" in panel(client, "/wilayah/wilayah-16/", "psu")
    assert panel(client, make_region("32.79").get_absolute_url(), "psu") == ""


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2024, 11, 27), date(2024, 11, 27), "27 November 2024"),
        (date(2024, 11, 24), date(2024, 11, 26), "24–26 November 2024"),
        (date(2024, 9, 25), date(2024, 11, 23), "25 September – 23 November 2024"),
        (date(2024, 12, 30), date(2025, 1, 2), "30 Desember 2024 – 2 Januari 2025"),
        (None, date(2024, 11, 26), "sampai 26 November 2024 (hari mulai belum diketahui)"),
        (date(2027, 1, 1), None, "mulai 1 Januari 2027 (hari selesai belum diketahui)"),
        (None, None, "tanggal belum diketahui"),
    ],
)
def test_days_in_words(first, last, words):
    assert period(first, last) == words
