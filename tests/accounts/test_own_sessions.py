"""Sessions end by themselves, and by hand; what was sent meanwhile is not lost."""

import pytest
from allauth.usersessions.models import UserSession
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import User
from accounts.sessions import SEEN, STARTED
from accounts.unsaved import KEY
from articles.models import Topic
from tests.desk import formset_data
from tests.factories import make_user
from tests.log_in import PASSWORD, is_logged_in, log_in, make_member, verbs

pytestmark = pytest.mark.django_db
ADD_TOPIC = "/admin/articles/topic/add/"
WORDS = {"name": "Logistik", "slug": "logistik", "description": "Panjang <b>sekali</b>\n\nlagi"}
TOPIC = WORDS | formset_data("pins")


@pytest.fixture
def editor(client):
    user = make_user("editor")
    user.set_password(PASSWORD)
    user.save()
    client.force_login(user)
    return user


def age(client, **seconds):
    """Let the stamps of the session lie so many seconds back."""
    session = client.session
    for stamp, back in seconds.items():
        session[{"started": STARTED, "seen": SEEN}[stamp]] -= back
    session.save()


class TestLimits:
    def test_a_busy_session_lasts_up_to_eight_hours(self, client, editor):
        age(client, started=8 * 3600 - 5, seen=100)
        assert is_logged_in(client)

        age(client, started=10)

        answer = client.get("/admin/articles/article/?q=a")
        assert answer["Location"] == "/admin/masuk/?next=%2Fadmin%2Farticles%2Farticle%2F%3Fq%3Da"
        assert "8 jam sejak masuk" in client.get(answer["Location"]).content.decode()
        assert "sesi berakhir" in verbs()

    def test_an_idle_session_lasts_half_an_hour(self, client, editor):
        age(client, started=1795, seen=1795)
        assert is_logged_in(client)
        age(client, seen=1801)

        page = client.get("/admin/", follow=True)

        assert "30 menit tanpa kegiatan" in page.content.decode()
        assert not is_logged_in(client)

    def test_an_old_cookie_opens_nothing(self, client, editor):
        """The end is one of the session, not of the browser's cookie."""
        cookie = client.cookies["sessionid"].value
        age(client, seen=1801)
        client.get("/admin/")

        thief = Client()
        thief.cookies["sessionid"] = cookie

        assert not is_logged_in(thief)

    def test_a_deed_is_noted_once_a_minute(self, client, editor):
        age(client, seen=61)

        with CaptureQueriesContext(connection) as first:
            client.get("/admin/akun/")
        with CaptureQueriesContext(connection) as second:
            client.get("/admin/akun/")

        assert any("UPDATE" in query["sql"] for query in first)
        assert not any("UPDATE" in query["sql"] for query in second)

    def test_what_scripts_ask_by_themselves_is_no_deed(self, client, editor):
        age(client, seen=1000)

        client.get("/admin/", headers={"Sec-Fetch-Mode": "cors"})

        age(client, seen=801)
        assert not is_logged_in(client)

    def test_public_pages_do_not_count_and_know_nothing(self, client, editor):
        age(client, seen=1801)

        assert client.get("/berita/").status_code == 200
        assert not is_logged_in(client)

    def test_a_session_without_stamps_starts_now(self, client, editor):
        session = client.session
        del session[STARTED], session[SEEN]
        session.save()

        assert is_logged_in(client)
        assert client.session[STARTED]


class TestUnsavedWork:
    def send_late(self, client):
        age(client, seen=1801)
        answer = client.post(ADD_TOPIC, TOPIC)
        assert not Topic.objects.exists()
        return answer

    def test_it_is_offered_again_after_the_log_in(self, client, editor):
        answer = self.send_late(client)
        page = client.get(answer["Location"])
        assert "BELUM tersimpan" in page.content.decode()

        target = page.context["redirect_field_value"]
        offer = client.get(log_in(client, editor, next=target)["Location"])
        html = offer.content.decode()
        assert 'value="Panjang &lt;b&gt;sekali&lt;/b&gt;' in html
        assert f'action="{ADD_TOPIC}"' in html
        client.post(offer.context["kept"]["path"], dict(offer.context["kept"]["fields"]))

        assert Topic.objects.get().name == "Logistik"

    def test_nobody_else_is_offered_it(self, client, editor):
        answer = self.send_late(client)
        target = client.get(answer["Location"]).context["redirect_field_value"]

        offer = client.get(log_in(client, make_member("lain"), next=target)["Location"])

        assert offer.status_code == 302

    def test_it_can_be_thrown_away(self, client, editor):
        self.send_late(client)
        log_in(client, editor)

        client.post(reverse("unsaved"))

        assert client.get(reverse("unsaved")).status_code == 302

    def test_who_was_forgotten_altogether_is_warned(self, client):
        page = client.post(ADD_TOPIC, TOPIC, follow=True)

        assert "TIDAK tersimpan" in page.content.decode()
        assert KEY not in client.session

    def test_passwords_and_huge_texts_are_not_kept(self, client, editor):
        for data in ({"password1": "x"}, {"name": "x" * 600_000}):
            client.force_login(editor)
            age(client, seen=1801)

            client.post(ADD_TOPIC, data)

            assert KEY not in client.session


class TestOwnSessions:
    def test_each_is_listed_and_can_be_ended(self, client):
        dewi, here, there = make_member(), client, Client(HTTP_USER_AGENT="Peramban Kantor")
        log_in(here, dewi)
        log_in(there, dewi)
        page = here.get(reverse("usersessions_list"))
        assert "Peramban Kantor" in page.content.decode()
        assert "(sesi ini)" in page.content.decode()

        other = UserSession.objects.get(user_agent="Peramban Kantor")
        here.post(reverse("end_session", args=[other.pk]))

        assert not is_logged_in(there)
        assert is_logged_in(here)
        assert "sesi lain diakhiri" in verbs()

    def test_all_others_end_at_once(self, client):
        dewi, others = make_member(), [Client(), Client()]
        for browser in (client, *others):
            log_in(browser, dewi)

        client.post(reverse("usersessions_list"))

        assert [is_logged_in(browser) for browser in (client, *others)] == [True, False, False]

    def test_ones_own_end_is_a_log_out(self, client):
        log_in(client, make_member())

        client.post(reverse("end_session", args=[UserSession.objects.get().pk]))

        assert not is_logged_in(client)

    def test_those_of_others_are_out_of_reach(self, client):
        there = Client()
        log_in(there, make_member("sari"))
        log_in(client, make_member())
        sari = UserSession.objects.get(user__username="sari")

        assert client.post(reverse("end_session", args=[sari.pk])).status_code == 404
        assert "Peramban" not in client.get(reverse("usersessions_list")).content.decode()
        assert is_logged_in(there)

    def test_a_new_password_ends_the_others(self, client):
        dewi, there = make_member(), Client()
        log_in(client, dewi)
        log_in(there, dewi)
        new = "lima ekor bebek berenang"

        client.post(
            reverse("account_change_password"),
            {"oldpassword": PASSWORD, "password1": new, "password2": new},
        )

        assert User.objects.get().check_password(new)
        assert is_logged_in(client)
        assert not is_logged_in(there)
        assert "kata sandi diubah" in verbs()
