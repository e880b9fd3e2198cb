"""Guessing is slowed down for who guesses, not for who is guessed at."""

from datetime import timedelta

import pytest
from axes.models import AccessAttempt

from accounts.client import client_address, client_network
from accounts.models import Event, FailedLogIn
from tests.desk import admin_url
from tests.log_in import LOG_IN, PASSWORD, give_role, is_logged_in, log_in, make_member, verbs

pytestmark = pytest.mark.django_db


def guess(client, user, times, **options):
    data = {"login": user.username, "password": "salah semua"}
    return [client.post(LOG_IN, data, **options) for _ in range(times)][-1]


def test_five_failures_lock_the_name_at_that_address(client):
    dewi = make_member()

    page = guess(client, dewi, 5)

    assert page.status_code == 429
    assert "15 menit" in page.content.decode()
    assert page["Retry-After"] == "900"
    assert "no-store" in page["Cache-Control"]
    assert log_in(client, dewi).status_code == 429
    assert verbs().count("dikunci sementara") == 1
    assert not is_logged_in(client)


def test_the_editor_still_gets_in_from_elsewhere(client):
    dewi = make_member()
    guess(client, dewi, 6)

    answer = client.post(
        LOG_IN, {"login": "dewi", "password": PASSWORD}, REMOTE_ADDR="198.51.100.7"
    )

    assert answer.status_code == 302


def test_other_spellings_of_a_name_count_as_one(client):
    make_member()

    for login in ("dewi", "DEWI", " Dewi ", "dewI"):
        client.post(LOG_IN, {"login": login, "password": "salah"})

    assert AccessAttempt.objects.get().failures_since_start == 4


def test_an_address_that_guesses_at_many_names_is_locked(client, settings):
    settings.ADDRESS_FAILURE_LIMIT = 6
    members = [make_member(f"anggota-{number}") for number in range(3)]

    for member in members[:2]:
        guess(client, member, 3)

    assert log_in(client, members[2]).status_code == 429


def test_waiting_is_enough(client):
    dewi = make_member()
    guess(client, dewi, 7)
    AccessAttempt.objects.update(
        attempt_time=AccessAttempt.objects.get().attempt_time - timedelta(minutes=16)
    )

    assert log_in(client, dewi).status_code == 302


def test_a_log_in_forgets_the_failures_of_that_name_only(client):
    dewi, sari = make_member(), make_member("sari")
    guess(client, dewi, 2)
    guess(client, sari, 2)

    log_in(client, dewi)

    assert AccessAttempt.objects.get().username == "sari"


def test_passwords_are_not_kept_with_failures(client):
    guess(client, make_member(), 1)

    assert "salah semua" not in str(AccessAttempt.objects.values())


class TestAddress:
    HEADER = {"HTTP_X_FORWARDED_FOR": "203.0.113.9, 198.51.100.7"}

    def test_the_header_counts_behind_a_proxy_only(self, rf, settings):
        assert client_address(rf.get("/", **self.HEADER)) == "127.0.0.1"

        settings.IS_PRODUCTION = True

        assert client_address(rf.get("/", **self.HEADER)) == "198.51.100.7"
        assert client_address(rf.get("/")) == "127.0.0.1"

    @pytest.mark.parametrize("text", ["", "unknown", "1.2.3.4.5", "'"])
    def test_a_malformed_address_is_none(self, rf, settings, text):
        settings.IS_PRODUCTION = True

        address = client_address(rf.get("/", HTTP_X_FORWARDED_FOR=f"x, {text}", REMOTE_ADDR=""))

        assert address == "0.0.0.0"

    def test_a_household_is_one_network(self, rf):
        requests = [rf.get("/", REMOTE_ADDR=f"2001:db8:1:2::{number}") for number in (1, 2)]

        assert {client_network(request) for request in requests} == {"2001:db8:1:2::"}


class TestUnlocking:
    def test_an_administrator_sees_and_unlocks(self, client):
        dewi = make_member()
        guess(client, dewi, 5)
        pengurus = make_member("pengurus")
        give_role(pengurus, "admin")
        client.force_login(pengurus)

        page = client.get(admin_url(FailedLogIn, "changelist"))
        assert "dewi" in page.content.decode()
        data = {"action": "unlock", "_selected_action": [FailedLogIn.objects.get().pk]}
        client.post(admin_url(FailedLogIn, "changelist"), data)

        assert not FailedLogIn.objects.exists()
        assert Event.objects.get(verb="kunci dibuka").actor == pengurus
        client.logout()
        assert log_in(client, dewi).status_code == 302

    @pytest.mark.parametrize("role", ["penulis", "editor", "redaktur"])
    def test_nobody_else_does(self, client, role):
        member = make_member()
        give_role(member, role)
        client.force_login(member)

        assert client.get(admin_url(FailedLogIn, "changelist")).status_code == 403
