import pytest

from regions.models import FormerCode, Region, RegionAlias
from tests.factories import make_article, make_body, make_region, make_stage

pytestmark = pytest.mark.django_db

# Urgent notice; region; its names, parts and neighbours; stages; offices; reporting rules;
# re-votes; news: page and counts.
QUERIES_OF_A_REGION = 9


@pytest.fixture
def banyuasin():
    return make_region("16.07", "Kabupaten Banyuasin")


def page(client, region):
    return client.get(region.get_absolute_url()).content.decode()


def test_region_shows_facts_and_the_way_up(client, banyuasin):
    FormerCode.objects.create(region=banyuasin, code="16.99", instrument="UU 6/2002")
    RegionAlias.objects.create(region=banyuasin, text="Pangkalan Balai", kind="ibu-kota")
    make_region("16.07.10", "Talang Kelapa")

    html = page(client, banyuasin)

    assert "<h1>Kabupaten Banyuasin</h1>" in html
    assert 'href="/wilayah/wilayah-16/"' in html
    assert 'href="/wilayah/kabupaten-banyuasin/talang-kelapa/"' in html
    assert "Pangkalan Balai" in html
    assert "16.99" in html
    assert "WIB" in html


def test_kecamatan_has_a_page_below_its_regency(client, banyuasin):
    make_region("16.07.10", "Talang Kelapa")
    make_region("16.71.10", "Talang Kelapa")

    response = client.get("/wilayah/kabupaten-banyuasin/talang-kelapa/")

    assert response.context["region"].code == "16.07.10"
    assert 'href="/wilayah/kabupaten-banyuasin/"' in response.content.decode()


def test_region_between_elections_says_that_no_stage_runs(client, banyuasin):
    make_stage(region=banyuasin)

    html = page(client, banyuasin)

    assert "Tidak ada tahapan pemilu yang sedang berjalan di Kabupaten Banyuasin" in html
    assert "Belum ada kontak terverifikasi" not in html
    assert "Kantor untuk wilayah ini belum tercatat" in html


def test_region_shows_its_news_and_that_of_its_parts(client, banyuasin):
    make_article("Kabar Talang Kelapa", regions=[make_region("16.07.10", "Talang Kelapa")])
    make_article("Kabar Palembang", regions=[make_region("16.71", "Kota Palembang")])

    html = page(client, banyuasin)

    assert "Kabar Talang Kelapa" in html
    assert "Kabar Palembang" not in html


@pytest.mark.parametrize(
    ("code", "path"),
    [
        ("16", "/wilayah/sumatera-selatan/"),
        ("16.07", "/wilayah/kabupaten-banyuasin/"),
        ("16.07.10", "/wilayah/kabupaten-banyuasin/talang-kelapa/"),
        ("16.99", "/wilayah/kabupaten-banyuasin/"),
    ],
)
def test_code_leads_to_the_region(client, code, path):
    make_region("16", "Sumatera Selatan")
    region = make_region("16.07", "Kabupaten Banyuasin")
    make_region("16.07.10", "Talang Kelapa")
    FormerCode.objects.create(region=region, code="16.99")

    response = client.get(f"/wilayah/{code}/?a=b")

    assert response.status_code == 301
    assert response["Location"] == f"{path}?a=b"


@pytest.mark.parametrize(
    "path", ["tidak-ada/", "kabupaten-banyuasin/tidak-ada/", "99/", "99.99/", "16.07.1/", "%00/"]
)
def test_unknown_region_is_not_found(client, banyuasin, path):
    assert client.get(f"/wilayah/{path}").status_code == 404


def test_kecamatan_is_not_found_without_its_regency(client, banyuasin):
    make_region("16.07.10", "Talang Kelapa")

    assert client.get("/wilayah/talang-kelapa/").status_code == 404


@pytest.mark.parametrize("code", ["16", "16.07", "16.07.10"])
def test_region_costs_the_same_empty_and_full(client, django_assert_num_queries, code):
    make_region("16.07.10")
    region = Region.objects.select_related("parent").get(code=code)
    # A province's page has room for what editors place there.
    queries = QUERIES_OF_A_REGION + (region.level == 1)
    with django_assert_num_queries(queries):
        page(client, region)
    fill(region)

    with django_assert_num_queries(queries):
        page(client, region)


def fill(region):
    for number in range(3):
        RegionAlias.objects.create(region=region, text=f"Sebutan {number}", kind="pendek")
        FormerCode.objects.create(region=region, code=f"99.9{number}")
        make_article(regions=[region])
    make_body("kpu", region)
    make_body("bawaslu", region)
    make_stage(region=region)
