"""Filters of a list under a name: kept, offered, forgotten; one's own, or shared."""

import pytest
from django.urls import reverse

from accounts.models import SavedFilter
from accounts.saved_filters import MOST
from articles.models import Article
from bodies.models import Body
from tests.desk import admin_url, messages_of
from tests.factories import make_member, make_user

pytestmark = pytest.mark.django_db
SAVE = "/admin/accounts/savedfilter/simpan/"
LIST = admin_url(Body, "changelist")


@pytest.fixture
def desk(client):
    client.force_login(make_user("kepala"))
    return client


def save(client, query="family__exact=kpu", name="KPU saja", label="bodies.body", **data):
    return client.post(
        SAVE, {"daftar": label, "nama": name, "saringan": query, **data}, follow=True
    )


def test_filter_that_is_saved_stands_above_its_list(desk):
    assert "Simpan saringan ini" not in desk.get(LIST).content.decode()
    assert "Simpan saringan ini" in desk.get(f"{LIST}?q=kpu&p=0").content.decode()

    page = save(desk, "q=kpu&p=3&e=1&_popup=1&family__exact=kpu&_facets=True")

    assert page.redirect_chain[-1][0] == f"{LIST}?family__exact=kpu&q=kpu"
    content = page.content.decode()
    assert 'href="?family__exact=kpu&amp;q=kpu" aria-current="true"' in content
    assert "Simpan saringan ini" not in content
    assert "KPU saja" not in desk.get(admin_url(Article, "changelist")).content.decode()
    assert "KPU saja" not in desk.get(f"{LIST}?_popup=1").content.decode()


def test_only_what_is_shared_is_offered_to_colleagues_and_only_ones_own_is_forgotten(desk, client):
    save(desk, name="Rahasia")
    save(desk, query="family__exact=dkpp", name="Bersama", bersama="on")
    rows = SavedFilter.objects.order_by("place")
    client.force_login(make_user("rekan"))

    content = client.get(LIST).content.decode()
    assert "Bersama" in content
    assert "dari kepala" in content
    assert "Rahasia" not in content
    assert "Hapus saringan" not in content
    for row in rows:
        url = reverse("admin:accounts_savedfilter_forget", args=[row.pk])
        page = client.post(url, {"kembali": LIST}, follow=True)
        assert "milik rekan" in messages_of(page)
    assert SavedFilter.objects.count() == 2

    client.force_login(rows[0].user)
    url = reverse("admin:accounts_savedfilter_forget", args=[rows[0].pk])
    page = client.post(url, {"kembali": f"{LIST}?q=x"}, follow=True)
    assert page.redirect_chain[-1][0] == f"{LIST}?q=x"
    assert SavedFilter.objects.get().name == "Bersama"


@pytest.mark.parametrize(
    ("sent", "reason"),
    [
        ({"query": ""}, "Tidak ada saringan"),
        ({"query": "p=2"}, "Tidak ada saringan"),
        ({"query": "nama_lain=1"}, "Tidak ada saringan"),
        ({"query": "region__id__exact=abc"}, "Tidak ada saringan"),
        ({"query": "q=%00"}, ""),
        ({"query": "q=" + "a" * 3000}, "Isi nama"),
        ({"name": " "}, "Isi nama"),
        ({"name": "n" * 61}, "Isi nama"),
        ({"name": "KPU saja"}, "sudah dipakai"),
        ({"label": "tidak.ada"}, "Daftar itu tidak dikenal"),
        ({"label": "x"}, "Daftar itu tidak dikenal"),
        ({"label": ""}, "Daftar itu tidak dikenal"),
    ],
)
def test_what_no_list_understands_is_not_saved(desk, sent, reason):
    save(desk)

    page = save(desk, **sent)

    assert page.status_code == 200
    assert reason in messages_of(page)
    assert not reason or SavedFilter.objects.count() == 1


def test_there_is_an_end_to_saving(desk):
    user = make_user()
    SavedFilter.objects.bulk_create(
        SavedFilter(user=user, list_label="bodies.body", name=f"{n}", query="q=x")
        for n in range(MOST)
    )
    desk.force_login(user)

    assert "hapus dahulu" in messages_of(save(desk))


def test_filter_of_a_list_that_is_out_of_reach_is_refused(client):
    client.force_login(make_member("penulis"))

    assert save(client, label="accounts.user", query="is_staff__exact=1").status_code == 403
    assert client.get(SAVE).status_code == 405


def test_filter_whose_choice_is_gone_leads_to_the_whole_list_with_a_message(desk):
    SavedFilter.objects.create(
        user=make_user(),
        list_label="bodies.body",
        name="Lama",
        query="kolom_lama=1",
        is_shared=True,
    )

    page = desk.get(f"{LIST}?kolom_lama=1", follow=True)

    assert page.status_code == 200
    assert "Saringan itu tidak dikenal" in messages_of(page)


def test_nobody_is_led_away_from_the_site(desk):
    save(desk)
    url = reverse("admin:accounts_savedfilter_forget", args=[SavedFilter.objects.get().pk])

    answer = desk.post(url, {"kembali": "https://jahat.example/"})

    assert answer.headers["Location"] == "/admin/"
