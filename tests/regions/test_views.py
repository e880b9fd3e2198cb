import pytest

from regions.models import FormerCode, Region, RegionAlias
from tests.factories import make_article, make_body, make_region, make_stage

pytestmark = pytest.mark.django_db

# Region; its names and children; stages; offices; reporting rules; re-votes; news: cards,
# counter, entries still to come.
QUERIES_OF_A_REGION = 9


@pytest.fixture
def banyuasin():
    return make_region("16.07", "Kabupaten Banyuasin")


def page(client, region):
    return client.get(region.get_absolute_url()).content.decode()


def test_index_lists_provinces_as_tiles_and_by_name(client):
    Region.objects.filter(pk=make_region("16", "Sumatera Selatan").pk).update(
        tile_row=3, tile_column=1, tile_label="Sumsel"
    )
    make_region("16.07")

    html = client.get("/wilayah/").content.decode()

    assert 'class="tile tile-r3 tile-c1"' in html
    assert "1 kabupaten/kota" in html
    assert html.count('href="/wilayah/sumatera-selatan/"') == 2


@pytest.mark.parametrize("query", ["Banyu", "banyuasin", "kabupaten ban", "Bnyasn"])
def test_search_finds_names_words_and_aliases(client, banyuasin, query):
    RegionAlias.objects.create(region=banyuasin, text="Bnyasn", kind="akronim")

    response = client.get("/wilayah/", {"q": query})

    assert response.context["results"] == [banyuasin]


def test_search_without_result_says_so(client, banyuasin):
    response = client.get("/wilayah/", {"q": "atlantis"})

    assert response.context["results"] == []
    assert "Tidak ada wilayah yang cocok" in response.content.decode()


def test_search_stops_at_fifty_and_says_so(client):
    for number in range(1, 53):
        make_region(f"16.07.{number:02d}", f"Sama {number}")

    response = client.get("/wilayah/", {"q": "sama"})

    assert len(response.context["results"]) == 50
    assert "Lebih dari 50 wilayah cocok" in response.content.decode()


@pytest.mark.parametrize("query", ["q=a%00b", "q=" + "a" * 101, "q=a&q=b", "q=a%0Ab"])
def test_bad_search_shows_the_reason_and_no_regions(client, banyuasin, query):
    response = client.get(f"/wilayah/?{query}")

    assert response.status_code == 200
    assert response["X-Galat"] == "q"
    assert response["X-Robots-Tag"] == "noindex"
    assert response.context["results"] is None
    assert 'role="alert"' in response.content.decode()


@pytest.mark.parametrize("query", ["", "q=", "q=%20", "apa=saja"])
def test_empty_and_unknown_parameters_are_ignored(client, query):
    response = client.get(f"/wilayah/?{query}")

    assert "X-Galat" not in response.headers
    assert response.context["results"] is None


@pytest.mark.parametrize("query", ["'", '"', "%25", "_", "\\", "' OR 1=1 --"])
def test_hostile_search_finds_nothing(client, banyuasin, query):
    response = client.get("/wilayah/", {"q": query})

    assert response.status_code == 200
    assert not response.context["results"]


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
    with django_assert_num_queries(QUERIES_OF_A_REGION):
        page(client, region)
    fill(region)

    with django_assert_num_queries(QUERIES_OF_A_REGION):
        page(client, region)


def fill(region):
    for number in range(3):
        RegionAlias.objects.create(region=region, text=f"Sebutan {number}", kind="pendek")
        FormerCode.objects.create(region=region, code=f"99.9{number}")
        make_article(regions=[region])
    make_body("kpu", region)
    make_body("bawaslu", region)
    make_stage(region=region)


@pytest.mark.parametrize("count", [1, 30])
def test_index_costs_the_same_for_one_and_many(client, django_assert_num_queries, count):
    for number in range(count):
        make_region(f"{11 + number}.07")

    with django_assert_num_queries(4):
        client.get("/wilayah/?q=wilayah")
