import pytest

from pemilu.search.names import names
from tests.factories import make_article, make_body, make_election, make_region
from tests.searching import ASKING

pytestmark = pytest.mark.django_db

# The urgent notice above the page.
QUERIES_OF_EVERY_PAGE = 1


@pytest.fixture
def banyuasin():
    return make_region("16.07", "Kabupaten Banyuasin")


def search(client, query, **parameters):
    return client.get("/cari/", {"q": query, **parameters}).context["results"]


def test_search_finds_every_kind_of_thing(client, banyuasin):
    body = make_body("kpu", banyuasin, official_name="KPU Banyuasin")
    election = make_election("pilkada-banyuasin", short_name="Pilkada Banyuasin")
    make_article("Kabar dari Banyuasin", regions=[banyuasin])

    results = search(client, "banyuasin")

    assert results.named.regions == [banyuasin]
    assert (results.similar.bodies, results.similar.elections) == ([], [])
    assert len(results.news.cards) == 1
    assert search(client, "kpu banyuasin").named.bodies == [body]
    assert search(client, "pilkada banyuasin").named.elections == [election]


def test_what_the_words_name_stands_before_the_articles(client, banyuasin):
    make_article("Banyuasin siap", regions=[banyuasin])

    html = client.get("/cari/?q=banyuasin").content.decode()

    region = html.index('href="/wilayah/kabupaten-banyuasin/"')
    assert region < html.index("<mark>Banyuasin</mark> siap")
    assert 'href="/wilayah/kabupaten-banyuasin/#kantor"' in html


def test_articles_come_best_first(client):
    make_article("Gudang logistik")
    make_article("Lain", body="<p>Tentang gudang.</p>")

    html = client.get("/cari/?q=gudang").content.decode()
    newest = client.get("/cari/?q=gudang&urut=terbaru").content.decode()

    assert html.index("<mark>Gudang</mark>") < html.index(">Lain</a>")
    assert newest.index(">Lain</a>") < newest.index("<mark>Gudang</mark>")
    assert "seribu temuan terbaru" not in html


def test_newest_hits_are_complete_and_paged(client):
    for place in range(25):
        make_article(f"Gudang {place}")

    first = search(client, "gudang", urut="terbaru").news
    second = client.get(first.older.partition("#")[0]).context["results"].news

    assert (len(first.cards), len(second.cards)) == (20, 5)
    assert str(first.total) == "25"
    assert "seribu temuan terbaru" in client.get("/cari/?q=gudang").content.decode()
    assert "seribu temuan" not in client.get("/cari/?q=gudang&urut=terbaru").content.decode()
    assert search(client, "gudang").news.older is None


def test_search_is_narrowed_by_facets(client, banyuasin):
    make_article("Gudang Banyuasin", regions=[banyuasin])
    make_article("Gudang Palembang", regions=[make_region("16.71", "Kota Palembang")])

    news = search(client, "gudang").news
    regions = next(facet for facet in news.facets if facet.name == "wilayah")
    narrowed = client.get("/cari/?q=gudang&wilayah=kabupaten-banyuasin").context["results"].news

    assert [(option.label, str(option.count)) for option in regions.options] == [
        ("Wilayah 16", "2")
    ]
    assert regions.options[0].url.startswith("/cari/?q=gudang&wilayah=")
    assert len(narrowed.cards) == 1
    assert narrowed.kept()[0] == ("q", "gudang")


def test_search_without_a_result_says_so(client, banyuasin):
    response = client.get("/cari/", {"q": "atlantis"})

    assert not response.context["results"]
    assert "Tidak ada yang cocok" in response.content.decode()


def test_a_filter_that_leaves_nothing_can_be_taken_off(client, banyuasin):
    make_article("Gudang")

    html = client.get("/cari/?q=gudang&wilayah=16").content.decode()

    assert 'href="/cari/?q=gudang#berita"' in html
    assert "Longgarkan saringan" in html


def test_search_without_a_word_asks_nothing(client, banyuasin, django_assert_num_queries):
    with django_assert_num_queries(QUERIES_OF_EVERY_PAGE):
        response = client.get("/cari/")

    assert not response.context["results"]


def test_search_for_two_things_at_once_shows_the_reason(client, banyuasin):
    response = client.get("/cari/?q=a&q=b")

    assert response.status_code == 200
    assert response["X-Galat"] == "q"
    assert not response.context["results"]
    assert 'role="alert"' in response.content.decode()


def test_bad_filter_shows_the_reason_and_keeps_the_words(client, banyuasin):
    response = client.get("/cari/?q=gudang&wilayah=entah&dari=kemarin")

    html = response.content.decode()
    assert response["X-Galat"] == "dari, wilayah"
    assert 'value="gudang"' in html
    assert html.count('role="alert"') == 1


def test_of_a_long_text_the_beginning_is_looked_for(client):
    make_article("Petugas memeriksa ulang isi kotak suara sebelum pemungutan suara dimulai")
    headline = "Petugas memeriksa ulang isi kotak suara sebelum pemungutan suara dimulai " * 3

    response = client.get("/cari/", {"q": headline})

    assert "X-Galat" not in response.headers
    assert len(response.context["results"].news.cards) == 1
    assert len(response.context["query"]) <= 100


@pytest.mark.parametrize(
    "query",
    [
        "\x00",
        "\n1",
        "a\tb\x7f",
        "x" * 9000,
        "'",
        '"',
        '"banyuasin',
        "*",
        "NEAR(",
        "a AND",
        "-",
        "%",
        "\\",
        "😀",
        "<script>",
        "' OR 1=1",
    ],
)
def test_hostile_search_is_only_a_search(client, banyuasin, query):
    response = client.get("/cari/", {"q": query})

    html = response.content.decode()
    assert response.status_code == 200
    assert "X-Galat" not in response.headers
    assert "<script>" not in html


@pytest.mark.parametrize("count", [1, 12])
def test_queries_of_a_search_do_not_grow(client, django_assert_num_queries, count):
    for number in range(count):
        region = make_region(f"16.{number + 10}", f"Kabupaten Contoh {number}")
        make_body("kpu", region)
        make_article("Kabar contoh", regions=[region])
    names()

    # Of fewer than three hits the words are doubted: three queries for names, one for each word.
    most = 13 + 2 * ASKING if count == 1 else 10 + ASKING
    with django_assert_num_queries(QUERIES_OF_EVERY_PAGE + most):
        client.get("/cari/?q=kabar")
