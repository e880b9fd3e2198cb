"""Apps, passkeys and recovery codes; and the desk that needs one of them."""

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import SECRET_SESSION_KEY
from django.urls import reverse

from accounts.models import Event, User
from accounts.sessions import STARTED
from tests.factories import make_user
from tests.log_in import (
    CODE,
    SECRET,
    code,
    enrol_app,
    give_role,
    has_factor,
    is_logged_in,
    log_in,
    make_member,
    verbs,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def required(settings):
    settings.REQUIRE_SECOND_FACTOR = True


def activate_app(client, **options):
    """Takes up the secret that the page shows; returns the answer to the right code."""
    client.get(reverse("mfa_activate_totp"))
    session = client.session
    session[SECRET_SESSION_KEY] = SECRET
    session.save()
    return client.post(reverse("mfa_activate_totp"), {"code": code()}, **options)


class TestSecondStep:
    def test_password_alone_opens_nothing(self, client):
        enrol_app(make_member())

        answer = log_in(client, User.objects.get())

        assert answer["Location"] == CODE
        for path in ("/admin/", "/admin/akun/", "/admin/akun/kata-sandi/", "/admin/akun/sesi/"):
            assert client.get(path).status_code == 302, path
        assert "masuk" not in verbs()

    def test_the_right_code_opens_the_desk(self, client):
        enrol_app(make_member())

        log_in(client, User.objects.get())
        page = client.get(CODE)
        assert 'autocomplete="one-time-code"' in page.content.decode()
        client.post(CODE, {"code": code()})

        assert is_logged_in(client)
        assert Event.objects.get(verb="masuk").details["cara"] == ["kata sandi", "aplikasi"]

    def test_a_code_is_good_once(self, client):
        enrol_app(make_member())
        now = code()
        for _ in range(2):
            log_in(client, User.objects.get())
            client.post(CODE, {"code": now})
            was_in = is_logged_in(client)
            client.post("/admin/keluar/")

        assert not was_in

    def test_a_recovery_code_is_good_once(self, client):
        recovery = enrol_app(make_member())[0]
        answers = []
        for _ in range(2):
            log_in(client, User.objects.get())
            client.post(CODE, {"code": recovery})
            answers.append(is_logged_in(client))
            client.post("/admin/keluar/")

        assert answers == [True, False]

    def test_wrong_codes_are_recorded_and_lock(self, client):
        enrol_app(make_member())
        log_in(client, User.objects.get())

        pages = [client.post(CODE, {"code": "000000"}) for _ in range(6)]

        assert "Kode tidak cocok." in pages[0].content.decode()
        assert pages[-1].status_code == 429
        assert verbs().count("kode salah") >= 4
        # The right code is refused as well: guessing on would otherwise find it.
        assert client.post(CODE, {"code": code()}).status_code == 429

    def test_the_secret_is_not_stored_as_it_is(self):
        enrol_app(make_member())

        assert SECRET not in str(Authenticator.objects.values())


class TestWhereItIsNeeded:
    def test_nothing_but_enrolment_is_reached_before(self, client, required):
        client.force_login(make_user())

        for path in ("/admin/", "/admin/articles/article/", "/admin/akun/sesi/", "/admin/jsi18n/"):
            assert client.get(path)["Location"] == "/admin/akun/", path
        assert client.post("/admin/articles/article/add/", {})["Location"] == "/admin/akun/"
        page = client.get("/admin/akun/")
        assert "belum terbuka" in page.content.decode()
        assert "no-store" in page["Cache-Control"]

    def test_public_pages_are_none_of_its_business(self, client, required):
        client.force_login(make_user())

        assert client.get("/berita/").status_code == 200

    def test_enrolment_opens_the_desk(self, client, required):
        member = make_member()
        log_in(client, member)

        answer = activate_app(client)

        assert answer["Location"] == reverse("mfa_view_recovery_codes")
        shown = client.get(answer["Location"])
        again = client.get(answer["Location"])
        assert len(shown.context["unused_codes"]) == 10
        assert set(again.context["unused_codes"]) == {"****"}
        assert is_logged_in(client)

    def test_a_session_from_before_the_enrolment_ends(self, client, required):
        """Somebody else had logged in with the stolen password alone."""
        member = make_member()
        client.force_login(member)
        enrol_app(member)

        answer = client.get("/admin/")

        assert answer["Location"] == "/admin/masuk/"
        assert not is_logged_in(client)

    def test_password_and_code_pass(self, client, required):
        enrol_app(make_member())
        log_in(client, User.objects.get())
        client.post(CODE, {"code": code()})

        assert is_logged_in(client)

    def test_the_last_factor_stays(self, client, required):
        enrol_app(make_member())
        log_in(client, User.objects.get())
        client.post(CODE, {"code": code()})

        page = client.post(reverse("mfa_deactivate_totp"))

        assert "yang terakhir" in page.content.decode()
        assert has_factor(User.objects.get())

    def test_the_last_key_stays(self, client, required):
        member = make_member()
        key = Authenticator.objects.create(
            user=member, type="webauthn", data={"name": "Laptop", "credential": {}}
        )
        client.force_login(member)
        session = client.session
        session["second_factor_of"] = member.pk
        session.save()

        client.post(reverse("mfa_remove_webauthn", args=[key.pk]))

        assert has_factor(member)


class TestWhereItIsNot:
    def test_factors_may_be_added_and_removed(self, client, django_capture_on_commit_callbacks):
        client.force_login(make_member())

        with django_capture_on_commit_callbacks(execute=True):
            activate_app(client)
        assert has_factor(User.objects.get())
        client.post(reverse("mfa_deactivate_totp"))

        assert not has_factor(User.objects.get())
        assert verbs().count("langkah kedua ditambahkan") == 2
        assert verbs().count("langkah kedua dihapus") == 2

    def test_they_are_changed_only_by_who_proves_himself(self, client):
        """An unlocked computer was enough to add a key."""
        member = make_member()
        client.force_login(member)
        session = client.session
        session[STARTED] -= 301
        session.save()

        answer = client.get(reverse("mfa_activate_totp"))
        assert answer["Location"].startswith("/admin/akun/konfirmasi/")
        wrong = client.post(answer["Location"], {"password": "salah"})
        assert "Kata sandi tidak cocok." in wrong.content.decode()
        right = client.post(answer["Location"], {"password": "tiga kuda lumping"})

        assert right["Location"] == reverse("mfa_activate_totp")
        assert client.get(right["Location"]).status_code == 200

    def test_the_picture_of_the_secret_needs_no_hole_in_the_policy(self, client):
        client.force_login(make_member())
        assert client.get(reverse("totp_picture")).status_code == 404

        page = client.get(reverse("mfa_activate_totp")).content.decode()
        picture = client.get(reverse("totp_picture"))

        assert client.session[SECRET_SESSION_KEY] in page
        assert "data:" not in page
        assert picture["Content-Type"] == "image/svg+xml"
        assert "no-store" in picture["Cache-Control"]
        assert "style" not in picture.content.decode()

    KEYS = ["", "{}", "[]", '{"id": "a"}', "null", "1", '"a"', '{"id": "YQ", "rawId": "YQ"}']
    KEYS.append(
        '{"id": "YQ", "rawId": "YQ", "type": "public-key", "response": '
        '{"clientDataJSON": "YQ", "authenticatorData": "YQ", "signature": "YQ", '
        '"attestationObject": "YQ", "userHandle": "MQ"}}'
    )

    @pytest.mark.parametrize("credential", KEYS)
    def test_malformed_keys_are_only_refused(self, client, credential):
        """Somebody sent what is no key, and got a server error."""
        client.get(reverse("mfa_login_webauthn"), headers={"Accept": "application/json"})
        answer = client.post(reverse("mfa_login_webauthn"), {"credential": credential})
        assert answer["Location"] == "/admin/masuk/"

        enrol_app(make_member())
        log_in(client, User.objects.get())
        client.get(CODE)
        assert client.post(CODE, {"credential": credential}).status_code == 200
        assert not is_logged_in(client)

    @pytest.mark.parametrize("credential", KEYS)
    def test_malformed_keys_are_not_added(self, client, credential):
        client.force_login(make_member())
        client.get(reverse("mfa_add_webauthn"))

        answer = client.post(reverse("mfa_add_webauthn"), {"credential": credential})

        assert answer.status_code == 200
        assert not has_factor(User.objects.get())


class TestTakenAway:
    def take(self, client, user):
        return client.post(f"/admin/accounts/user/{user.pk}/cabut-langkah-kedua/", {"yakin": "ya"})

    @pytest.fixture
    def administrator(self, client):
        user = make_member("pengurus")
        give_role(user, "admin")
        client.force_login(user)
        return user

    def test_for_somebody_who_lost_it(self, client, administrator):
        dewi = make_member()
        enrol_app(dewi)
        question = client.post(f"/admin/accounts/user/{dewi.pk}/cabut-langkah-kedua/")
        assert "Pastikan" in question.content.decode()
        assert has_factor(dewi)

        self.take(client, dewi)

        assert not has_factor(dewi)
        event = Event.objects.get(verb="langkah kedua dicabut")
        assert (event.actor, event.object_id) == (administrator, str(dewi.pk))

    def test_his_sessions_end(self, client, administrator):
        dewi = make_member()
        enrol_app(dewi)
        elsewhere = type(client)()
        log_in(elsewhere, dewi)
        elsewhere.post(CODE, {"code": code()})
        assert is_logged_in(elsewhere)

        self.take(client, dewi)

        assert not is_logged_in(elsewhere)

    def test_not_of_a_superuser_by_others(self, client, administrator):
        superuser = make_user()
        enrol_app(superuser)

        assert self.take(client, superuser).status_code == 403
        assert has_factor(superuser)

    def test_not_by_who_may_not_change_users(self, client):
        dewi = make_member()
        enrol_app(dewi)
        chief = make_member("redaktur")
        give_role(chief, "redaktur")
        client.force_login(chief)

        assert self.take(client, dewi).status_code == 403
        assert client.get(f"/admin/accounts/user/{dewi.pk}/cabut-langkah-kedua/").status_code != 200
