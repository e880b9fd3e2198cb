"""The first page of the desk: what each box names, in what order, and to whom."""

from datetime import timedelta

import pytest
from django.urls import reverse

from accounts.models import Event
from articles.actions import approve, ask_reviewer, submit
from articles.models import Article, ListEntry
from common import clock
from tests.factories import (
    make_article,
    make_draft,
    make_member,
    make_region,
    make_stage,
    make_stage_kind,
    make_user,
)
from tests.pemilu.dashboard_page import bar, hand_in, make_item, panel, words

pytestmark = pytest.mark.django_db

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
