"""Articles that stay on top of a topic's page."""

import pytest

from accounts.models import Event, Revision
from articles.actions import withdraw
from articles.merging import merge
from articles.models import Topic, TopicPin
from articles.pinning import MOST, move_pin
from common.errors import Refused
from tests.desk import admin_url, form_data, messages_of
from tests.factories import make_article, make_draft, make_member, make_region, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def topic():
    return Topic.objects.create(slug="logistik", name="Logistik", intro="Kotak dan surat suara.")


@pytest.fixture
def desk(client):
    client.force_login(make_member("redaktur"))
    return client


def pin(topic, *titles):
    start = topic.pins.count()
    return [
        TopicPin.objects.create(topic=topic, article=make_article(title), order=start + number)
        for number, title in enumerate(titles, 1)
    ]


def titles(topic):
    return [each.article.title for each in topic.pins.order_by("order", "id")]


def section(client, url="/topik/logistik/"):
    html = client.get(url).content.decode()
    return html.split('id="sematan"')[1].split("</section>")[0] if 'id="sematan"' in html else ""


def test_pins_stand_above_the_list_in_order_and_only_public_ones(
    client, topic, django_assert_num_queries
):
    make_article("Biasa", topics=[topic])
    with django_assert_num_queries(6):
        client.get("/topik/logistik/")
    pin(topic, "Satu", "Dua", "Dicabut")
    TopicPin.objects.create(topic=topic, article=make_draft("Draf"), order=4)
    gone = TopicPin.objects.get(article__title="Dicabut").article
    withdraw(article=gone, by=make_user(), reason="Keliru.")

    with django_assert_num_queries(6):
        page = client.get("/topik/logistik/").content.decode()

    above = section(client)
    assert "Disematkan" in above
    assert above.index("Satu") < above.index("Dua")
    assert "Draf" not in page
    assert "Dicabut" not in page
    assert page.index('id="sematan"') < page.index('id="berita"')
    assert "Kotak dan surat suara." in page
    assert not section(client, "/topik/logistik/?jenis=opini")
    light = client.get("/ringan/topik/logistik/").content.decode()
    assert "<h2>Disematkan</h2>" in light
    assert "Satu" in light


def save(desk, topic, keys):
    url = admin_url(Topic, "change", topic.pk)
    data = form_data(desk.get(url))
    start = int(data["pins-INITIAL_FORMS"])
    data["pins-TOTAL_FORMS"] = start + len(keys)
    data |= {f"pins-{start + place}-article": key for place, key in enumerate(keys)}
    data |= {f"pins-{start + place}-topic": topic.pk for place in range(len(keys))}
    return desk.post(url, data)


def test_form_pins_last_at_most_five_and_none_twice(desk, topic):
    pin(topic, "A", "B")
    articles = [make_article(title) for title in "CDEF"]

    assert save(desk, topic, [articles[0].pk]).status_code == 302
    assert titles(topic) == ["A", "B", "C"]
    assert list(topic.pins.values_list("order", flat=True)) == [1, 2, 3]
    too_many = save(desk, topic, [article.pk for article in articles[1:]])
    assert f"Paling banyak {MOST}" in too_many.content.decode()
    assert save(desk, topic, [articles[0].pk]).status_code == 200

    assert titles(topic) == ["A", "B", "C"]
    content = Revision.objects.of(topic).first().content
    assert [row["order"] for row in content["parts"]["pins"]] == [1, 2, 3]


def test_order_is_changed_by_buttons_and_logged(desk, topic):
    _, b = pin(topic, "A", "B")
    url = admin_url(Topic, "order", topic.pk)
    seen = desk.get(url).context["order"]

    page = desk.post(url, {"sematan": b.pk, "arah": "naik", "urutan": seen}, follow=True)
    again = desk.post(url, {"sematan": b.pk, "arah": "naik", "urutan": seen}, follow=True)

    assert titles(topic) == ["B", "A"]
    assert "urutan 1 dari 2" in messages_of(page)
    assert " autofocus" in page.content.decode()
    assert "sudah berubah" in messages_of(again)
    assert Event.objects.filter(verb="sematan dipindah").count() == 1
    for key in ("", "abc", "9" * 30, "0"):
        assert desk.post(url, {"sematan": key, "arah": "naik"}).status_code == 302


def test_regional_editor_orders_nothing_and_reads_no_foreign_draft(client, topic):
    here = make_region("16")
    secret = make_draft("Rahasia Jabar", regions=[make_region("32")])
    own = TopicPin.objects.create(topic=topic, article=secret, order=1)
    regional = make_member("redaktur", here)
    client.force_login(regional)

    with pytest.raises(Refused, match="tidak berhak"):
        move_pin(pin=own, step="naik", by=regional)
    for page in ("change", "order"):
        html = client.get(admin_url(Topic, page, topic.pk)).content.decode()
        assert "Rahasia Jabar" not in html


def test_pins_follow_a_merge_after_those_of_the_kept_topic(topic):
    twin = Topic.objects.create(slug="logistik-pemilu", name="Logistik pemilu")
    shared, *_ = pin(topic, "A", "B", "C")
    pin(twin, "D", "E", "F")
    TopicPin.objects.create(topic=twin, article=shared.article, order=0)

    merge(kept=topic, merged=[twin], by=make_user())

    assert titles(topic) == ["A", "B", "C", "D", "E"]
    assert list(topic.pins.values_list("order", flat=True)) == [1, 2, 3, 4, 5]
