"""The front page as it will be: slots, scheduled articles, the urgent notice, no secrets."""

from datetime import timedelta

import pytest

from articles.models import Slot
from common import clock
from tests.factories import (
    make_article,
    make_banner,
    make_member,
    make_region,
    make_stage,
    make_stage_kind,
    moment,
)

pytestmark = pytest.mark.django_db
URL = "/admin/articles/slot/pratinjau/"
LATER = "2090-06-01T06:00"


@pytest.fixture
def desk(client):
    client.force_login(make_member("redaktur"))
    return client


def seen(client, waktu="", **more):
    return client.get(URL, {"waktu": waktu, **more} if waktu or more else {})


def test_later_page_shows_what_will_be_there(desk, client):
    later = moment("2090-05-31 20:00")
    article = make_article("Terjadwal", at=later)
    Slot.objects.create(
        name="utama", article=article, starts_at=later, ends_at=later + timedelta(hours=12)
    )
    make_banner("Gempa", starts_at=later, ends_at=later + timedelta(hours=12))
    make_stage(
        name="Kampanye masa depan",
        kind=make_stage_kind("kampanye"),
        starts_on=later.date(),
        ends_on=(later + timedelta(days=3)).date(),
    )
    words = ("Terjadwal", "Gempa", "Kampanye masa depan")

    now, then = seen(desk).content.decode(), seen(desk, LATER).content.decode()

    assert "Pratinjau halaman depan pada Kamis 1 Juni 2090 06.00 WIB" in then
    assert 'class="lead-story"' in then
    assert all(word in then for word in words)
    assert not any(word in now for word in words[:2])
    assert clock._fixed.get() is None
    assert "Terjadwal" not in client.get("/").content.decode()
    after = seen(desk, "2090-06-02T06:00").content.decode()
    assert "Gempa" not in after


def test_preview_is_kept_by_nobody(desk):
    page = seen(desk, LATER)

    assert "no-store" in page["Cache-Control"]
    assert "public" not in page["Cache-Control"]
    assert page["X-Robots-Tag"] == "noindex"
    assert '<meta name="robots" content="noindex">' in page.content.decode()
    assert not page.has_header("ETag")
    assert desk.post(URL).status_code == 405


@pytest.mark.parametrize(
    "waktu", ["besok", "1999-12-31T23:59", "2101-01-01T00:00", "0001-01-01T00:00", "9" * 99, "\0"]
)
def test_impossible_time_is_said_and_now_is_shown(desk, waktu):
    page = seen(desk, waktu)

    assert page.status_code == 200
    assert "Waktu tidak dapat dipakai" in page.content.decode()


@pytest.mark.parametrize("waktu", ["2000-01-01T00:00", "2100-12-31T23:59", "2026-01-01"])
def test_edges_of_time_are_shown(desk, waktu):
    make_article("Ada")

    page = seen(desk, waktu)

    assert page.status_code == 200
    assert "tidak dapat dipakai" not in page.content.decode()


def test_scheduled_text_of_another_region_is_not_told(client):
    here, there = make_region("16", "Sumatera Selatan"), make_region("32", "Jawa Barat")
    later = moment("2090-05-31 20:00")
    foreign = make_article("Rahasia Jabar", at=later, regions=[there])
    make_article("Milik sendiri", at=later, regions=[here])
    for region in (None, here):
        Slot.objects.create(name="utama", article=foreign, region=region, starts_at=later)
    client.force_login(make_member("penulis", here))

    front = seen(client, LATER).content.decode()
    province = seen(client, LATER, wilayah=here.slug).content.decode()

    for page in (front, province):
        assert "Rahasia Jabar" not in page
        assert "Milik sendiri" in page
        assert "di luar jangkauan Anda tidak ditampilkan" in page
    assert seen(client, LATER, wilayah=there.slug).status_code == 403
    assert seen(client, LATER, wilayah="entah").status_code == 404


def test_province_page_is_previewed_with_what_is_placed_there(desk):
    province = make_region("16", "Sumatera Selatan")
    article = make_article("Untuk Sumsel")
    Slot.objects.create(
        name="pilihan", article=article, region=province, starts_at=moment("2090-01-01 00:00")
    )

    then = seen(desk, LATER, wilayah=province.slug).content.decode()
    now = seen(desk, wilayah=province.slug).content.decode()

    assert "Pilihan redaksi" in then
    assert "Pilihan redaksi" not in now
    assert "Pratinjau halaman Sumatera Selatan pada" in then
