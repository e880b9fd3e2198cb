"""The index of regions: map, table, letters, the search by name."""

import pytest

from regions.models import Region, RegionAlias
from tests.factories import make_article, make_region

pytestmark = pytest.mark.django_db

# Urgent notice; letters, provinces, their news.
QUERIES_OF_THE_INDEX = 4


@pytest.fixture
def banyuasin():
    return make_region("16.07", "Kabupaten Banyuasin")


def add_alias(region, text, kind="akronim"):
    return RegionAlias.objects.create(region=region, text=text, kind=kind)


def names(response):
    return [region.name for region in response.context["results"]]


# --- Map and table


def test_map_and_table_show_the_news_of_every_province(client):
    province = make_region("16", "Sumatera Selatan", tile_row=3, tile_column=1, tile_label="Sumsel")
    make_article(regions=[make_region("16.07")])

    html = client.get("/wilayah/").content.decode()

    assert 'class="tile tile-r3 tile-c1"' in html
    assert 'class="tile-link tile-shade-1" href="/wilayah/sumatera-selatan/"' in html
    tile = html[html.index('class="tile-name">Sumatera Selatan') :]
    assert "1 berita" in tile[: tile.index("</a>")]
    assert "dalam 30 hari terakhir" in tile[: tile.index("</a>")]
    assert '<span class="tile-count">1 berita<' in html
    assert f'<th scope="row"><a href="{province.get_absolute_url()}">Sumatera Selatan</a>' in html
    assert "<td>1</td><td>1</td>" in html
    assert "1 kabupaten/kota" in html


def test_province_without_a_tile_is_a_link_all_the_same(client):
    make_region("97", "Provinsi Baru")

    html = client.get("/wilayah/").content.decode()

    assert (
        '<li class="tile"><a class="tile-link tile-shade-0" href="/wilayah/provinsi-baru/"' in html
    )
    assert "belum ada" in html


# --- Letters


@pytest.fixture
def homonyms():
    make_region("63", "Kalimantan Selatan")
    make_region("63.03", "Kabupaten Banjar")
    make_region("32", "Jawa Barat")
    make_region("32.79", "Kota Banjar", kind="kota")
    make_region("31", "Jakarta")
    make_region("31.74", "Kota Administrasi Jakarta Selatan", kind="kota administrasi")
    make_region("63.03.01", "Batu")


def test_letters_are_those_of_names_behind_the_kind(client, homonyms):
    response = client.get("/wilayah/")

    assert response.context["letters"] == ["B", "J", "K"]
    assert response.context["results"] is None


def test_letter_lists_homonyms_side_by_side_without_kecamatan(client, homonyms, banyuasin):
    response = client.get("/wilayah/?huruf=B")

    assert names(response) == ["Kota Banjar", "Kabupaten Banjar", "Kabupaten Banyuasin"]
    html = response.content.decode()
    assert "Kota, Jawa Barat" in html
    assert "Kabupaten, Kalimantan Selatan" in html
    assert '<p role="status" class="count">3 wilayah.</p>' in html
    assert 'aria-current="page">B</a>' in html


def test_letter_lists_provinces_too(client, homonyms):
    assert names(client.get("/wilayah/?huruf=J")) == [
        "Jakarta",
        "Kota Administrasi Jakarta Selatan",
        "Jawa Barat",
    ]


def test_letter_without_regions_says_so(client, homonyms):
    response = client.get("/wilayah/?huruf=X")

    assert response.context["results"] == []
    assert "Tidak ada wilayah yang cocok" in response.content.decode()


def test_letter_narrows_the_search(client, homonyms):
    assert names(client.get("/wilayah/?q=selatan&huruf=J")) == ["Kota Administrasi Jakarta Selatan"]


@pytest.mark.parametrize(
    "query", ["huruf=b", "huruf=BA", "huruf=1", "huruf=%C3%84", "huruf=A&huruf=B", "huruf=%00"]
)
def test_bad_letter_shows_the_reason_and_no_regions(client, banyuasin, query):
    response = client.get(f"/wilayah/?{query}")

    assert response.status_code == 200
    assert response["X-Galat"] == "huruf"
    assert response["X-Robots-Tag"] == "noindex"
    assert response.context["results"] is None


# --- Search by name


@pytest.mark.parametrize("query", ["Banyu", "banyuasin", "kabupaten ban", "Bnyasn"])
def test_search_finds_names_words_and_aliases(client, banyuasin, query):
    add_alias(banyuasin, "Bnyasn")

    assert names(client.get("/wilayah/", {"q": query})) == ["Kabupaten Banyuasin"]


def test_search_puts_exact_names_first_then_beginnings_then_words(client, banyuasin):
    make_region("16.06", "Kabupaten Musi Banyuasin")
    make_region("16.07.01", "Banyuasin I")
    make_region("17.01.01", "Banyuasin")
    add_alias(make_region("18", "Lampung"), "Banyuasin Lama", "lama")

    assert names(client.get("/wilayah/?q=banyuasin")) == [
        "Kabupaten Banyuasin",
        "Banyuasin",
        "Lampung",
        "Banyuasin I",
        "Kabupaten Musi Banyuasin",
    ]


@pytest.mark.parametrize(
    ("query", "kind"), [("Sampit", "ibu-kota"), ("Kotim", "akronim"), ("kotim", "akronim")]
)
def test_search_says_which_alias_was_found(client, query, kind):
    region = make_region("62.02", "Kabupaten Kotawaringin Timur")
    alias = add_alias(region, query.capitalize(), kind)
    add_alias(region, "Kotawaringin Tim", "pendek")
    make_region("62.02.11", f"Teluk {query}")

    response = client.get("/wilayah/", {"q": query})

    html = response.content.decode()
    assert names(response)[0] == region.name
    assert f"{alias.text} ({alias.get_kind_display()}) → " in html
    assert f'Tepat cocok: <a href="{region.get_absolute_url()}">' in html
    assert html.count('class="row-alias"') == 1


def test_search_never_chooses_between_homonyms(client, homonyms):
    response = client.get("/wilayah/?q=banjar")

    html = response.content.decode()
    assert response.status_code == 200
    assert "Tepat cocok" not in html
    assert "2 wilayah bernama sama" in html


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


@pytest.mark.parametrize("query", ["", "q=", "q=%20", "huruf=", "apa=saja"])
def test_empty_and_unknown_parameters_are_ignored(client, query):
    response = client.get(f"/wilayah/?{query}")

    assert "X-Galat" not in response.headers
    assert response.context["results"] is None


@pytest.mark.parametrize("query", ["'", '"', "%25", "_", "\\", "' OR 1=1 --"])
def test_hostile_search_finds_nothing(client, banyuasin, query):
    response = client.get("/wilayah/", {"q": query})

    assert response.status_code == 200
    assert not response.context["results"]


def test_hostile_search_is_shown_as_text(client, banyuasin):
    html = client.get("/wilayah/", {"q": "<script>alert(1)</script>"}).content.decode()

    assert "<script>alert" not in html


@pytest.mark.parametrize("count", [1, 30])
@pytest.mark.parametrize(("query", "more"), [("", 0), ("huruf=W", 1), ("q=wilayah", 2)])
def test_index_costs_the_same_for_one_and_many(
    client, django_assert_num_queries, count, query, more
):
    for number in range(count):
        add_alias(make_region(f"{11 + number}.07"), "Wilayah lain")
        make_article(regions=[Region.objects.last()])

    with django_assert_num_queries(QUERIES_OF_THE_INDEX + more):
        client.get(f"/wilayah/?{query}")


# --- Suggestions


def suggest(client, query):
    return client.get("/wilayah/saran.json", {"q": query}).json()["saran"]


def test_suggestion_says_what_where_and_why(client):
    make_region("62", "Kalimantan Tengah")
    add_alias(make_region("62.02", "Kabupaten Kotawaringin Timur"), "Sampit", "ibu-kota")
    make_region("62.02.11", "Teluk Sampit")

    assert suggest(client, "Samp") == [
        {
            "nama": "Kabupaten Kotawaringin Timur",
            "keterangan": "ibu kota Sampit · Kabupaten di Kalimantan Tengah",
            "nilai": "kabupaten-kotawaringin-timur",
            "url": "/wilayah/kabupaten-kotawaringin-timur/",
        },
        {
            "nama": "Teluk Sampit",
            "keterangan": "Kecamatan di Kabupaten Kotawaringin Timur, Kalimantan Tengah",
            "nilai": "kabupaten-kotawaringin-timur/teluk-sampit",
            "url": "/wilayah/kabupaten-kotawaringin-timur/teluk-sampit/",
        },
    ]


@pytest.mark.parametrize("query", ["", "b", " b ", "  "])
def test_nothing_is_suggested_for_less_than_two_letters(
    client, banyuasin, django_assert_num_queries, query
):
    with django_assert_num_queries(0):
        assert suggest(client, query) == []


@pytest.mark.parametrize("query", ["q=a%00b", "q=" + "a" * 101, "q=ab&q=cd"])
def test_bad_suggestion_request_gives_the_reason(client, banyuasin, query):
    response = client.get(f"/wilayah/saran.json?{query}")

    assert response.status_code == 200
    assert response["X-Galat"] == "q"
    assert response.json()["saran"] == []
    assert list(response.json()["_galat"]) == ["q"]


@pytest.mark.parametrize("query", ["''", "%%", "__", "\\\\", "<b>", "' OR 1=1 --"])
def test_hostile_suggestion_request_finds_nothing(client, banyuasin, query):
    assert suggest(client, query) == []


def test_suggestions_may_be_kept_by_caches_but_not_indexed(client, banyuasin):
    response = client.get("/wilayah/saran.json?q=banyu")

    assert response["Content-Type"] == "application/json"
    assert "public" in response["Cache-Control"]
    assert response["X-Robots-Tag"] == "noindex"
    assert client.post("/wilayah/saran.json").status_code == 405


@pytest.mark.parametrize("count", [1, 30])
def test_suggestions_cost_the_same_for_one_and_many(client, django_assert_num_queries, count):
    for number in range(count):
        add_alias(make_region(f"{11 + number}.07"), "Wilayah lain")

    with django_assert_num_queries(2):
        assert len(suggest(client, "wilayah")) == min(2 * count, 8)
