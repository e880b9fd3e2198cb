"""Buttons and list actions: allowed, refused, logged; a GET changes nothing."""

import re
from datetime import timedelta
from html import unescape

import pytest
from django.urls import reverse

from accounts.models import Event, User
from articles.actions import approve, submit
from articles.admin.transitions import TRANSITIONS
from articles.models import Article, Status
from common import clock
from tests.desk import admin_url, messages_of
from tests.factories import make_article, make_draft, make_member, make_user, moment

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client):
    client.force_login(make_user("kepala-meja"))
    return client


@pytest.fixture
def approved():
    article = make_draft("Siap tayang")
    submit(article=article, by=article.created_by)
    return approve(article=article, by=make_user())


def address(article, name):
    return reverse("admin:articles_article_transition", args=[article.pk, name])


def step(desk, article, name, **data):
    page = desk.post(address(article, name), {"lanjut": "ya", **data}, follow=True)
    article.refresh_from_db()
    return page


def verbs(article):
    events = Event.objects.filter(object_type="articles.article", object_id=str(article.pk))
    return list(events.order_by("id").values_list("verb", flat=True))


def test_article_goes_from_draft_to_withdrawn_by_its_buttons(desk):
    article = make_draft("Lewat tombol")

    step(desk, article, "ajukan")
    step(desk, article, "kembalikan", note="Lengkapi sumber.")
    submit(article=article, by=article.created_by)
    step(desk, article, "setujui")
    page = step(desk, article, "tayangkan")
    assert "“Lewat tombol” sudah ditayangkan. Waktu tayang:" in messages_of(page)
    step(desk, article, "ralat", kind="ralat", text="Angka diperbaiki.")
    assert "Angka diperbaiki" in desk.get(article.get_absolute_url()).content.decode()
    step(desk, article, "cabut", reason="Sumber keliru.")

    assert desk.get(article.get_absolute_url()).status_code == 410
    assert verbs(article) == [
        *("dibuat", "diajukan", "dikembalikan", "diajukan", "disetujui"),
        *("ditayangkan", "diralat", "dicabut"),
    ]


@pytest.mark.parametrize("transition", TRANSITIONS, ids=lambda transition: transition.name)
def test_looking_at_a_button_changes_nothing(desk, transition):
    article = make_draft()

    page = desk.get(address(article, transition.name))

    article.refresh_from_db()
    assert page.status_code == 200
    assert transition.label in page.content.decode()
    assert verbs(article) == ["dibuat"]


def test_buttons_are_those_that_the_status_allows(desk, approved):
    page = desk.get(admin_url(Article, "change", approved.pk))

    assert [name for name, _ in page.context["transitions"]] == [
        *("kembalikan", "tayangkan", "jadwalkan", "buang")
    ]


def test_button_leads_to_the_log_of_the_article(desk, approved):
    make_draft()
    page = desk.get(admin_url(Article, "change", approved.pk)).content.decode()
    link = re.search(r'href="(/admin/accounts/event/[^"]+)"', page).group(1)

    log = desk.get(unescape(link)).context["cl"].result_list

    assert [event.verb for event in log] == ["disetujui", "diajukan", "dibuat"]


def test_refused_transition_says_why_and_changes_nothing(desk):
    article = make_draft("Belum disetujui")

    page = step(desk, article, "tayangkan")

    assert "Tidak dapat dilakukan: keadaan artikel “draf”" in messages_of(page)
    assert verbs(article) == ["dibuat"]


def test_nobody_approves_a_text_of_his_own(desk):
    own = make_draft(by=User.objects.get(username="kepala-meja"))
    submit(article=own, by=own.created_by)

    page = step(desk, own, "setujui")

    assert "naskahnya sendiri" in messages_of(page)
    assert own.status == Status.IN_REVIEW


def test_writer_has_no_button_to_publish_and_is_refused_all_the_same(client, approved):
    client.force_login(make_member("penulis"))

    page = step(client, approved, "tayangkan")

    assert page.status_code == 403
    assert approved.status == Status.APPROVED
    assert not client.get(admin_url(Article, "change", approved.pk)).context["transitions"]


@pytest.mark.parametrize(
    ("name", "field"), [("kembalikan", "note"), ("cabut", "reason"), ("ralat", "text")]
)
def test_words_that_are_missing_are_asked_for(desk, name, field):
    article = make_article()

    page = desk.post(address(article, name), {"lanjut": "ya", "kind": "ralat", field: "  "})

    assert "errorlist" in page.content.decode()
    article.refresh_from_db()
    assert article.status == Status.PUBLISHED


def test_schedule_says_the_day_and_the_hour_before_it_happens(desk, approved):
    with clock.fixed_at(moment("2026-11-20 00:00")):
        page = desk.post(address(approved, "jadwalkan"), {"at": "2026-11-24T06:00"})
        words = "Jadwalkan untuk Selasa 24 November 2026 06.00 WIB"
        assert f'value="{words}"' in page.content.decode()
        approved.refresh_from_db()
        assert approved.status == Status.APPROVED

        step(desk, approved, "jadwalkan", at="2026-11-24T06:00", dilihat=page.context["seen"])

    assert approved.status == Status.PUBLISHED
    assert approved.published_at == moment("2026-11-23 23:00")


def test_changed_time_is_shown_again_before_it_happens(desk, approved):
    with clock.fixed_at(moment("2026-11-20 00:00")):
        page = desk.post(address(approved, "jadwalkan"), {"at": "2026-11-24T06:00"})
        seen = page.context["seen"]
        page = step(desk, approved, "jadwalkan", at="2026-11-25T06:00", dilihat=seen)

    assert "Rabu 25 November 2026" in page.content.decode()
    assert approved.status == Status.APPROVED


@pytest.mark.parametrize(
    "at", ["", "besok", "2020-01-01T06:00", "0001-01-01T00:00", "9999-12-31T23:59", "99999-1-1"]
)
def test_impossible_time_is_refused_with_a_reason(desk, approved, at):
    page = desk.post(address(approved, "jadwalkan"), {"at": at})

    assert page.status_code == 200
    assert "errorlist" in page.content.decode()


def test_schedule_of_an_embargoed_text_is_refused(desk, approved):
    Article.objects.filter(pk=approved.pk).update(embargo_until=moment("2099-01-01 00:00"))
    at = (clock.now() + timedelta(days=1)).strftime("%Y-%m-%dT%H:%M")

    seen = desk.post(address(approved, "jadwalkan"), {"at": at}).context["seen"]
    page = step(desk, approved, "jadwalkan", at=at, dilihat=seen)

    assert "Embargo dan jadwal" in messages_of(page)
    assert approved.status == Status.APPROVED


def test_embargoed_text_says_when_it_will_appear(desk, approved):
    Article.objects.filter(pk=approved.pk).update(embargo_until=moment("2098-12-31 23:00"))

    page = desk.get(address(approved, "tayangkan"))

    assert "embargo berakhir: Kamis 1 Januari 2099 06.00 WIB" in page.content.decode()


def choose(desk, name, articles, **data):
    chosen = {"action": name, "_selected_action": [article.pk for article in articles]}
    return desk.post(admin_url(Article, "changelist"), chosen | data, follow=True)


def test_list_action_asks_first_and_then_treats_every_article(desk):
    articles = [make_draft(), make_draft()]

    page = choose(desk, "ajukan", articles)
    assert "Naskah masuk antrean" in page.content.decode()
    assert Article.objects.filter(status=Status.DRAFT).count() == 2
    choose(desk, "ajukan", articles, lanjut="ya")

    assert Article.objects.filter(status=Status.IN_REVIEW).count() == 2


def test_list_action_names_the_articles_that_were_refused(desk, approved):
    draft = make_draft("Masih draf")

    page = choose(desk, "tayangkan", [draft, approved], lanjut="ya")

    assert "“Masih draf”: Tidak dapat dilakukan" in messages_of(page)
    assert "“Siap tayang” sudah ditayangkan" in messages_of(page)
    approved.refresh_from_db()
    assert approved.status == Status.PUBLISHED


def test_list_action_keeps_the_choice_while_it_asks_for_words(desk):
    articles = [make_article(), make_article()]

    page = choose(desk, "cabut", articles, lanjut="ya", reason="")
    hidden = page.context["hidden"]
    choose(desk, "cabut", articles, lanjut="ya", reason="Sumber keliru.")

    assert sorted(hidden)[:2] == sorted(("_selected_action", a.pk) for a in articles)
    assert Article.objects.filter(status=Status.WITHDRAWN).count() == 2


def test_list_actions_are_those_of_the_role(client):
    client.force_login(make_member("penulis"))

    page = client.get(admin_url(Article, "changelist"))

    names = [name for name, _ in page.context["action_form"].fields["action"].choices]
    bulk = ["tambah-tanda", "lepas-tanda", "pindah-wilayah", "tugaskan-peninjau"]
    assert names == ["", "ajukan", "buang", "pulihkan", *bulk]
