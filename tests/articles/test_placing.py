"""Placing articles: in order, by region, for a time; and what the desk's page says of it."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from accounts.models import Event
from articles import placing
from articles.actions import withdraw
from articles.front_page import front_page, front_rows
from articles.models import Slot
from articles.stepping import order_of
from common import clock
from common.errors import Refused
from tests.desk import admin_url, form_data, messages_of
from tests.factories import make_article, make_draft, make_member, make_region, make_user

pytestmark = pytest.mark.django_db
# Queries of the page of a province.
COST = 10
FRONT = "/admin/articles/slot/halaman-depan/"


@pytest.fixture
def chief():
    return make_member("redaktur", username="kepala")


@pytest.fixture
def desk(client, chief):
    client.force_login(chief)
    return client


def put(name, *titles, by, **fields):
    return [
        placing.place(article=make_article(title), name=name, by=by, **fields) for title in titles
    ]


def titles(cards):
    return [
        card.split('class="card-title"><a href="')[1].split('">')[1].split("<")[0] for card in cards
    ]


def order(name="pilihan"):
    return [slot.article.title for slot in Slot.objects.filter(name=name).in_order()]


def rows(desk, url=FRONT):
    return {place.name: place for place in desk.get(url).context["places"]}


# --- Actions


def test_new_articles_come_last_from_now_until_somebody_ends_them(chief):
    slots = put("pilihan", "A", "B", by=chief)

    assert [slot.order for slot in slots] == [1, 2]
    assert slots[1].ends_at is None
    assert titles(front_page().picks) == ["A", "B"]
    event = Event.objects.get(verb="ditempatkan", object_id=str(slots[0].pk))
    assert event.actor == chief
    assert event.details["halaman"] == "halaman depan"


def test_order_is_changed_step_by_step_and_logged(chief):
    a, b, c = put("pilihan", "A", "B", "C", by=chief)
    Slot.objects.update(order=0)

    assert placing.move(slot=c, step="naik", by=chief) == (2, 3)
    assert placing.move(slot=a, step="turun", by=chief) == (2, 3)

    assert order() == ["C", "A", "B"]
    assert list(Slot.objects.in_order().values_list("order", flat=True)) == [1, 2, 3]
    assert Event.objects.filter(verb="dipindah").count() == 2


def test_edge_and_old_page_move_nothing(chief):
    a, b = put("pilihan", "A", "B", by=chief)
    seen = order_of([a, b])

    with pytest.raises(Refused, match="paling atas"):
        placing.move(slot=a, step="naik", by=chief)
    placing.move(slot=a, step="turun", by=chief, seen=seen)
    with pytest.raises(Refused, match="sudah berubah"):
        placing.move(slot=b, step="turun", by=chief, seen=seen)

    assert order() == ["B", "A"]


def test_what_is_over_does_not_stand_in_the_way(chief):
    over, b, c = put("pilihan", "Lewat", "B", "C", by=chief)
    placing.end(slot=over, by=chief)

    assert placing.move(slot=c, step="naik", by=chief) == (1, 2)
    with pytest.raises(Refused, match="berakhir"):
        placing.move(slot=over, step="turun", by=chief)


def test_double_click_does_not_place_twice_but_a_later_time_is_another_matter(chief):
    article = make_article("A")
    today = clock.now()
    placing.place(article=article, name="utama", by=chief, ends_at=today + timedelta(hours=1))

    with pytest.raises(Refused, match="sudah ditempatkan"):
        placing.place(article=article, name="utama", by=chief)
    placing.place(article=article, name="pilihan", by=chief)
    later = placing.place(
        article=article, name="utama", by=chief, starts_at=today + timedelta(days=1)
    )

    assert later.order == 2


def test_article_that_waits_may_be_placed_and_a_withdrawn_one_may_not(chief):
    withdrawn = make_article("Dicabut")
    withdraw(article=withdrawn, by=make_user(), reason="Keliru.")

    placing.place(article=make_draft("Draf"), name="utama", by=chief)
    with pytest.raises(Refused, match="dicabut"):
        placing.place(article=withdrawn, name="utama", by=chief)
    with pytest.raises(ValidationError, match="sesudah awalnya"):
        placing.place(
            article=make_article(), name="utama", by=chief, ends_at=clock.now() - timedelta(1)
        )

    assert front_rows().lead[0].article.title != "Draf"


def test_ending_takes_down_now_and_what_has_not_begun_is_removed(chief):
    [a] = put("utama", "A", by=chief)
    [later] = put("utama", "B", by=chief, starts_at=clock.now() + timedelta(days=1))

    assert placing.end(slot=a, by=chief) is True
    assert placing.end(slot=later, by=chief) is False

    assert Slot.objects.get().article.title == "A"
    assert not Slot.objects.open().exists()
    with pytest.raises(Refused, match="sudah berakhir"):
        placing.end(slot=a, by=chief)
    assert placing.clear_past(by=chief) == 1
    assert not Slot.objects.exists()
    assert list(
        Event.objects.filter(object_type="articles.slot", verb__startswith="di")
        .order_by("pk")
        .values_list("verb", flat=True)
    ) == ["ditempatkan", "ditempatkan", "diakhiri", "dibatalkan", "dihapus"]


def test_regional_editor_places_in_his_own_province_only(chief):
    here, there = make_region("16"), make_region("32")
    regional = make_member("redaktur", here)
    article = make_article("Sumsel", regions=[here])
    [foreign] = put("pilihan", "Nasional", by=chief)

    own = placing.place(article=article, name="utama", region=here, by=regional)
    for region in (None, there):
        with pytest.raises(Refused, match="tidak berhak"):
            placing.place(article=article, name="utama", region=region, by=regional)
    for act in (
        lambda: placing.move(slot=foreign, step="naik", by=regional),
        lambda: placing.end(slot=foreign, by=regional),
    ):
        with pytest.raises(Refused, match="tidak berhak"):
            act()

    assert list(Slot.objects.exclude(pk=foreign.pk)) == [own]
    editor = make_member("editor", here)
    with pytest.raises(Refused, match="tidak berhak"):
        placing.place(article=article, name="pilihan", region=here, by=editor)


# --- The page of the desk


def test_page_says_which_lead_readers_see_and_what_waits(desk, chief):
    put("utama", "Pertama", "Kedua", by=chief)
    placing.place(article=make_draft("Draf"), name="pilihan", by=chief)
    gone = make_article("Dicabut nanti")
    placing.place(article=gone, name="pilihan", by=chief)
    withdraw(article=gone, by=make_user(), reason="Keliru.")

    first, second = rows(desk)["utama"].current
    draft, withdrawn = rows(desk)["pilihan"].current

    assert "Inilah berita utama" in first.notes[0]
    assert "bertumpuk dengan “Kedua”" in first.notes[1]
    assert "Sudah ada berita utama" in second.notes[0]
    assert (draft.label, withdrawn.label) == ("Menunggu artikelnya", "Artikel dicabut")
    assert "belum tayang (draf)" in draft.notes[0]


def test_buttons_move_and_keep_the_focus(desk, chief):
    a, b = put("pilihan", "A", "B", by=chief)
    move = reverse("admin:articles_slot_move", args=[b.pk])
    seen = rows(desk)["pilihan"].order

    page = desk.post(move, {"arah": "naik", "urutan": seen}, follow=True)

    html = page.content.decode()
    assert order() == ["B", "A"]
    assert "sekarang urutan 1 dari 2 di pilihan" in messages_of(page)
    [focused] = [line for line in html.splitlines() if " autofocus" in line]
    assert "Naik<" in focused
    assert "“B”" in focused
    assert 'aria-disabled="true"' in focused
    again = desk.post(move, {"arah": "naik", "urutan": seen}, follow=True)
    assert "sudah berubah" in messages_of(again)
    assert "tidak dikenal" in messages_of(desk.post(move, {"arah": "ke-bulan"}, follow=True))
    assert order() == ["B", "A"]


def test_form_places_from_now_and_says_what_is_wrong(desk):
    article = make_article("Lewat formulir")

    page = desk.post(FRONT, {"article": article.pk, "name": "pilihan"}, follow=True)
    assert "“Lewat formulir” ditempatkan di pilihan" in messages_of(page)
    again = desk.post(FRONT, {"article": article.pk, "name": "pilihan"})
    assert "sudah ditempatkan" in again.content.decode()
    for starts_at in ("besok", "1999-01-01T00:00", "99999-01-01T00:00", "9" * 5000):
        bad = desk.post(FRONT, {"article": article.pk, "name": "utama", "starts_at": starts_at})
        assert bad.context["form"].errors["starts_at"]
    for key in ("", "0", "abc", "9" * 30):
        assert desk.post(FRONT, {"article": key, "name": "utama"}).status_code == 200
    swapped = {"starts_at": "2030-01-02T00:00", "ends_at": "2030-01-01T00:00"}
    bad = desk.post(FRONT, {"article": article.pk, "name": "utama", **swapped})
    assert bad.context["form"].errors["ends_at"]

    assert Slot.objects.count() == 1


def test_page_names_no_foreign_draft(client):
    here = make_region("16")
    secret = make_draft("Rahasia Jabar", regions=[make_region("32")])
    for region in (None, here):
        Slot.objects.create(name="utama", article=secret, region=region, starts_at=clock.now())
    client.force_login(make_member("redaktur", here))

    for url in (FRONT, f"{FRONT}?wilayah={here.slug}"):
        page = client.get(url)
        assert page.status_code == 200
        assert "Rahasia Jabar" not in page.content.decode()
        assert "di luar jangkauan" in page.content.decode()


def test_page_of_a_foreign_or_unknown_province(client):
    here, there = make_region("16"), make_region("32")
    client.force_login(make_member("redaktur", here))

    assert client.get(f"{FRONT}?wilayah={there.slug}").status_code == 403
    assert client.get(f"{FRONT}?wilayah=entah").status_code == 404
    assert client.get(f"{FRONT}?wilayah=%00").status_code == 404
    assert client.post(FRONT, {}).status_code == 403
    assert [each.code for each in client.get(FRONT).context["provinces"]] == ["16"]


def test_page_asks_the_same_for_one_row_and_for_many(desk, chief, django_assert_max_num_queries):
    put("utama", "A", by=chief)
    desk.get(FRONT)
    with django_assert_max_num_queries(12) as one:
        desk.get(FRONT)
    article, begin = make_draft("Draf"), clock.now() - timedelta(days=1)
    Slot.objects.bulk_create(
        Slot(name="pilihan", article=article, order=n, starts_at=begin, ends_at=end)
        for n in range(30)
        for end in (None, clock.now())
    )

    with django_assert_max_num_queries(len(one)):
        page = desk.get(FRONT)

    assert len(page.context["places"][1].past) == 20


def test_plain_form_places_last_and_takes_provinces_only(desk, chief):
    put("utama", "A", by=chief)
    province, regency = make_region("16"), make_region("16.07")
    article = make_article("B")
    start = {"starts_at_0": "25/11/2026", "starts_at_1": "06:00"}
    data = {"name": "utama", "article": article.pk, **start}
    add = admin_url(Slot, "add")

    assert "order" not in desk.get(add).context["adminform"].form.fields
    bad = desk.post(add, {**data, "region": regency.pk})
    assert "Pilih provinsi" in str(bad.context["adminform"].form.errors["region"])
    desk.post(add, data)
    desk.post(add, {**data, "region": province.pk})

    assert Slot.objects.get(article=article, region=None).order == 2
    assert Slot.objects.get(region=province).order == 1


def test_row_of_a_lower_region_from_before_stays_and_can_be_saved(client, chief):
    client.force_login(make_user())
    slot = Slot.objects.create(
        name="utama",
        article=make_article("A"),
        region=make_region("16.07"),
        starts_at=clock.now().replace(microsecond=0),
    )
    url = admin_url(Slot, "change", slot.pk)

    data = form_data(client.get(url))
    answer = client.post(url, {**data, "name": "pilihan"})

    assert answer.status_code == 302
    slot.refresh_from_db()
    assert (slot.name, slot.region.code) == ("pilihan", "16.07")


# --- The page of a province


def test_province_page_shows_what_is_placed_there_first(client, chief):
    province = make_region("16", "Sumatera Selatan")
    put("pilihan", "Satu", "Dua", by=chief, region=province)
    put("utama", "Nol", by=chief, region=province)
    put("utama", "Nasional", by=chief)
    url = province.get_absolute_url()

    page = client.get(url)
    html = page.content.decode()
    section = html.split('id="pilihan"')[1].split("</section>")[0]

    assert "Pilihan redaksi" in section
    assert titles(section.split("<li>")[1:]) == ["Nol", "Satu", "Dua"]
    assert html.index('id="pilihan"') < html.index('id="berita"')
    assert 'id="pilihan"' not in client.get(f"{url}?jenis=opini").content.decode()
    assert "Pilihan redaksi" in client.get(f"/ringan{url}").content.decode()
    placing.end(slot=Slot.objects.get(article__title="Nol"), by=chief)
    assert client.get(url, headers={"If-None-Match": page["ETag"]}).status_code == 200
    assert 'id="pilihan"' not in client.get("/wilayah/wilayah-16-07/").content.decode()


def test_province_slots_cost_one_query_however_many(client, chief, django_assert_num_queries):
    province = make_region("16", "Sumatera Selatan")
    make_article(regions=[province])
    url = province.get_absolute_url()
    client.get(url)
    with django_assert_num_queries(COST):
        client.get(url)
    put("pilihan", *"ABCDEF", by=chief, region=province)

    with django_assert_num_queries(COST):
        html = client.get(url).content.decode()

    assert html.split('id="pilihan"')[1].split("</section>")[0].count("<li>") == 4
