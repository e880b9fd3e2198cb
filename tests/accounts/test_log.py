"""The log: who, what, when, from where, before and after; and that nobody changes it."""

import pytest
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction

from accounts.log import record
from accounts.models import Event
from accounts.origin import Origin, client_address, done_from, origin_of_command
from bodies.models import Body
from common.errors import Refused
from common.snapshots import digest, take_snapshot
from tests.desk import admin_url, form_data
from tests.factories import make_body, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client):
    client.force_login(make_user("kepala-meja"))
    return client


def save(desk, row, **changes):
    address = admin_url(type(row), "change", row.pk)
    return desk.post(address, form_data(desk.get(address)) | changes)


# --- From where


def test_save_at_the_desk_tells_from_where_and_what(desk):
    body = make_body(official_name="KPU Lama")
    before = digest(take_snapshot(body))

    save(desk, body, official_name="KPU Baru")

    event = Event.objects.get(verb="diubah")
    assert (event.address, event.origin) == (
        "127.0.0.1",
        f"POST /admin/bodies/body/{body.pk}/change/",
    )
    assert event.details == {"kolom": ["official_name"]}
    assert event.before_hash == before
    assert event.after_hash == digest(take_snapshot(Body.objects.get()))


def test_deletion_keeps_the_hash_of_what_went(desk):
    body = make_body()
    before = digest(take_snapshot(body))

    desk.post(admin_url(Body, "delete", body.pk), {"post": "yes"})

    event = Event.objects.get(verb="dihapus")
    assert (event.object_id, event.before_hash, event.after_hash) == (str(body.pk), before, "")


def test_new_row_has_no_hash_of_before():
    event = record("dibuat", make_body(), by=None, after="a" * 64)

    assert (event.before_hash, event.after_hash) == ("", "a" * 64)


def test_event_can_be_about_all_rows_of_a_kind():
    event = record("diekspor", Event, by=None)

    assert (event.object_type, event.object_id) == ("accounts.event", "")
    assert event.object_label == "catatan peristiwa"


def test_what_a_request_left_is_forgotten_after_it(desk):
    desk.get("/admin/")

    assert record("masuk", make_body(), by=None).origin == ""


@pytest.mark.parametrize(
    ("argv", "name"),
    [
        (["manage.py", "load_bodies", "--password=rahasia"], "perintah load_bodies"),
        (["/srv/pemilu/manage.py", "x\x00" + "y" * 300], ("perintah x" + "y" * 300)[:200]),
        (["manage.py"], ""),
        (["/usr/bin/pytest", "tests"], ""),
    ],
)
def test_command_is_named_without_its_options(argv, name):
    assert origin_of_command(argv) == Origin(name)


def test_event_of_a_command_names_it(monkeypatch):
    monkeypatch.setattr("sys.argv", ["manage.py", "import_text", "naskah.txt"])

    event = record("masuk", make_body(), by=None)

    assert (event.origin, event.address) == ("perintah import_text", None)


@pytest.mark.parametrize(
    ("sent", "address"),
    [
        ("203.0.113.7", "203.0.113.7"),
        ("10.0.0.1, 203.0.113.7", "203.0.113.7"),
        ("2001:DB8::1", "2001:db8::1"),
        ("::ffff:203.0.113.7", "203.0.113.7"),
        ("fe80::1%eth0", "fe80::1"),
        ("203.0.113.7:443", None),
        ("<script>", None),
        ("1" * 5000, None),
        ("\x00", None),
    ],
)
def test_proxy_says_who_a_request_is_from(rf, settings, sent, address):
    settings.IS_PRODUCTION = True

    request = rf.get("/admin/", headers={"X-Forwarded-For": sent}, REMOTE_ADDR="127.0.0.1")

    assert client_address(request) == address
    with done_from(Origin("GET /admin/", address)):
        assert record("masuk", make_body(), by=None).address == address


def test_header_of_a_client_is_not_believed_without_a_proxy(rf):
    request = rf.get("/", headers={"X-Forwarded-For": "203.0.113.7"}, REMOTE_ADDR="192.0.2.1")

    assert client_address(request) == "192.0.2.1"


# --- Append-only


def test_line_is_neither_changed_nor_deleted_by_code():
    event = record("masuk", make_body(), by=None)

    for deed in (
        event.save,
        event.delete,
        Event.objects.all().delete,
        lambda: Event.objects.update(verb="lain"),
        lambda: Event.objects.bulk_update([event], ["verb"]),
        lambda: Event.objects.update_or_create(pk=event.pk, defaults={"verb": "lain"}),
    ):
        with pytest.raises(Refused, match="tidak dapat diubah"), transaction.atomic():
            deed()


@pytest.mark.parametrize(
    "statement",
    ["UPDATE accounts_event SET verb = 'lain'", "DELETE FROM accounts_event"],
)
def test_database_refuses_what_code_does_not(statement):
    """A migration that rebuilds the table on SQLite loses its triggers."""
    record("masuk", make_body(), by=None)

    with (
        pytest.raises(IntegrityError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)

    assert Event.objects.get().verb == "masuk"


@pytest.mark.django_db(transaction=True)
def test_guard_can_be_taken_back_and_comes_again():
    call_command("migrate", "accounts", "0003", verbosity=0)
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM accounts_event")

    call_command("migrate", verbosity=0)

    record("masuk", make_body(), by=None)
    with pytest.raises(IntegrityError), connection.cursor() as cursor:
        cursor.execute("DELETE FROM accounts_event")
