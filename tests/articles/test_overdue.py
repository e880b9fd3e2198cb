"""The alarm: what should be public and is not."""

from datetime import timedelta

import pytest

from articles.actions import approve, submit
from articles.models import Article, Card, ListEntry
from articles.overdue import alarms, public_alarms
from common import clock
from tests.factories import make_article, make_draft, make_user

pytestmark = pytest.mark.django_db


def names():
    return [alarm.name for alarm in alarms()]


def test_nothing_is_late_in_order(client):
    make_article()
    make_article(at=clock.now() + timedelta(days=1))

    assert names() == []
    assert client.get("/healthz").json() == {"status": "ok"}


@pytest.mark.parametrize(
    "spoil",
    [
        lambda article: ListEntry.objects.all().delete(),
        lambda article: Card.objects.all().delete(),
        lambda article: article.text.delete(),
        lambda article: ListEntry.objects.update(published_at=clock.now() + timedelta(days=1)),
    ],
)
def test_article_without_its_derived_rows_raises_the_alarm(client, spoil):
    article = make_article("Seharusnya tampil")
    spoil(article)

    (alarm,) = public_alarms()
    assert (alarm.name, alarm.articles) == ("daftar", (article,))
    health = client.get("/healthz")
    assert (health.status_code, health.json()) == (
        200,
        {"status": "terlambat", "terlambat": {"daftar": 1}},
    )


def test_scheduled_article_is_late_from_its_time_on(client):
    article = make_article(at=clock.now() + timedelta(hours=1))
    ListEntry.objects.all().delete()
    assert names() == []

    with clock.fixed_at(article.published_at):
        assert "daftar" in names()


def test_clocks_that_differ_raise_the_alarm(client):
    with clock.fixed_at(clock.now() + timedelta(minutes=5)):
        assert names() == ["jam"]
        assert client.get("/healthz").json()["terlambat"] == {"jam": 0}


def test_embargo_that_ended_unpublished_is_told_at_the_desk_only(client):
    article = make_draft("Lewat embargo", embargo_until=clock.now() - timedelta(hours=1))
    submit(article=article, by=article.created_by)
    approve(article=article, by=make_user())

    assert names() == ["embargo"]
    assert client.get("/healthz").json() == {"status": "ok"}
    client.force_login(make_user())
    page = client.get("/admin/").content.decode()
    assert "belum diterbitkan" in page
    assert "Lewat embargo" in page


def test_alarms_cost_the_same_for_many(django_assert_num_queries):
    for _ in range(5):
        make_article()
    Card.objects.all().delete()

    with django_assert_num_queries(3):
        found = alarms()

    assert len(found[0].articles) == Article.objects.count()
