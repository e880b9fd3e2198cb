"""The log as a file: what the list shows, oldest first, and told of in the log itself."""

import csv
import io
import json

import pytest
from django.core.management import CommandError, call_command

from accounts import log_export
from accounts.log import record
from accounts.models import Event
from tests.factories import make_body, make_member, make_region, make_user, moment

pytestmark = pytest.mark.django_db

ADDRESS = "/admin/accounts/event/ekspor/{}/"


@pytest.fixture
def desk(client):
    client.force_login(make_member("redaktur", username="kepala"))
    return client


@pytest.fixture
def body():
    """Three events: of a user, of the system, and of March."""
    body = make_body(official_name="=KPU Contoh")
    record("diubah", body, by=make_user("anggota"), at=moment("2026-01-02"), kolom=["slug"])
    record("dimuat", body, by=None, at=moment("2026-01-01"))
    record("dihapus", body, by=None, at=moment("2026-03-01"), before="f" * 64)
    return body


def text_of(response) -> str:
    assert response.status_code == 200
    return b"".join(response.streaming_content).decode()


def test_csv_is_oldest_first_and_safe_in_a_spreadsheet(desk, body):
    response = desk.get(ADDRESS.format("csv"))

    rows = list(csv.DictReader(io.StringIO(text_of(response))))
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert "catatan-peristiwa-" in response["Content-Disposition"]
    assert [row["tindakan"] for row in rows] == ["dimuat", "diubah", "dihapus"]
    assert (rows[1]["pelaku"], rows[1]["rincian"]) == ("anggota", '{"kolom": ["slug"]}')
    assert rows[1]["objek"] == "'=KPU Contoh"
    assert rows[2]["waktu"] == "2026-03-01T00:00:00+00:00"


def test_json_lines_are_the_filtered_list(desk, body):
    parameters = {"pelaku": "sistem", "dari": "2026-02-01", "q": "contoh"}

    lines = text_of(desk.get(ADDRESS.format("jsonl"), parameters)).splitlines()

    (line,) = map(json.loads, lines)
    assert tuple(line) == log_export.COLUMNS
    assert (line["tindakan"], line["sidik_sebelum"], line["rincian"]) == ("dihapus", "f" * 64, {})


def test_export_is_an_event_but_no_part_of_itself(desk, body):
    text_of(desk.get(ADDRESS.format("jsonl"), {"pelaku": "sistem"}))

    event = Event.objects.get(verb="diekspor")
    assert event.details == {"bentuk": "jsonl", "saringan": "pelaku=sistem", "jumlah": 2}
    assert event.actor.username == "kepala"
    assert event.origin == "GET /admin/accounts/event/ekspor/jsonl/"


def test_too_much_is_refused_with_a_way_out(desk, body, monkeypatch):
    monkeypatch.setattr(log_export.export, "__kwdefaults__", {"choice": "", "most": 2})

    page = desk.get(ADDRESS.format("csv"), {"jenis": "bodies.body"}, follow=True)

    assert page.redirect_chain == [("/admin/accounts/event/?jenis=bodies.body", 302)]
    assert "memuat 3 peristiwa; paling banyak 2" in page.content.decode()
    assert not Event.objects.filter(verb="diekspor").exists()


@pytest.mark.parametrize("parameters", [{"dari": "x"}, {"tidak": "ada"}, {"objek": "\x00"}])
def test_malformed_choice_exports_nothing(desk, body, parameters):
    response = desk.get(ADDRESS.format("csv"), parameters)

    if response.status_code == 200:
        assert len(text_of(response).splitlines()) == 1
    else:
        assert response["Location"] == "/admin/accounts/event/?e=1"


def test_form_that_does_not_exist_is_missing(desk):
    assert desk.get(ADDRESS.format("xml")).status_code == 404


def test_only_who_may_read_the_log_takes_it_along(client, body):
    for member in (make_member("editor"), make_member("redaktur", make_region("16"))):
        client.force_login(member)
        assert client.get(ADDRESS.format("csv")).status_code == 403

    client.logout()
    assert client.get(ADDRESS.format("csv")).status_code == 302
    assert not Event.objects.filter(verb="diekspor").exists()


def test_export_changes_nothing_when_it_is_posted(desk, body):
    assert desk.post(ADDRESS.format("csv")).status_code == 405


def test_list_offers_both_with_its_own_choice(desk, body):
    page = desk.get("/admin/accounts/event/", {"pelaku": "sistem"}).content.decode()

    for form in ("csv", "jsonl"):
        assert f'href="{ADDRESS.format(form)}?pelaku=sistem"' in page


def test_command_writes_what_happened_since_a_day(body):
    output = io.StringIO()

    call_command("export_log", "--since=2026-03-01", "--format=csv", stdout=output)

    (row,) = csv.DictReader(io.StringIO(output.getvalue()))
    assert row["tindakan"] == "dihapus"
    assert Event.objects.get(verb="diekspor").details["jumlah"] == 1


def test_command_writes_json_lines_of_everything(body):
    output = io.StringIO()

    call_command("export_log", stdout=output)

    deeds = [json.loads(line)["tindakan"] for line in output.getvalue().splitlines()]
    assert deeds == ["dimuat", "diubah", "dihapus"]


@pytest.mark.parametrize("day", ["0001-01-01", "kemarin", "2026-13-01"])
def test_command_refuses_a_malformed_day(day):
    with pytest.raises(CommandError, match="since"):
        call_command("export_log", f"--since={day}")
