"""The first page of the desk: what each box names, in what order, and to whom."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import Event, User
from articles.actions import approve, ask_reviewer, publish, submit
from articles.models import Article, ListEntry
from common import clock
from elections.models import PublishingRule
from elections.models.rule import Effect
from ingest.models import InboxItem
from pemilu.dashboard.page import dashboard
from tests.factories import (
    make_article,
    make_draft,
    make_many_articles,
    make_member,
    make_region,
    make_stage,
    make_stage_kind,
    make_user,
)

pytestmark = pytest.mark.django_db

# Session, user, and for somebody with assignments those and their rights.
LOGGED_IN, ASSIGNED = 2, 2
MOST_QUERIES = 15


@pytest.fixture
def look(rf):
    """The page of somebody, as the template gets it."""

    def look(user, **parameters):
        request = rf.get("/admin/", parameters)
        # Rights are read once for each object of the user.
        request.user = User.objects.get(pk=user.pk)
        return dashboard(request)

    return look


def panel(page, name):
    return next(each for each in page.panels if each.name == name)


def words(page, name):
    return [row.words for row in panel(page, name).rows]


def hand_in(title, *, by=None, reviewer=None, at=None, region=None):
    article = make_draft(title, by=by, regions=[region] if region else [])
    with clock.fixed_at(at or clock.now()):
        return submit(article=article, by=article.created_by, reviewer=reviewer)


def own_draft(title, user, region):
    """A draft of `user` about a region that he may no longer write about."""
    article = make_draft(title, regions=[region])
    Article.objects.filter(pk=article.pk).update(created_by=user)
    return article


def make_item(title, **fields):
    number = InboxItem.objects.count()
    return InboxItem.objects.create(
        title=title, raw_text="x", fingerprint=f"sidik-{number}", **fields
    )


def bar(flag, kind):
    return PublishingRule.objects.create(
        content_flag=flag, stage_kind=kind, effect=Effect.BAR, legal_basis="UU"
    )


# --- What each box names


def test_drafts_are_ones_own_the_last_begun_first(look):
    me = make_member("penulis")
    make_draft("Lama", by=me)
    make_draft("Baru", by=me, regions=[make_region("16.07", "Kabupaten Banyuasin")])
    make_draft("Orang lain")
    hand_in("Diajukan", by=me)

    drafts = panel(look(me), "draf")

    assert [row.words for row in drafts.rows] == ["Baru", "Lama"]
    assert [row.note for row in drafts.rows] == ["Kabupaten Banyuasin", "tanpa wilayah"]
    assert drafts.total == "2"


def test_reviews_by_name_come_first_and_then_the_oldest(look):
    me, now = make_member("editor"), clock.now()
    writer = make_user("penulis-a", display_name="Penulis A")
    hand_in("Kemarin", by=writer, at=now - timedelta(days=1))
    hand_in("Pekan lalu", by=writer, at=now - timedelta(days=7))
    hand_in("Diminta", by=writer, reviewer=me)
    hand_in("Diminta dari lain", by=writer, reviewer=make_member("editor"))
    hand_in("Naskah saya", by=me)
    proposed = make_draft("Saya ajukan", by=writer)
    submit(article=proposed, by=me)

    reviews = panel(look(me), "tinjauan")

    assert [row.words for row in reviews.rows] == ["Diminta", "Pekan lalu", "Kemarin"]
    assert reviews.rows[1].note == "Penulis A · menunggu 7 hari"
    assert reviews.rows[2].note == "Penulis A · menunggu 24 jam"
    assert reviews.total == "3"


def test_every_review_that_is_offered_can_be_approved(look):
    me = make_member("editor")
    hand_in("Satu")
    ask_reviewer(article=hand_in("Dua"), by=make_user(), reviewer=me)

    for title in words(look(me), "tinjauan"):
        approve(article=Article.objects.get(title=title), by=me)

    assert words(look(me), "tinjauan") == []


def test_schedule_ends_at_noon_of_tomorrow(look):
    me, now = make_user(), clock.now()
    for title, hours in [("Nanti", 2), ("Segera", 1), ("Lusa", 60)]:
        make_article(title, at=now + timedelta(hours=hours))
    make_article("Tayang")
    midnight = now.replace(hour=17, minute=0)  # 00.00 WIB
    tomorrow = midnight if midnight > now else midnight + timedelta(days=1)
    make_article("Besok pagi", at=tomorrow + timedelta(hours=6))

    rows = panel(look(me), "jadwal").rows

    found = [row.words for row in rows]
    assert "Besok pagi" in found
    assert found.index("Segera") < found.index("Nanti")
    assert "Lusa" not in found
    assert "Tayang" not in found
    assert next(row.note for row in rows if row.words == "Besok pagi") == "besok 06.00 WIB"


def test_what_is_late_is_an_alarm(look):
    me = make_user()
    assert not panel(look(me), "terlambat").is_alarm
    make_article("Tidak terdaftar")
    ListEntry.objects.all().delete()
    waiting = make_draft("Lewat embargo", embargo_until=clock.now() - timedelta(hours=1))
    submit(article=waiting, by=waiting.created_by)
    approve(article=waiting, by=make_user())

    late = panel(look(me), "terlambat")

    assert late.is_alarm
    assert [row.words for row in late.rows] == [
        "1 artikel sudah waktunya tampil, tetapi belum ada di daftar:",
        "Tidak terdaftar",
        "1 artikel sudah lewat embargonya, tetapi belum diterbitkan:",
        "Lewat embargo",
    ]


def test_clock_that_differs_is_an_alarm(look):
    me = make_user()
    with clock.fixed_at(clock.now() + timedelta(minutes=5)):
        assert "Jam server" in words(look(me), "terlambat")[0]


def test_inbox_shows_what_is_new_the_newest_first(look):
    me = make_user()
    make_item("Pertama")
    make_item("Kedua")
    make_item("Ditolak", status="ditolak", reason="Bukan berita.")

    assert words(look(me), "masuk") == ["Kedua", "Pertama"]


def test_windows_tell_what_is_barred_now_and_next(look):
    kind, today = make_stage_kind("masa-tenang"), clock.now().date()
    bar("survei", kind)
    bar("iklan", kind)
    dates = {"Kini": (-1, 1), "Lewat": (-9, -4), "Nanti": (20, 22)}
    for name, (first, last) in dates.items():
        make_stage(
            name=name,
            starts_on=today + timedelta(days=first),
            ends_on=today + timedelta(days=last),
        )

    now, coming = panel(look(make_user()), "larangan").rows

    assert now.words == "Berlaku: hasil survei, iklan — Kini, pilkada-2024"
    assert coming.words == "Berikutnya: Nanti, pilkada-2024"


def test_last_edits_name_each_thing_once(look):
    me = make_user()
    first, second = make_draft("Satu", by=me), make_draft("Dua", by=me)
    submit(article=first, by=me)
    make_draft("Orang lain")

    rows = panel(look(me), "suntingan").rows

    assert [(row.words, row.note.split(" ")[0]) for row in rows] == [
        ("Satu", "diajukan"),
        ("Dua", "dibuat"),
    ]
    assert rows[1].url == reverse("admin:articles_article_change", args=[second.pk])


def test_edit_of_what_is_gone_leads_nowhere(look):
    me = make_user()
    make_draft("Satu", by=me).delete()
    Event.objects.create(
        happened_at=clock.now(),
        actor=me,
        verb="dimuat",
        object_type="tidak.ada",
        object_id="x",
        object_label="Lama",
    )

    assert [(row.words, row.url) for row in panel(look(me), "suntingan").rows] == [
        ("Lama", ""),
        ("Satu", ""),
    ]


@pytest.mark.parametrize("asked", ["7", "30", "", "999999999999", "-1", "x", "\x00", "7 "])
def test_map_has_every_province_and_knows_its_periods(client, asked):
    aceh = make_region("11", "Aceh", tile_row=0, tile_column=0, tile_label="Aceh")
    make_region("12", "Sumatera Utara")
    make_article(regions=[aceh])
    make_article(regions=[make_region("11.01")], at=clock.now() - timedelta(days=20))
    client.force_login(make_user())

    page = client.get("/admin/", {"hari": asked})

    coverage = page.context["page"].coverage
    assert coverage.days == (30 if asked == "30" else 7)
    assert [(tile.name, tile.count) for tile in coverage.tiles] == [
        ("Aceh", 2 if asked == "30" else 1),
        ("Sumatera Utara", 0),
    ]
    assert "Aceh: 1 artikel dalam 7 hari, 2 dalam 30" in page.content.decode()
    assert client.get(coverage.tiles[0].url).context["cl"].result_count == 2


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
