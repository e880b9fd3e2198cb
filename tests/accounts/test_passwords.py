"""Which passwords are taken, and how one is chosen without the old one."""

import re
from concurrent.futures import Future

import pytest
from django.contrib.auth.password_validation import (
    get_default_password_validators,
    validate_password,
)
from django.core import mail
from django.core.exceptions import ValidationError

from accounts import mail as later
from accounts.access import make_password_link
from accounts.models import Event, User
from accounts.passwords import is_guessed, listed_words
from common.errors import Refused
from tests.factories import make_user
from tests.log_in import PASSWORD, give_role, is_logged_in, log_in, make_member, verbs

FORGOTTEN = "/admin/lupa-kata-sandi/"
NEW = "lima ekor bebek berenang"


class TestRules:
    @pytest.mark.parametrize(
        "password",
        [
            "indonesiaraya",
            "Bismillah123!",
            "qwertyuiop12",
            "sayangkamu2024",
            "Pemilu2024!!!",
            "r4h4s14n3g4r4",
            "P@ssw0rd2024",
            "katasandikatasandi",
            "jakarta-jakarta",
            "Password Password",
            "adminredaksi",
            "abcabcabcabcabc",
            "poiuytrewqlkj",
            "zxcvbnmzxcvbnm",
            "aaaaaaaaaaaaaaaa",
            "081234567890",
            "17-08-1945 17-08-1945",
            "ｂｉｓｍｉｌｌａｈ１２３４",
            "!!!!!!!!!!!!!!!",
        ],
    )
    def test_what_is_guessed_first_is_refused(self, password):
        with pytest.raises(ValidationError, match="paling dahulu dicoba"):
            validate_password(password)

    @pytest.mark.parametrize(
        "password",
        [
            PASSWORD,
            "kopi dingin di atas genting",
            "hujan turun di pasar ikan",
            "x7k2m9qpw4vtrh8s",
            "correct horse battery staple",
            "Ćevapi, žaba & đak: tri riječi",
            "コーヒーは屋根の上で冷えています",
        ],
    )
    def test_sentences_and_random_letters_are_taken(self, password):
        validate_password(password)

    def test_eleven_characters_are_too_few(self):
        with pytest.raises(ValidationError, match="sedikitnya 12"):
            validate_password("bebek renang"[:11])

    def test_the_own_name_is_refused(self):
        user = User(username="dewi.lestari", display_name="Dewi Kusumawardhani")

        for password in ("dewi.lestari", "Dewi Kusumawardhani", "dewikusumawardhani1"):
            with pytest.raises(ValidationError):
                validate_password(password, user)

    def test_the_rules_are_told_in_indonesian(self):
        texts = [rule.get_help_text() for rule in get_default_password_validators()]

        assert "kalimat" in texts[0]
        assert not re.search(r"\b(your|password|must)\b", " ".join(texts))

    def test_the_list_is_long_and_folded(self):
        words = listed_words()

        assert len(words) > 5000
        assert all(word.isalpha() and word == word.casefold() for word in words)

    def test_long_nonsense_is_judged_quickly(self):
        # Two words are looked for at every place; a repetition at every length.
        assert not is_guessed("ab" * 5000 + "kuda lumping terbang")


@pytest.mark.django_db
class TestForgotten:
    @pytest.fixture
    def with_email(self, settings, monkeypatch):
        settings.HAS_EMAIL = True

        def at_once(send, message):
            send(message)
            return Future()

        monkeypatch.setattr(later._sender, "submit", at_once)

    def test_without_email_one_asks_an_administrator(self, client):
        make_member(email="dewi@example.org")

        page = client.get(FORGOTTEN)
        client.post(FORGOTTEN, {"email": "dewi@example.org"})

        assert "Minta administrator" in page.content.decode()
        assert 'name="email"' not in page.content.decode()
        assert mail.outbox == []

    def test_by_email(self, client, with_email):
        dewi = make_member(email="Dewi@example.org")

        client.post(FORGOTTEN, {"email": "dewi@example.org"})

        letter = mail.outbox[0]
        assert letter.subject == "Memilih kata sandi baru di Pemilu"
        assert letter.from_email == "redaksi@localhost"
        path = re.search(r"http://localhost:8000(/admin/\S+)", letter.body)[1]
        choose(client, path)
        assert log_in(client, dewi, NEW).status_code == 302
        assert "kata sandi diatur lewat tautan" in verbs()

    def test_known_and_unknown_addresses_get_one_answer(self, client, with_email):
        make_member(email="dewi@example.org")

        pages = [
            client.post(FORGOTTEN, {"email": address}, follow=True)
            for address in ("dewi@example.org", "entah@example.org")
        ]

        assert pages[0].redirect_chain == pages[1].redirect_chain
        assert [letter.to for letter in mail.outbox] == [["dewi@example.org"]]

    def test_a_letter_that_cannot_leave_shows_nowhere(self, client, with_email, monkeypatch):
        make_member(email="dewi@example.org")

        def fail(self):
            raise ConnectionRefusedError("dewi@example.org")

        monkeypatch.setattr("django.core.mail.EmailMessage.send", fail)

        assert client.post(FORGOTTEN, {"email": "dewi@example.org"}).status_code == 302


def choose(client, path):
    form = client.get(path, follow=True)
    path = form.request["PATH_INFO"]
    return client.post(path, {"password1": NEW, "password2": NEW}, follow=True)


@pytest.mark.django_db
class TestLink:
    @pytest.fixture
    def administrator(self):
        user = make_member("pengurus")
        give_role(user, "admin")
        return user

    def make(self, client, user):
        page = client.post(f"/admin/accounts/user/{user.pk}/tautan-kata-sandi/")
        return page, page.context.get("link") if page.context else None

    def test_a_new_user_chooses_a_password_with_it_once(self, client, administrator):
        client.force_login(administrator)
        baru = User.objects.create_user("baru", is_staff=True)
        page, link = self.make(client, baru)
        assert link in page.content.decode()
        assert "no-store" in page["Cache-Control"]
        client.logout()
        path = link.removeprefix("http://localhost:8000")

        choose(client, path)

        assert log_in(client, baru, NEW).status_code == 302
        assert is_logged_in(client)
        client.logout()
        assert "tidak berlaku lagi" in client.get(path, follow=True).content.decode()
        event = Event.objects.get(verb="tautan kata sandi dibuat")
        assert (event.actor, event.object_id) == (administrator, str(baru.pk))
        assert path.split("-")[-1] not in str(event.details)

    def test_it_is_void_after_a_day(self, client, administrator, settings):
        link = make_password_link(user=make_member(), by=administrator)
        settings.PASSWORD_RESET_TIMEOUT = -1

        page = client.get(link.removeprefix("http://localhost:8000"), follow=True)

        assert "tidak berlaku lagi" in page.content.decode()

    def test_it_keeps_the_rules_for_passwords(self, client, administrator):
        link = make_password_link(user=make_member(), by=administrator)
        form = client.get(link.removeprefix("http://localhost:8000"), follow=True)

        page = client.post(
            form.request["PATH_INFO"], {"password1": "indonesiaraya", "password2": "indonesiaraya"}
        )

        assert "paling dahulu dicoba" in page.content.decode()

    def test_it_does_not_pass_the_second_step_by(self, client, administrator):
        from tests.log_in import CODE, enrol_app

        dewi = make_member()
        enrol_app(dewi)
        link = make_password_link(user=dewi, by=administrator)

        choose(client, link.removeprefix("http://localhost:8000"))

        assert not is_logged_in(client)
        assert log_in(client, dewi, NEW)["Location"] == CODE

    def test_not_for_superusers_and_the_inactive(self, client, administrator):
        client.force_login(administrator)
        superuser = make_user("penjaga")

        assert self.make(client, superuser)[0].status_code == 403
        with pytest.raises(Refused):
            make_password_link(user=superuser, by=administrator)
        with pytest.raises(Refused, match="tidak aktif"):
            make_password_link(user=make_member(is_active=False), by=administrator)
        assert "tautan kata sandi dibuat" not in verbs()

    @pytest.mark.parametrize("role", ["penulis", "editor", "redaktur"])
    def test_not_by_others(self, client, role):
        member = make_member()
        give_role(member, role)
        client.force_login(member)

        assert self.make(client, make_user())[0].status_code == 403
        assert client.get("/admin/accounts/user/1/tautan-kata-sandi/").status_code in (403, 405)
