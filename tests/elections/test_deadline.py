from datetime import date, timedelta

import pytest
from django.utils import timezone

from elections.deadline import is_working_day, last_day
from elections.models import ReportingRule
from tests.factories import make_body, make_election, make_region

pytestmark = pytest.mark.django_db

TODAY = timezone.localdate()


@pytest.fixture
def region():
    region = make_region("16.07", "Kabupaten Banyuasin")
    make_body("bawaslu", region, official_name="Bawaslu Banyuasin")
    return region


def make_rule(**fields):
    values = {
        "slug": f"aturan-{fields.get('election_kind', 'pemilu')}",
        "election_kind": "pemilu",
        "days": 7,
        "day_count": "hari-kerja",
        "is_confirmed": True,
        "legal_basis": "UU contoh",
        **fields,
    }
    return ReportingRule.objects.create(**values)


def panel(client, region, query=""):
    html = client.get(f"{region.get_absolute_url()}{query}").content.decode()
    start = html.index('aria-labelledby="melapor"')
    return html[start : html.index("</section>", start)]


@pytest.mark.parametrize(
    ("known_on", "last"),
    [
        # Friday: the seven working days after it end on a Tuesday.
        (date(2026, 11, 20), date(2026, 12, 1)),
        # Saturday and Sunday count like the Friday before.
        (date(2026, 11, 21), date(2026, 12, 1)),
        (date(2026, 11, 22), date(2026, 12, 1)),
        # Christmas, New Year's Day and the Ascension of the Prophet (5 January) are left out.
        (date(2026, 12, 23), date(2027, 1, 6)),
        # Independence Day on a Monday.
        (date(2026, 8, 14), date(2026, 8, 27)),
    ],
)
def test_working_days_leave_out_weekends_and_national_holidays(known_on, last):
    assert last_day(known_on, 7, is_working=True) == last


def test_calendar_days_are_counted_from_the_day_after():
    assert last_day(date(2026, 12, 23), 7, is_working=False) == date(2026, 12, 30)


@pytest.mark.parametrize("day", [date(2000, 1, 3), date(2100, 12, 30)])
def test_every_year_that_can_be_asked_for_has_holidays(day):
    assert isinstance(is_working_day(day), bool)


def test_form_answers_with_the_last_day_of_a_confirmed_rule(client, region):
    make_rule()
    known_on = TODAY - timedelta(days=1)

    html = panel(client, region, f"?diketahui={known_on.isoformat()}")

    assert f'datetime="{last_day(known_on, 7, is_working=True).isoformat()}"' in html
    assert f'value="{known_on.isoformat()}"' in html
    assert "(sudah lewat)" not in html


def test_form_says_when_the_day_has_passed(client, region):
    make_rule()

    assert "(sudah lewat)" in panel(client, region, "?diketahui=2024-11-20")


def test_unconfirmed_rule_gets_the_office_instead_of_a_date(client, region):
    make_rule(is_confirmed=False)

    html = panel(client, region, f"?diketahui={TODAY.isoformat()}")

    assert "tidak kami hitung" in html
    assert "Bawaslu Banyuasin" in html
    assert "paling lambat" not in html


@pytest.mark.parametrize(
    "value",
    [
        "kemarin",
        "0001-01-01",
        "9999-12-31",
        "2024-02-30",
        "%00",
        "%27%20OR%201=1",
        (TODAY + timedelta(days=2)).isoformat(),
        "1" * 200,
    ],
)
def test_bad_day_is_said_beside_the_form_and_nothing_else_is_lost(client, region, value):
    make_rule()

    response = client.get(f"{region.get_absolute_url()}?diketahui={value}")

    assert response.status_code == 200
    assert response["X-Galat"] == "diketahui"
    html = response.content.decode()
    assert 'class="field-error" role="alert"' in html
    assert "paling lambat <strong>" not in html
    assert "Belum ada berita di sini" in html


@pytest.mark.parametrize("query", ["", "?diketahui=", "?diketahui=2024-11-20&diketahui="])
def test_nothing_asked_is_no_fault(client, region, query):
    make_rule()

    assert "X-Galat" not in client.get(f"{region.get_absolute_url()}{query}").headers


# --- Whom to report to


def test_nearest_bawaslu_takes_reports_for_a_kecamatan_too(client, region):
    make_body("bawaslu", region.parent, official_name="Bawaslu Sumsel")
    make_rule()

    assert "Bawaslu Banyuasin</strong>" in panel(client, make_region("16.07.10", "Talang Kelapa"))


def test_province_stands_in_where_the_regency_has_no_office(client):
    make_body("bawaslu", make_region("16"), official_name="Bawaslu Sumsel")
    make_rule()

    assert "Bawaslu Sumsel</strong>" in panel(client, make_region("16.07"))


def test_office_that_has_ended_takes_no_reports(client, region):
    region.bodies.update(valid_until=TODAY)
    make_body("bawaslu", region.parent, official_name="Bawaslu Sumsel")
    make_rule()

    html = panel(client, region)

    assert "Bawaslu Sumsel</strong>" in html
    assert "Bawaslu Banyuasin" not in html


def test_aceh_has_another_office_for_pilkada(client):
    aceh = make_region("11", "Aceh")
    make_body("bawaslu", aceh, official_name="Panwaslih Provinsi Aceh")
    pilkada = make_election("pilkada-2029", kind="pilkada", status="berjalan")
    make_body("bawaslu", aceh, official_name="Panwaslih Aceh", for_election=pilkada)
    make_rule()
    make_rule(election_kind="pilkada", day_count="hari-kalender")

    html = panel(client, aceh)

    assert "Panwaslih Provinsi Aceh</strong>" in html
    assert "Untuk pilkada, kantornya" in html
    assert ">Panwaslih Aceh</a>" in html


def test_office_of_an_election_that_is_over_takes_no_reports(client):
    aceh = make_region("11", "Aceh")
    make_body("bawaslu", aceh, official_name="Panwaslih Provinsi Aceh")
    pilkada = make_election("pilkada-2024", kind="pilkada", status="selesai")
    make_body("bawaslu", aceh, official_name="Panwaslih Aceh", for_election=pilkada)
    make_rule(election_kind="pilkada")

    html = client.get(aceh.get_absolute_url()).content.decode()

    assert "Panwaslih Provinsi Aceh</strong>" in html
    assert ">Panwaslih Aceh</a>" not in html


def test_no_office_is_said_plainly(client):
    make_rule()

    assert "belum tercatat" in panel(client, make_region("17"))
