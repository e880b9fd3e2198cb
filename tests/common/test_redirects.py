import pytest
from django.urls import reverse

from articles.actions import withdraw
from articles.addresses import list_of
from articles.models import Article, Source, Topic
from bodies.loading import BODIES
from common import clock
from common.models import Redirect
from common.moved_values import moved_values, patterns
from common.redirects import leave_redirect, move_addresses
from regions.loading import REGIONS
from regions.models import Region
from tests.desk import admin_url, form_data, formset_data
from tests.factories import (
    make_article,
    make_body,
    make_draft,
    make_region,
    make_user,
    moment,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client):
    client.force_login(make_user())
    return client


def pairs():
    return dict(Redirect.objects.values_list("old_path", "new_path"))


def change(desk, row, **changes):
    address = admin_url(type(row), "change", row.pk)
    response = desk.post(address, form_data(desk.get(address)) | changes)
    assert response.status_code == 302
    row.refresh_from_db()


def test_chains_collapse():
    leave_redirect("/a/", "/b/")
    leave_redirect("/b/", "/c/")

    assert pairs() == {"/a/": "/c/", "/b/": "/c/"}


def test_going_back_leaves_no_loop():
    leave_redirect("/a/", "/b/")
    leave_redirect("/b/", "/a/")

    assert pairs() == {"/b/": "/a/"}


@pytest.mark.parametrize(("old", "new"), [("", "/b/"), ("/a/", ""), ("/a/", "/a/")])
def test_nothing_is_left_where_nothing_moved(old, new):
    leave_redirect(old, new)

    assert pairs() == {}


def test_new_page_takes_its_address_back():
    leave_redirect("/a/", "/b/")

    move_addresses({}, {"page": "/a/", "never": ""})

    assert pairs() == {}


# --- What is made of a slug


def test_calendars_of_a_regency_and_below_it_move_with_its_slug(desk):
    regency = make_region("16.07", "Kabupaten Lama")
    make_region("16.07.10", "Talang Kelapa")

    change(desk, regency, slug="kabupaten-baru")

    for rest in (".ics", "/", "/talang-kelapa/", "/talang-kelapa.ics"):
        moved = desk.get(f"/wilayah/kabupaten-lama{rest}")
        assert moved["Location"] == f"/wilayah/kabupaten-baru{rest}"
        assert desk.get(moved["Location"]).status_code == 200
    text = desk.get("/ringan/wilayah/kabupaten-lama/talang-kelapa/?halaman=2")
    assert text["Location"] == "/ringan/wilayah/kabupaten-baru/talang-kelapa/?halaman=2"


def test_reader_of_the_text_edition_leaves_it_where_the_page_is_not_in_it(client):
    leave_redirect("/wilayah/a.ics", "/wilayah/b.ics")

    assert client.get("/ringan/wilayah/a.ics")["Location"] == "/wilayah/b.ics"


@pytest.mark.parametrize("make", [lambda: make_region("16"), lambda: make_body(), lambda: topic()])
def test_row_that_takes_an_old_slug_again_is_a_page(desk, make):
    row = make()
    first, address = row.slug, row.get_absolute_url()
    change(desk, row, slug="lain")
    change(desk, row, slug=first)

    assert address not in pairs()
    assert pairs()[address.replace(first, "lain")] == address


def topic():
    return Topic.objects.create(slug="logistik", name="Logistik")


def test_new_topic_takes_the_address_of_a_renamed_one(desk):
    change(desk, topic(), slug="gudang")
    assert "/topik/logistik/" in pairs()

    desk.post(
        admin_url(Topic, "add"),
        {"name": "Logistik baru", "slug": "logistik"} | formset_data("pins"),
    )

    assert "/topik/logistik/" not in pairs()
    Topic.objects.get(slug="logistik").delete()
    assert desk.get("/topik/logistik/").status_code == 404


def test_loads_change_no_slug():
    """If one ever could, it would have to leave redirects."""
    assert "slug" not in {*REGIONS.fields, *BODIES.fields}


# --- Articles


def test_new_slug_of_a_withdrawn_article_leads_to_why_it_is_gone(desk):
    article = make_article(at=moment("2026-11-01 08:00"))
    old = article.get_absolute_url()
    withdraw(article=article, by=make_user(), reason="Keliru.")

    change(desk, article, slug="alamat-baru")

    moved = desk.get(old)
    assert moved["Location"].endswith("/alamat-baru/")
    assert desk.get(moved["Location"]).status_code == 410


@pytest.mark.parametrize("is_withdrawn", [False, True])
def test_article_that_readers_never_saw_leaves_no_redirect(desk, is_withdrawn):
    article = make_article(at=moment("2099-01-01 08:00"))
    if is_withdrawn:
        withdraw(article=article, by=make_user(), reason="Keliru.")

    # Long after it would have been public.
    with clock.fixed_at(moment("2099-02-01 08:00" if is_withdrawn else "2098-01-01 08:00")):
        desk.force_login(make_user())
        change(desk, article, slug="alamat-baru")

    assert pairs() == {}


def test_published_article_takes_the_address_of_one_that_moved(desk):
    first = make_article("Judul sama")
    old = first.get_absolute_url()
    change(desk, first, slug="judul-lain")
    assert old in pairs()

    second = make_article("Judul sama")

    assert second.get_absolute_url() == old
    assert pairs() == {}


def test_draft_leaves_no_redirect(desk):
    change(desk, make_draft(), slug="alamat-baru")

    assert pairs() == {}
    assert Article.objects.filter(slug="alamat-baru").exists()


# --- Old values of list parameters

SAMPLES = {
    "wilayah": ("regions:detail", "a"),
    "penyelenggara": ("bodies:detail", "a"),
    "topik": ("articles:topic", "a"),
    "penulis": ("articles:author", "a"),
}


def test_patterns_are_the_addresses_of_the_pages():
    for name, (url, slug) in SAMPLES.items():
        assert patterns()[name].format(slug) == reverse(url, args=[slug])
    assert patterns()["sumber"].format("a") == list_of(Source(slug="a"))
    assert patterns().keys() == {*SAMPLES, "sumber"}


def test_old_slugs_in_bookmarks_and_feeds_lead_to_the_new_ones(desk):
    regency = make_region("16.07", "Kabupaten Lama")
    make_region("16.07.10", "Talang Kelapa")
    body = make_body("kpu", regency, slug="kpu-lama")
    change(desk, regency, slug="kabupaten-baru")
    change(desk, body, slug="kpu-baru")

    query = "?q=gudang&wilayah=kabupaten-lama/talang-kelapa&penyelenggara=kpu-lama"
    for path in ("/berita/", "/berita.atom", "/berita.json", "/berita.csv", "/cari/"):
        moved = desk.get(path + query)
        assert (moved.status_code, moved["Location"]) == (
            301,
            f"{path}?q=gudang&wilayah=kabupaten-baru/talang-kelapa&penyelenggara=kpu-baru",
        )
        assert "X-Galat" not in desk.get(moved["Location"])


@pytest.mark.parametrize(
    "path", ["/wilayah/kabupaten-baru/", "/penyelenggara/", "/ringan/wilayah/kabupaten-baru/"]
)
def test_lists_on_other_pages_know_old_slugs_too(desk, path):
    regency = make_region("16.07", "Kabupaten Lama")
    body = make_body("kpu", regency, slug="kpu-lama")
    change(desk, regency, slug="kabupaten-baru")
    change(desk, body, slug="kpu-baru")
    name, old, new = ("wilayah", "kabupaten-lama", "kabupaten-baru")
    if "wilayah" in path:
        name, old, new = ("penyelenggara", "kpu-lama", "kpu-baru")

    assert desk.get(f"{path}?{name}={old}")["Location"] == f"{path}?{name}={new}"


@pytest.mark.parametrize(
    "query",
    [
        "topik=tidak-ada",
        "topik=lama&topik=lama",
        "topik=%00lama",
        "topik=../topik/lama",
        "topik=" + "a" * 500,
        "dari=kemarin",
        "topik=lama%0d%0aSet-Cookie:x",
    ],
)
def test_values_that_did_not_move_stay_errors(client, query):
    leave_redirect("/topik/lama/", "/topik/baru/")

    response = client.get(f"/berita/?{query}")

    assert response.status_code == 200
    assert response["X-Galat"]


def test_other_faults_stay_and_are_told_at_the_new_address(client):
    leave_redirect("/topik/lama/", f"{topic().get_absolute_url()}")

    moved = client.get("/berita/?topik=&topik=lama&dari=kemarin")

    assert moved["Location"] == "/berita/?topik=logistik&dari=kemarin"
    assert client.get(moved["Location"])["X-Galat"] == "dari"


def test_value_whose_page_became_another_kind_of_page_does_not_move():
    leave_redirect("/topik/lama/", "/penulis/lama/")

    assert moved_values({"topik": "lama", "dari": "lama"}) == {}


# --- The form of the desk


def add(desk, old, new):
    page = desk.post(admin_url(Redirect, "add"), {"old_path": old, "new_path": new})
    return page.content.decode() if page.status_code == 200 else ""


def test_chain_collapses_in_the_form_too(desk):
    add(desk, "/a/", "/b/")
    add(desk, "/b/", "/c/?x=1")

    assert pairs() == {"/a/": "/c/?x=1", "/b/": "/c/?x=1"}
    assert desk.get("/a/?y=2")["Location"] == "/c/?x=1&y=2"


def test_changed_row_that_would_be_a_loop_is_refused(desk):
    leave_redirect("/a/", "/b/")
    leave_redirect("/x/", "/y/")
    row = Redirect.objects.get(old_path="/x/")

    page = desk.post(admin_url(Redirect, "change", row.pk), {"old_path": "/b/", "new_path": "/a/"})

    assert "Berputar: /a/ sendiri dialihkan ke /b/" in page.content.decode()
    assert pairs() == {"/a/": "/b/", "/x/": "/y/"}


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("/a/", "/a/", "tidak boleh sama"),
        ("/a/", "/a/?b=1", "tidak boleh sama"),
        ("/ringan/a/", "/b/", "versi ringan ikut"),
        ("/admin/a/", "/b/", "tidak pernah dialihkan"),
        ("/berita/?q=a", "/b/", "tanpa bagian sesudah tanda tanya"),
        ("/a/", "//lain.example/", "satu garis miring"),
        ("a", "/b/", "satu garis miring"),
    ],
)
def test_impossible_redirect_is_refused_with_a_reason(desk, old, new, reason):
    assert reason in add(desk, old, new)
    assert pairs() == {}


def test_old_source_may_be_led_on_by_hand(desk):
    Source.objects.create(slug="antara", name="ANTARA", kind="media")

    add(desk, "/berita/?sumber=lka-antara", "/berita/?sumber=antara")

    assert desk.get("/berita.atom?sumber=lka-antara")["Location"] == "/berita.atom?sumber=antara"


def test_region_is_renamed_from_the_slug_that_a_colleague_gave_it_meanwhile(desk):
    """Two editors opened the form; what the first one published is led on as well."""
    region = make_region("16", "Provinsi Lama")
    address = admin_url(Region, "change", region.pk)
    opened = form_data(desk.get(address))

    desk.post(address, opened | {"slug": "provinsi-satu"})
    told = desk.post(address, opened | {"slug": "provinsi-dua"})
    desk.post(address, form_data(told))

    moved = {old: new for old, new in pairs().items() if old.endswith("/")}
    assert moved == {
        "/wilayah/provinsi-lama/": "/wilayah/provinsi-dua/",
        "/wilayah/provinsi-satu/": "/wilayah/provinsi-dua/",
    }
