"""Getting in with a password, getting out, and where that leads."""

import pytest
from axes.models import AccessAttempt
from django.urls import NoReverseMatch, reverse

from accounts.models import Event, User
from tests.log_in import LOG_IN, is_logged_in, log_in, make_member, verbs

pytestmark = pytest.mark.django_db


def test_right_password_leads_to_where_one_was_going(client):
    asked = client.get("/admin/regions/region/?q=a", follow=True)
    assert asked.request["PATH_INFO"] == LOG_IN

    answer = log_in(client, make_member(), next=asked.context["redirect_field_value"])

    assert answer.status_code == 302
    assert answer["Location"] == "/admin/regions/region/?q=a"
    assert is_logged_in(client)
    assert verbs() == ["masuk"]


@pytest.mark.parametrize(
    "target",
    ["https://jahat.example/", "//jahat.example/", "javascript:alert(1)", "/\\jahat.example"],
)
def test_log_in_never_leads_away_from_the_site(client, target):
    answer = log_in(client, make_member(), next=target)

    assert answer["Location"] == reverse("admin:index")


def test_wrong_password_is_refused_in_the_same_words_as_a_wrong_name(client):
    known, unknown = make_member(), make_member("lain")
    unknown.delete()

    answers = [log_in(client, user, "empat kuda lumping") for user in (known, unknown)]

    words = ["Nama pengguna atau kata sandi tidak cocok."]
    assert [answer.context["form"].non_field_errors() for answer in answers] == [words, words]
    assert not is_logged_in(client)


def test_what_was_typed_as_an_unknown_name_is_not_kept(client):
    """Somebody typed a password into the field of the name."""
    client.post(LOG_IN, {"login": "Rahasia-Sekali-1", "password": "x"})

    event = Event.objects.get(verb="gagal masuk")
    assert event.object_label == "(nama tidak dikenal)"
    assert "Rahasia-Sekali" not in str(Event.objects.values())
    assert "Rahasia-Sekali" not in str(AccessAttempt.objects.values())


def test_the_form_is_for_password_managers_and_pasting(client):
    page = client.get(LOG_IN)
    html = page.content.decode()

    assert 'autocomplete="username"' in html
    assert 'autocomplete="current-password"' in html
    assert "onpaste" not in html
    assert 'autocomplete="off"' not in html
    assert "no-store" in page["Cache-Control"]
    assert "Nama pengguna" in html


@pytest.mark.parametrize("login", ["", "\0", "a" * 3000, "dewi\0", "' OR 1=1 --"])
def test_malformed_names_are_only_wrong(client, login):
    assert client.post(LOG_IN, {"login": login, "password": "x"}).status_code == 200


def test_log_out_is_asked_for_and_recorded(client):
    log_in(client, make_member())

    assert client.get("/admin/logout/").status_code == 200
    assert is_logged_in(client)
    client.post("/admin/logout/")

    assert not is_logged_in(client)
    assert verbs() == ["masuk", "keluar"]


def test_the_admins_own_addresses_lead_to_ours(client):
    assert client.get("/admin/login/?next=/admin/x/")["Location"] == (
        "/admin/masuk/?next=%2Fadmin%2Fx%2F"
    )
    client.force_login(make_member())
    assert client.get("/admin/password_change/")["Location"] == "/admin/akun/kata-sandi/"


def test_who_is_not_of_the_desk_is_told_so_and_may_leave(client):
    guest = make_member()
    User.objects.update(is_staff=False)
    client.force_login(guest)

    page = client.get("/admin/", follow=True)

    assert page.status_code == 403
    assert "bukan anggota meja" in page.content.decode()
    assert "/admin/keluar/" in page.content.decode()


def test_inactive_user_stays_out(client):
    page = log_in(client, make_member(is_active=False))

    assert page["Location"] == reverse("account_inactive")
    assert client.get(page["Location"]).status_code == 200
    assert not is_logged_in(client)


def test_nobody_signs_up(client):
    for name in ("account_signup", "account_email", "mfa_signup_webauthn"):
        with pytest.raises(NoReverseMatch):
            reverse(name)


def test_csrf_failure_says_what_happened_to_the_work(client):
    client.handler.enforce_csrf_checks = True

    page = client.post(LOG_IN, {"login": "x", "password": "y"})

    assert page.status_code == 403
    assert "tidak tersimpan" in page.content.decode()
    assert "tombol kembali" in page.content.decode()
