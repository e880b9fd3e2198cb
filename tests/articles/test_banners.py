"""Urgent notices: one proposes, another approves, one takes down."""

from datetime import timedelta
from importlib import import_module

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse

from accounts.log import record
from accounts.models import Event, Notice
from articles import announcing
from articles.models import Banner
from common import clock
from common.errors import Refused
from tests.desk import admin_url, form_data, messages_of
from tests.factories import make_banner, make_member, make_region

pytestmark = pytest.mark.django_db
WORDS = "TPS dipindahkan karena banjir."


@pytest.fixture
def ani():
    return make_member("redaktur", username="ani")


@pytest.fixture
def budi():
    return make_member("redaktur", username="budi")


def draft(by=None, **fields):
    at = clock.now().replace(microsecond=0)
    times = {"starts_at": at - timedelta(hours=1), "ends_at": at + timedelta(hours=1)}
    return Banner.objects.create(text=WORDS, proposed_by=by, **{**times, **fields})


def is_public(client):
    return WORDS in client.get("/tentang/").content.decode()


def typed(**values):
    return {
        "text": WORDS,
        "url": "",
        "starts_at_0": "01/11/2026",
        "starts_at_1": "06:00",
        "ends_at_0": "01/11/2099",
        "ends_at_1": "06:00",
        **values,
    }


def press(client, banner, name):
    page = client.get(reverse(f"admin:articles_banner_{name}", args=[banner.pk]))
    return client.post(page.request["PATH_INFO"], {"keadaan": page.context["keadaan"]}, follow=True)


def verbs():
    rows = Event.objects.filter(object_type="articles.banner").order_by("pk")
    return list(rows.values_list("verb", flat=True))


def test_notice_shows_once_a_second_person_approved_it(client, ani, budi):
    client.force_login(ani)
    page = client.post(admin_url(Banner, "add"), typed(), follow=True)
    banner = Banner.objects.get()
    assert "orang kedua harus menyetujuinya" in messages_of(page)
    assert not is_public(client)
    assert [notice.user for notice in Notice.objects.all()] == [budi]
    assert not Banner.objects.waiting_for(ani).exists()
    assert list(Banner.objects.waiting_for(budi)) == [banner]

    assert "Anda sendiri" in messages_of(press(client, banner, "setujui"))
    assert not is_public(client)
    client.force_login(budi)
    form = client.get(admin_url(Banner, "change", banner.pk)).content.decode()
    assert "Setujui pengumuman" in form
    assert "sudah disetujui" in messages_of(press(client, banner, "setujui"))

    assert is_public(client)
    assert verbs() == ["dibuat", "disetujui"]
    assert Notice.objects.filter(user=ani, text__contains="disetujui").exists()
    assert not Banner.objects.waiting_for(budi).exists()
    assert "sudah disetujui" in messages_of(press(client, banner, "setujui"))


@pytest.mark.parametrize("change", [{"text": f"{WORDS} Segera."}, {"ends_at_1": "07:00"}])
def test_any_change_voids_the_approval_and_the_one_who_changed_may_not_approve(
    client, ani, budi, change
):
    client.force_login(ani)
    client.post(admin_url(Banner, "add"), typed())
    banner = announcing.approve(banner=Banner.objects.get(), by=budi)
    client.force_login(budi)
    url = admin_url(Banner, "change", banner.pk)

    client.post(url, {**form_data(client.get(url)), **change})

    assert not is_public(client)
    with pytest.raises(Refused, match="Anda sendiri"):
        announcing.approve(banner=banner, by=budi)
    announcing.approve(banner=banner, by=ani)
    assert is_public(client)
    assert verbs()[2:] == ["diubah", "persetujuan gugur", "disetujui"]


def test_save_without_a_change_keeps_the_approval(client, ani, budi):
    banner = announcing.approve(banner=draft(ani), by=budi)
    client.force_login(ani)
    url = admin_url(Banner, "change", banner.pk)

    client.post(url, form_data(client.get(url)))

    banner.refresh_from_db()
    assert (banner.approved_by, banner.proposed_by) == (budi, ani)


def test_words_that_changed_behind_the_desk_are_not_shown(client, ani, budi):
    banner = announcing.approve(banner=draft(ani), by=budi)
    Banner.objects.filter(pk=banner.pk).update(text=f"{WORDS} Diubah.")

    assert not is_public(client)


def test_what_a_colleague_changed_meanwhile_is_not_approved(client, ani, budi):
    banner = draft(ani)
    client.force_login(budi)
    page = client.get(reverse("admin:articles_banner_setujui", args=[banner.pk]))
    Banner.objects.update(text="Lain.")

    page = client.post(page.request["PATH_INFO"], {"keadaan": page.context["keadaan"]}, follow=True)

    assert "berubah sejak" in messages_of(page)
    assert not Banner.objects.approved().exists()


def test_one_person_takes_it_down(client, ani, budi):
    banner = announcing.approve(banner=draft(ani), by=budi)
    client.force_login(ani)

    page = press(client, banner, "akhiri")

    assert "sudah diakhiri" in messages_of(page)
    assert not is_public(client)
    banner.refresh_from_db()
    assert banner.is_as_approved
    assert verbs() == ["disetujui", "diakhiri"]
    assert "sudah berakhir" in messages_of(press(client, banner, "akhiri"))


def test_coming_one_that_is_ended_needs_approval_again(ani, budi):
    tomorrow = clock.now() + timedelta(days=1)
    banner = draft(ani, starts_at=tomorrow, ends_at=tomorrow + timedelta(hours=1))
    with pytest.raises(Refused, match="belum disetujui"):
        announcing.end(banner=banner, by=ani)
    announcing.approve(banner=banner, by=budi)

    banner = announcing.end(banner=banner, by=budi)

    assert banner.approved_at is None
    assert list(Banner.objects.waiting()) == [banner]


def test_what_is_over_is_not_approved(ani, budi):
    now = clock.now()
    banner = draft(ani, starts_at=now - timedelta(hours=2), ends_at=now - timedelta(hours=1))

    with pytest.raises(Refused, match="sudah lewat"):
        announcing.approve(banner=banner, by=budi)
    assert not Banner.objects.waiting_for(budi).exists()


@pytest.mark.parametrize("role", ["penulis", "editor", "redaktur"])
def test_who_has_no_right_for_the_nation_neither_approves_nor_ends(ani, role):
    banner = draft(ani)
    stranger = make_member(role, make_region("16"))

    for act in (announcing.approve, announcing.end):
        with pytest.raises(Refused, match="tidak berhak"):
            act(banner=banner, by=stranger)
    assert not Banner.objects.waiting_for(stranger).exists()


def test_database_refuses_the_same_person_twice_and_half_an_approval(ani):
    banner = draft(ani)
    for values in (
        {"approved_by": ani, "approved_at": clock.now(), "approved_hash": "x"},
        {"approved_at": clock.now()},
        {"approved_hash": "x"},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            Banner.objects.filter(pk=banner.pk).update(**values)
    banner.approved_by, banner.approved_at, banner.approved_hash = ani, clock.now(), "x"
    with pytest.raises(ValidationError, match="Pengusul"):
        banner.full_clean()


def test_form_costs_the_same_and_the_list_tells_where_each_stands(client, ani):
    make_banner("Tampil")
    draft(ani)
    client.force_login(ani)

    html = client.get(admin_url(Banner, "changelist")).content.decode()

    assert "Tampil sekarang. Disetujui" in html
    assert "Menunggu persetujuan orang kedua. Diusulkan ani" in html


def test_migration_keeps_what_readers_see_and_asks_for_the_rest(client, ani):
    """Notices from before: those that showed went on showing; nobody is said to have approved."""
    now = clock.now()
    showing = draft()
    record("dibuat", showing, by=ani)
    coming = draft(starts_at=now + timedelta(hours=1), ends_at=now + timedelta(hours=2))
    migration = import_module("articles.migrations.0014_banners_that_show")

    migration.keep_showing(apps, None)

    showing.refresh_from_db()
    coming.refresh_from_db()
    assert is_public(client)
    assert (showing.proposed_by, showing.approved_by) == (ani, None)
    assert (coming.proposed_by, coming.approved_at) == (None, None)
    assert list(Banner.objects.waiting_for(ani)) == [coming]
