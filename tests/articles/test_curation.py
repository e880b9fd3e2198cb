"""What editors place: the front page, urgent notices, selections above the list."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError

from articles.front_page import LATEST, front_page
from articles.models import Banner, ListPreset, Slot
from common import clock
from tests.desk import admin_url
from tests.factories import make_article, make_banner, make_region, make_user

pytestmark = pytest.mark.django_db


def place(article, name, **fields):
    return Slot.objects.create(
        name=name, article=article, starts_at=clock.now() - timedelta(hours=1), **fields
    )


def title(card):
    return card.split('class="card-title"><a href="')[1].split('">')[1].split("<")[0]


def titles(cards):
    return [title(card) for card in cards]


def test_newest_article_leads_where_nothing_is_placed():
    make_article("Lama", at=clock.now() - timedelta(days=2))
    make_article("Baru")

    front = front_page()

    assert titles(front.lead) == ["Baru"]
    assert titles(front.latest) == ["Lama"]
    assert front.picks == front.explainers == []


def test_placed_articles_stand_in_their_places_and_nowhere_else():
    lead, pick, explainer = (make_article(name) for name in ("Utama", "Pilihan", "Penjelasan"))
    make_article("Lain")
    place(lead, "utama")
    place(pick, "pilihan")
    place(explainer, "penjelasan")
    place(lead, "pilihan", order=9)

    front = front_page()

    assert titles(front.lead) == ["Utama"]
    assert titles(front.picks) == ["Pilihan"]
    assert titles(front.explainers) == ["Penjelasan"]
    assert titles(front.latest) == ["Lain"]


def test_second_lead_joins_the_picks():
    for order, name in enumerate(["Pertama", "Kedua"]):
        place(make_article(name), "utama", order=order)

    front = front_page()

    assert titles(front.lead) == ["Pertama"]
    assert titles(front.picks) == ["Kedua"]


def test_front_page_shows_a_dozen_of_the_newest_and_costs_two_queries(django_assert_num_queries):
    for number in range(LATEST + 3):
        make_article(f"Kabar {number}")

    with django_assert_num_queries(2):
        front = front_page()

    assert len(front.latest) == LATEST


# --- Urgent notice


def show_banner(text="TPS dipindahkan karena banjir.", **fields):
    return make_banner(text, **fields)


@pytest.mark.parametrize("path", ["/", "/berita/", "/wilayah/", "/tentang/"])
def test_urgent_notice_stands_on_every_page(client, path):
    show_banner(url="/wilayah/")

    html = client.get(path).content.decode()

    assert "TPS dipindahkan karena banjir." in html
    assert 'aria-label="Pengumuman penting"' in html


def test_urgent_notice_begins_and_ends_by_itself(client):
    banner = show_banner()

    for moment, is_shown in [
        (banner.starts_at - timedelta(seconds=1), False),
        (banner.starts_at, True),
        (banner.ends_at - timedelta(seconds=1), True),
        (banner.ends_at, False),
    ]:
        with clock.fixed_at(moment):
            assert (banner.text in client.get("/").content.decode()) is is_shown


def test_latest_of_several_notices_is_shown_alone(client):
    show_banner(text="Lama")
    show_banner(text="Baru", starts_at=clock.now() - timedelta(minutes=1))

    html = client.get("/").content.decode()

    assert "Baru" in html
    assert "Lama" not in html


def test_notice_is_text(client):
    show_banner(text="<script>alert(1)</script>")

    assert "<script>alert(1)" not in client.get("/").content.decode()


@pytest.mark.parametrize(
    "fields",
    [
        {"text": ""},
        {"ends_at": datetime(2000, 1, 1, tzinfo=UTC)},
        {"url": "javascript:alert(1)"},
        {"url": "http://jahat.example/"},
    ],
)
def test_bad_notice_is_refused(fields):
    now = clock.now()
    values = {"text": "Isi", "starts_at": now, "ends_at": now + timedelta(hours=1), **fields}

    with pytest.raises(ValidationError):
        Banner(**values).full_clean()


# --- Selections under a name


@pytest.fixture
def desk(client):
    client.force_login(make_user())
    return client


def save_preset(desk, query):
    data = {"name": "Pilkada 2024 · Sumsel", "query": query, "order": 0}
    return desk.post(admin_url(ListPreset, "add"), data)


def test_selection_is_saved_in_the_one_order_and_offered_to_readers(desk, client):
    make_region("16", "Sumatera Selatan")

    save_preset(desk, "?jenis=opini&wilayah=sumatera-selatan&entah=apa")

    html = client.get("/berita/").content.decode()
    assert 'href="/berita/?wilayah=sumatera-selatan&amp;jenis=opini"' in html
    assert "Pilkada 2024 · Sumsel" in html


@pytest.mark.parametrize("query", ["wilayah=entah", "jenis=opini&jenis=rilis", "entah=apa", "?"])
def test_selection_that_a_list_would_refuse_is_not_saved(desk, query):
    response = save_preset(desk, query)

    assert response.status_code == 200
    assert response.context["adminform"].form.errors["query"]
    assert not ListPreset.objects.exists()
