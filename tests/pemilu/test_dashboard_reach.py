"""The first page of the desk: what it does not show, to whom, and what it costs."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import User
from articles.actions import approve, publish, submit
from articles.models import Article
from common import clock
from tests.factories import (
    make_article,
    make_draft,
    make_many_articles,
    make_member,
    make_region,
    make_stage_kind,
    make_user,
)
from tests.pemilu.dashboard_page import bar, hand_in, make_item, own_draft, panel, words

pytestmark = pytest.mark.django_db

# Session, user, and for somebody with assignments those and their rights.
LOGGED_IN, ASSIGNED = 2, 2
MOST_QUERIES = 15


# --- To whom


def test_foreign_titles_are_never_shown(client):
    home, foreign = make_region("16.07"), make_region("32.01")
    member = make_member("editor", make_region("16"))
    for region, mark in [(home, "SENDIRI"), (foreign, "ASING")]:
        hand_in(f"{mark} ditinjau", region=region)
        make_article(f"{mark} jadwal", regions=[region], at=clock.now() + timedelta(minutes=5))
        held = make_draft(
            f"{mark} embargo", regions=[region], embargo_until=clock.now() - timedelta(hours=1)
        )
        submit(article=held, by=held.created_by)
        approve(article=held, by=make_user())
    make_item("ASING butir", received_by=make_user())
    # Taken out of the reach of whoever began it.
    moved = own_draft("ASING dipindah", member, foreign)
    client.force_login(member)

    html = client.get("/admin/").content.decode()

    for title in ("SENDIRI ditinjau", "SENDIRI jadwal", "SENDIRI embargo"):
        assert title in html
    for title in ("ASING ditinjau", "ASING jadwal", "ASING embargo", "ASING butir"):
        assert title not in html
    assert reverse("admin:articles_article_change", args=[moved.pk]) not in html


def test_text_of_two_desks_is_not_reviewed_by_one_of_them(look):
    article = make_draft(regions=[make_region("16.07"), make_region("32.01")])
    submit(article=article, by=article.created_by)

    assert words(look(make_member("editor", make_region("16"))), "tinjauan") == []
    assert len(words(look(make_member("editor")), "tinjauan")) == 1


def test_writer_has_no_box_for_reviews(look):
    page = look(make_member("penulis", make_region("16")))

    assert "tinjauan" not in [each.name for each in page.panels]
    assert [each.name for each in page.panels] == [
        *("terlambat", "draf", "jadwal", "masuk", "larangan", "suntingan")
    ]


def test_who_has_no_assignment_is_told_what_to_do(client):
    user = User.objects.create_user("baru", is_staff=True)
    client.force_login(user)

    html = client.get("/admin/").content.decode()

    assert "belum mendapat penugasan" in html
    assert 'data-shortcut="g d"' in html
    assert 'data-shortcut="n"' not in html


def test_empty_boxes_say_so(client):
    client.force_login(make_member("admin"))

    html = client.get("/admin/").content.decode()

    for sentence in (
        "Tidak ada yang terlambat.",
        "Belum ada draf.",
        "Tidak ada naskah yang menunggu tinjauan Anda.",
        "Tidak ada artikel terjadwal",
        "Tidak ada butir baru.",
        "Tidak ada larangan penayangan",
        "Tidak ada pemberitahuan baru.",
        "Lunas",
    ):
        assert sentence in html


@pytest.mark.parametrize("role", ["penulis", "editor", "redaktur", "admin"])
def test_every_link_answers(client, role):
    region = make_region("16.07")
    member = make_member(role, make_region("16"))
    make_draft("Draf", by=member, regions=[region])
    hand_in("Tinjau", region=region)
    make_article("Jadwal", regions=[region], at=clock.now() + timedelta(minutes=5))
    client.force_login(member)

    page = client.get("/admin/").context["page"]
    links = {tile.url for tile in page.coverage.tiles}
    for each in [*page.panels, *page.debts]:
        links |= {each.url, *(row.url for row in each.rows)}
    for url in links - {""}:
        assert client.get(url).status_code == 200, url


@pytest.mark.parametrize(
    ("name", "filters"),
    [
        ("draf", {"milik": "saya", "status__exact": "draf"}),
        ("tinjauan", {"milik": "antrean"}),
        ("jadwal", {"penayangan": "terjadwal"}),
    ],
)
def test_full_lists_hold_what_the_box_counts(client, name, filters):
    member = make_member("editor", make_region("16"))
    for code in ("16.07", "32.01"):
        own_draft("Draf", member, make_region(code))
        hand_in("Tinjau", region=make_region(code))
        make_article(regions=[make_region(code)], at=clock.now() + timedelta(minutes=5))
    client.force_login(member)

    box = panel(client.get("/admin/").context["page"], name)
    changelist = client.get(box.url).context["cl"]

    assert changelist.params == filters
    assert str(changelist.result_count) == box.total == "1"


# --- What it costs


def test_the_page_costs_the_same_at_few_and_at_many(client):
    province = make_region("16")
    boss, member = make_user(), make_member("editor", province)
    bar("survei", make_stage_kind())
    for user in (boss, member):
        make_draft("Draf", by=user, regions=[make_region("16.07")])
    few = [count_queries(client, user) for user in (boss, member)]

    make_many_articles(120)
    for number in range(3):
        hand_in(f"Tinjau {number}", region=make_region("16.07"))
        make_item(f"Butir {number}")
    Article.objects.bulk_create(
        Article(slug=f"simpanan-{number}", title=f"Draf {number}", created_by=boss)
        for number in range(120)
    )
    many = [count_queries(client, user) for user in (boss, member)]

    assert few == many == [LOGGED_IN + 10, LOGGED_IN + ASSIGNED + 10]
    assert max(many) <= MOST_QUERIES


def count_queries(client, user):
    cache.clear()
    client.force_login(user)
    with CaptureQueriesContext(connection) as captured:
        page = client.get("/admin/")
    assert page.status_code == 200
    return len(captured)


def test_long_lists_are_not_counted_to_their_end(look):
    me = make_user()
    Article.objects.bulk_create(
        Article(slug=f"draf-{number}", title=f"Draf {number}", created_by=me)
        for number in range(101)
    )

    assert panel(look(me), "draf").total == "99+"


def test_published_article_leaves_the_queue(look):
    me = make_member("redaktur")
    article = hand_in("Selesai")
    assert words(look(me), "tinjauan") == ["Selesai"]

    publish(article=approve(article=article, by=me), by=me)

    assert words(look(me), "tinjauan") == []
