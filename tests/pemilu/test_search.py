import pytest

from tests.factories import make_article, make_body, make_election, make_region

pytestmark = pytest.mark.django_db

# The urgent notice above the page.
QUERIES_OF_EVERY_PAGE = 1


@pytest.fixture
def banyuasin():
    return make_region("16.07", "Kabupaten Banyuasin")


def found(client, query):
    results = client.get("/cari/", {"q": query}).context["results"]
    return results.regions, results.bodies, results.elections, len(results.articles)


def test_search_finds_every_kind_of_thing(client, banyuasin):
    body = make_body("kpu", banyuasin, official_name="KPU Banyuasin")
    election = make_election("pilkada-banyuasin", short_name="Pilkada Banyuasin")
    make_article("Kabar dari Banyuasin", regions=[banyuasin])

    assert found(client, "banyuasin") == ([banyuasin], [body], [election], 1)


def test_search_without_a_result_says_so(client, banyuasin):
    response = client.get("/cari/", {"q": "atlantis"})

    assert not response.context["results"]
    assert "Tidak ada yang cocok" in response.content.decode()


def test_search_without_a_word_asks_nothing(client, banyuasin, django_assert_num_queries):
    with django_assert_num_queries(QUERIES_OF_EVERY_PAGE):
        response = client.get("/cari/")

    assert not response.context["results"]


@pytest.mark.parametrize("query", ["q=" + "a" * 101, "q=a%00b", "q=a&q=b", "q=%0A1"])
def test_bad_search_shows_the_reason(client, banyuasin, query):
    response = client.get(f"/cari/?{query}")

    assert response.status_code == 200
    assert response["X-Galat"] == "q"
    assert not response.context["results"]
    assert 'role="alert"' in response.content.decode()


@pytest.mark.parametrize(
    "query",
    ["'", '"', '"banyuasin', "*", "NEAR(", "a AND", "-", "%", "\\", "😀", "<script>", "' OR 1=1"],
)
def test_hostile_search_is_only_a_search(client, banyuasin, query):
    response = client.get("/cari/", {"q": query})

    html = response.content.decode()
    assert response.status_code == 200
    assert "X-Galat" not in response.headers
    assert "<script>" not in html


@pytest.mark.parametrize("count", [1, 12])
def test_search_costs_four_queries(client, django_assert_num_queries, count):
    for number in range(count):
        region = make_region(f"16.{number + 10}", f"Kabupaten Contoh {number}")
        make_body("kpu", region)
        make_article("Kabar contoh", regions=[region])

    with django_assert_num_queries(QUERIES_OF_EVERY_PAGE + 4):
        client.get("/cari/?q=contoh")
