from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.desk.presence import note_open
from accounts.models import OpenForm
from articles.models import Topic
from common import clock
from tests.desk import admin_url, form_data
from tests.factories import make_member, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def topic():
    return Topic.objects.create(slug="logistik", name="Logistik")


@pytest.fixture
def sari():
    return make_user("sari", display_name="Sari")


@pytest.fixture
def budi(client):
    client.force_login(make_user("budi"))
    return client


def form_of(client, topic):
    return client.get(admin_url(Topic, "change", topic.pk))


def presence_of(topic):
    return reverse("admin:articles_topic_presence", args=[topic.pk])


def test_whoever_opens_a_form_is_told_who_else_has_it_open(budi, sari, topic):
    note_open(sari, topic, clock.now())
    since = OpenForm.objects.get().opened_at

    page = form_of(budi, topic).content.decode()

    assert f"Sedang dibuka oleh Sari sejak {timezone.localtime(since):%H.%M}" in page


def test_nobody_is_told_of_himself_another_row_or_a_form_long_left(budi, sari, topic):
    form_of(budi, topic)
    note_open(sari, Topic.objects.create(slug="debat", name="Debat"), clock.now())
    note_open(sari, topic, clock.now())
    OpenForm.objects.filter(user=sari).update(seen_at=clock.now() - timedelta(minutes=16))

    assert "Sedang dibuka" not in form_of(budi, topic).content.decode()


def test_notice_costs_two_queries(budi, topic, django_assert_num_queries, monkeypatch):
    form_of(budi, topic)
    with django_assert_num_queries(9):
        form_of(budi, topic)

    monkeypatch.setattr("accounts.desk.base.DeskAdmin.opening", lambda *_: {})
    with django_assert_num_queries(7):
        form_of(budi, topic)


def test_reading_a_form_is_no_editing(client, topic):
    client.force_login(make_member("penulis"))

    assert form_of(client, topic).status_code == 200
    assert not OpenForm.objects.exists()
    assert client.post(presence_of(topic)).status_code == 403


def test_saving_and_leaving_end_it(budi, sari, topic):
    data = form_data(form_of(budi, topic))
    note_open(sari, topic, clock.now())
    OpenForm.objects.filter(user=sari).update(seen_at=clock.now() - timedelta(days=2))

    budi.post(admin_url(Topic, "change", topic.pk), data)

    # What nobody closed for a day goes with it.
    assert not OpenForm.objects.exists()


def test_refused_save_keeps_it_open(budi, topic):
    data = form_data(form_of(budi, topic))

    budi.post(admin_url(Topic, "change", topic.pk), data | {"name": ""})

    assert OpenForm.objects.exists()


def test_script_renews_and_closes(budi, topic):
    form_of(budi, topic)
    OpenForm.objects.update(seen_at=clock.now() - timedelta(minutes=20))
    opened_at = OpenForm.objects.get().opened_at

    assert budi.post(presence_of(topic)).status_code == 204
    note = OpenForm.objects.get()
    assert note.seen_at > clock.now() - timedelta(minutes=1)
    assert note.opened_at == opened_at

    assert budi.post(presence_of(topic), {"tutup": "1"}).status_code == 204
    assert not OpenForm.objects.exists()


def test_address_of_the_script_only_takes_posts_about_rows_that_are_there(budi, topic):
    missing = reverse("admin:articles_topic_presence", args=["x\0"])

    assert budi.get(presence_of(topic)).status_code == 405
    assert budi.post(missing).status_code == 403
    assert not OpenForm.objects.exists()
