"""The log at the desk: found, read, led to."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.log import record
from accounts.models import Event
from accounts.origin import Origin, done_from
from articles.models import Article
from bodies.models import Body
from common import clock
from tests.desk import admin_url
from tests.factories import make_body, make_draft, make_member, make_region, make_user, moment

pytestmark = pytest.mark.django_db

LIST = admin_url(Event, "changelist")


@pytest.fixture
def desk(client):
    client.force_login(make_member("redaktur", username="kepala"))
    return client


def found(desk, **parameters):
    page = desk.get(LIST, parameters)
    assert page.status_code == 200
    return [event.verb for event in page.context["cl"].result_list]


def test_log_is_read_by_kind_of_object_and_leads_to_it(desk):
    article = make_draft("Naskah yang dicari")
    record("masuk", article.created_by, by=None)

    page = desk.get(LIST, {"jenis": "articles.article"})

    assert [event.object_label for event in page.context["cl"].result_list] == [article.title]
    assert f'href="/admin/articles/article/{article.pk}/change/"' in page.content.decode()


def test_row_of_a_lost_kind_is_still_readable(desk):
    event = Event.objects.create(
        happened_at=clock.now(), verb="dihapus", object_type="lama.hilang", object_id="1"
    )

    page = desk.get(admin_url(Event, "change", event.pk))

    assert page.status_code == 200
    assert "sistem" in page.content.decode()


def test_period_has_both_of_its_days_in_the_zone_of_the_desk(desk):
    body = make_body()
    # Midnight in Jakarta is 17.00 UTC of the day before.
    for verb, text in [
        ("sebelum", "2026-03-01 16:59"),
        ("awal", "2026-03-01 17:00"),
        ("akhir", "2026-03-03 16:59"),
        ("sesudah", "2026-03-03 17:00"),
    ]:
        record(verb, body, by=None, at=moment(text))

    assert found(desk, dari="2026-03-02", sampai="2026-03-03") == ["akhir", "awal"]
    assert found(desk, dari="2026-03-04") == ["sesudah"]


@pytest.mark.parametrize("day", ["99999-01-01", "0001-01-01", "2101-01-01", "kemarin", "\x00"])
def test_malformed_day_leads_back_to_the_list(desk, day):
    page = desk.get(LIST, {"dari": day})

    assert page.status_code == 302
    assert desk.get(page["Location"]).status_code == 200


def test_other_filters_stay_while_a_period_is_typed(desk):
    page = desk.get(LIST, {"jenis": "a", "dari": "2026-03-02", "p": "1"}).content.decode()

    assert '<input type="hidden" name="jenis" value="a">' in page
    assert '<input type="hidden" name="p"' not in page
    assert 'value="2026-03-02"' in page


def test_actor_is_found_by_a_click_on_the_name(desk):
    body, user = make_body(), make_user("anggota+satu")
    record("oleh sistem", body, by=None)
    record("oleh anggota", body, by=user)

    assert 'href="/admin/accounts/event/?pelaku=anggota%2Bsatu"' in desk.get(LIST).content.decode()
    assert found(desk, pelaku="anggota+satu") == ["oleh anggota"]
    assert found(desk, pelaku="sistem") == ["oleh sistem"]


@pytest.mark.parametrize("sought", ["203.0.113.7", "f" * 64, "e" * 64, "Kantor"])
def test_search_knows_address_hashes_and_names(desk, sought):
    body = make_body(official_name="Kantor")
    record("lain", make_draft(), by=None)
    with done_from(Origin("POST /admin/", "203.0.113.7")):
        record("dicari", body, by=None, before="f" * 64, after="e" * 64)

    assert found(desk, q=sought, jenis="bodies.body") == ["dicari"]


@pytest.mark.parametrize("sought", ["203.0.113.999", "%", "\x00", "'"])
def test_search_takes_any_text(desk, sought):
    assert desk.get(LIST, {"q": sought}).status_code == 200


def test_every_row_leads_to_its_own_events(desk):
    body, article = make_body(), make_draft()
    record("milik badan", body, by=None)

    for row, model in [(body, Body), (article, Article)]:
        page = desk.get(admin_url(model, "change", row.pk)).content.decode()
        target = f"/admin/accounts/event/?jenis={model._meta.label_lower}&amp;objek={row.pk}"
        assert page.count(target) == 1

    assert found(desk, jenis="bodies.body", objek=body.pk) == ["milik badan"]


def test_who_may_not_read_the_log_is_not_led_to_it(client):
    region = make_region("16.07")
    client.force_login(make_member("redaktur", region))

    page = client.get(admin_url(Body, "change", make_body(region=region).pk))

    assert page.status_code == 200
    assert "Catatan peristiwa" not in page.content.decode()
    assert client.get(LIST).status_code == 403


def test_details_are_rows_in_words(desk):
    change = {"kolom": "peran", "lama": "editor", "baru": ""}
    parts = {"kolom": "penugasan", "lama": ["penulis <b>"], "baru": ["editor"]}
    event = record(
        *("hak diubah", make_body()),
        by=None,
        after="0123456789abcdef" * 4,
        reason="Salah <ketik>",
        jadwal_lama=["2026-01-01", None],
        paksa=True,
        kolom=["official_name", "contacts", "hilang"],
        perubahan=[change, parts],
    )

    page = desk.get(admin_url(Event, "change", event.pk)).content.decode()

    for line in (
        "<div>alasan: Salah &lt;ketik&gt;</div>",
        "<div>jadwal lama: 2026-01-01, kosong</div>",
        "<wbr>".join(["0123456789abcdef"] * 4),
        "<div>paksa: ya</div>",
        "<div>kolom: nama resmi, kontak, hilang</div>",
        "<div>peran: editor → kosong</div>",
        "<div>penugasan: − penulis &lt;b&gt;; + editor</div>",
    ):
        assert line in page


def test_list_of_two_hundred_rows_asks_as_much_as_one(desk):
    body = make_body()
    numbers = []
    for rows in (1, 200):
        for _ in range(rows):
            record("masuk", body, by=make_user() if rows == 1 else None, at=moment("2026-01-01"))
        with CaptureQueriesContext(connection) as captured:
            assert desk.get(LIST, {"all": ""}).status_code == 200
        numbers.append(len(captured))

    # The session, the user, his roles and rights, the count, the rows, kinds and deeds, filters.
    assert numbers == [9, 9]
