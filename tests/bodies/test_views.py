from datetime import date, timedelta

import pytest
from django.utils import timezone

from bodies.models import Contact, Officer
from bodies.templatetags.body_panels import contact_href
from tests.factories import make_article, make_body, make_election, make_region

pytestmark = pytest.mark.django_db

# Urgent notice; body; contacts; officers of today and former ones; parts; documents; news: page,
# counts, provinces.
QUERIES_OF_A_BODY = 10
YESTERDAY = timezone.localdate() - timedelta(days=1)


@pytest.fixture
def banyuasin():
    return make_region("16.07", "Kabupaten Banyuasin")


def names(response):
    page = response.context["page"]
    return [body.short_name for body in page.object_list] if page else None


def make_contact(body, kind="telepon", value="0711 123456", verified_on=date(2026, 1, 3)):
    return Contact.objects.create(body=body, kind=kind, value=value, verified_on=verified_on)


# --- The list


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["DKPP", "KPU Sumsel", "Bawaslu Banyuasin", "KPU Banyuasin"]),
        ("?keluarga=bawaslu", ["Bawaslu Banyuasin"]),
        ("?tingkat=provinsi", ["KPU Sumsel"]),
        ("?wilayah=16.07", ["Bawaslu Banyuasin", "KPU Banyuasin"]),
        ("?wilayah=kabupaten-banyuasin&keluarga=kpu", ["KPU Banyuasin"]),
        ("?wilayah=16", ["KPU Sumsel", "Bawaslu Banyuasin", "KPU Banyuasin"]),
        ("?q=sumsel", ["KPU Sumsel"]),
        ("?q=&keluarga=&halaman=", ["DKPP", "KPU Sumsel", "Bawaslu Banyuasin", "KPU Banyuasin"]),
        ("?keluarga=dkpp&apa=saja", ["DKPP"]),
    ],
)
def test_list_shows_what_was_chosen(client, banyuasin, query, found):
    make_body("dkpp", official_name="DKPP")
    make_body("kpu", banyuasin.parent, official_name="KPU Sumsel")
    make_body("kpu", banyuasin, official_name="KPU Banyuasin")
    make_body("bawaslu", banyuasin, official_name="Bawaslu Banyuasin")

    response = client.get(f"/penyelenggara/{query}")

    assert sorted(names(response)) == sorted(found)


@pytest.mark.parametrize(
    ("query", "parameter"),
    [
        ("keluarga=partai", "keluarga"),
        ("keluarga=kpu&keluarga=dkpp", "keluarga"),
        ("tingkat=dunia", "tingkat"),
        ("wilayah=atlantis", "wilayah"),
        ("wilayah=16.07%00", "wilayah"),
        ("q=a%00b", "q"),
        ("q=" + "a" * 101, "q"),
        ("halaman=0", "halaman"),
        ("halaman=-1", "halaman"),
        ("halaman=2", "halaman"),
        ("halaman=1e3", "halaman"),
        ("halaman=1.5", "halaman"),
        ("halaman=99999999999999999999", "halaman"),
        ("halaman=NaN", "halaman"),
        ("halaman=dua", "halaman"),
    ],
)
def test_bad_parameter_shows_the_reason_and_no_bodies(client, banyuasin, query, parameter):
    make_body("kpu", banyuasin, official_name="KPU Banyuasin")

    response = client.get(f"/penyelenggara/?{query}")

    html = response.content.decode()
    assert response.status_code == 200
    assert response["X-Galat"] == parameter
    assert response["X-Robots-Tag"] == "noindex"
    assert names(response) is None
    assert "KPU Banyuasin" not in html
    assert 'role="alert"' in html


def test_pages_hold_fifty_and_keep_the_filters(client):
    for number in range(51):
        make_body("kpu", make_region(f"16.{number + 10}"))

    first = client.get("/penyelenggara/?keluarga=kpu")
    second = client.get("/penyelenggara/?keluarga=kpu&halaman=2")

    assert len(names(first)) == 50
    assert len(names(second)) == 1
    assert "keluarga=kpu&amp;halaman=2" in first.content.decode()


@pytest.mark.parametrize("count", [1, 30])
def test_list_costs_the_same_for_one_and_many(client, django_assert_num_queries, count):
    for number in range(count):
        make_body("kpu", make_region(f"16.{number + 10}"))

    with django_assert_num_queries(3):
        client.get("/penyelenggara/")


# --- One body


def test_body_shows_only_verified_contacts_with_their_day(client, banyuasin):
    body = make_body("kpu", banyuasin)
    make_contact(body)
    make_contact(body, "situs", "https://derived.example/", verified_on=None)

    html = client.get(body.get_absolute_url()).content.decode()

    assert 'href="tel:+62711123456"' in html
    assert "diperiksa" in html
    assert "3 Januari 2026" in html
    assert "derived.example" not in html


def test_body_without_verified_contact_says_so(client, banyuasin):
    body = make_body("kpu", banyuasin)

    assert "Belum ada kontak terverifikasi" in client.get(body.get_absolute_url()).content.decode()


def test_body_shows_officers_with_their_terms_and_former_ones_apart(client, banyuasin):
    body = make_body("kpu", banyuasin)
    Officer.objects.create(body=body, person_name="Siti Contoh", position="Ketua")
    Officer.objects.create(
        body=body, person_name="Budi Contoh", position="Ketua", valid_until=YESTERDAY
    )

    html = client.get(body.get_absolute_url()).content.decode()

    today, former = html.split("Pejabat terdahulu (1)")
    assert "Siti Contoh" in today
    assert "masa jabatan tidak tercatat" in today
    assert "Budi Contoh" not in today
    assert "Budi Contoh" in former
    assert "sampai " in former


def test_body_shows_parent_children_and_news(client, banyuasin):
    province = make_body("kpu", banyuasin.parent, official_name="KPU Sumsel")
    body = make_body("kpu", banyuasin, official_name="KPU Banyuasin", parent=province)
    make_article("Kabar KPU Banyuasin", bodies=[body])

    below = client.get(body.get_absolute_url()).content.decode()
    above = client.get(province.get_absolute_url()).content.decode()

    assert province.get_absolute_url() in below
    assert "Kabar KPU Banyuasin" in below
    assert body.get_absolute_url() in above


def test_unknown_body_is_not_found(client):
    assert client.get("/penyelenggara/tidak-ada/").status_code == 404


def test_body_costs_the_same_empty_and_full(client, banyuasin, django_assert_num_queries):
    body = make_body("kpu", banyuasin)
    with django_assert_num_queries(QUERIES_OF_A_BODY):
        client.get(body.get_absolute_url())
    for number in range(3):
        make_contact(body, value=f"0711 12345{number}")
        Officer.objects.create(body=body, person_name=f"Contoh {number}", position="Anggota")
        make_body("kpu", make_region(f"16.07.1{number}"), parent=body)
        make_article(bodies=[body])

    with django_assert_num_queries(QUERIES_OF_A_BODY):
        client.get(body.get_absolute_url())


# --- Offices on the pages of regions


def offices(client, region):
    html = client.get(region.get_absolute_url()).content.decode()
    return html.partition('id="kantor"')[2].partition("</section>")[0]


def test_region_shows_its_offices_then_those_of_the_province(client, banyuasin):
    kecamatan = make_region("16.07.10", "Talang Kelapa")
    make_body("kpu", banyuasin.parent, official_name="KPU Sumsel")
    make_body("bawaslu", banyuasin, official_name="Bawaslu Banyuasin")
    make_body("dkpp", banyuasin.parent, official_name="TPD Sumsel")
    make_body("kpu", make_region("16.71"), official_name="KPU Palembang")

    html = offices(client, kecamatan)

    assert html.index("Bawaslu Banyuasin") < html.index("KPU Sumsel")
    assert "TPD Sumsel" not in html
    assert "KPU Palembang" not in html


def test_region_shows_verified_contacts_of_each_office_only(client, banyuasin):
    kpu = make_body("kpu", banyuasin, official_name="KPU Banyuasin")
    make_body("bawaslu", banyuasin, official_name="Bawaslu Banyuasin")
    make_contact(kpu)
    make_contact(kpu, "surel", "kpu@contoh.id")
    make_contact(kpu, "situs", "https://derived.example/", verified_on=None)

    html = offices(client, banyuasin)

    assert html.count("KPU Banyuasin") == 1
    assert "tel:+62711123456" in html
    assert "mailto:kpu@contoh.id" in html
    assert "derived.example" not in html
    assert html.count("Belum ada kontak terverifikasi") == 1


def test_region_hides_offices_that_have_ended(client, banyuasin):
    make_body(
        "bawaslu",
        banyuasin,
        official_name="Panwaslih Lama",
        for_election=make_election(),
        valid_until=YESTERDAY,
    )

    assert "Panwaslih Lama" not in offices(client, banyuasin)


@pytest.mark.parametrize(
    ("kind", "value", "href"),
    [
        ("telepon", "(0711) 123-456", "tel:+62711123456"),
        ("telepon", "+62 711 123456", "tel:+62711123456"),
        ("telepon", "112", "tel:112"),
        ("whatsapp", "0812 3456 7890", "https://wa.me/6281234567890"),
        ("alamat", "Jalan Contoh 1", ""),
        ("telepon", "tidak ada", ""),
    ],
)
def test_contact_becomes_a_link_where_it_can(kind, value, href):
    assert contact_href(Contact(kind=kind, value=value)) == href
