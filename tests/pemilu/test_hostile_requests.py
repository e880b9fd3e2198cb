"""Every list × every parameter × bad values: no server error, and never the unfiltered list."""

import pytest

from articles.models import Topic
from tests.factories import make_article, make_body, make_election, make_region

pytestmark = pytest.mark.django_db

ARTICLE_PARAMETERS = [
    "wilayah",
    "penyelenggara",
    "keluarga",
    "pemilu",
    "tahapan",
    "jenis",
    "sumber",
    "topik",
    "penulis",
    "dari",
    "sampai",
    "q",
    "urut",
    "sebelum",
    "sesudah",
]
LISTS = {
    "/berita/": ARTICLE_PARAMETERS,
    "/berita.atom": ARTICLE_PARAMETERS,
    "/berita.json": ARTICLE_PARAMETERS,
    "/berita.csv": ARTICLE_PARAMETERS,
    "/penyelenggara/": ["keluarga", "tingkat", "wilayah", "q", "halaman"],
    "/wilayah/": ["q", "huruf"],
    "/cari/": ["q"],
    "/ringan/berita/": ARTICLE_PARAMETERS,
    "/ringan/wilayah/": ["q", "huruf"],
    "/ringan/cari/": ["q"],
}
# Pages about something that hold a list, and the parameter that they stand for.
PAGES = {
    "/wilayah/banyuasin/": "wilayah",
    "/penyelenggara/kpu-banyuasin/": "penyelenggara",
    "/pemilu/pilkada-2024/": "pemilu",
    "/topik/logistik/": "topik",
    "/penulis/ratna-dewi/": "penulis",
    "/ringan/wilayah/banyuasin/": "wilayah",
    "/ringan/topik/logistik/": "topik",
}
BAD_VALUES = [
    "\x00",
    "terang\x00",
    "\x1b[31m",
    "\r\nX-Sisipan: 1",
    "'",
    '"',
    "\\",
    "%",
    "%s",
    "<script>alert(1)</script>",
    "' OR 1=1 --",
    "99999999999999999999",
    "1e30",
    "-1",
    "0001-01-01",
    "9999-12-31",
    "2024-02-30",
    "16.07.10.99",
    "kabupaten/../16",
    "../../etc/passwd",
    "１６",
    "\u202e",
    "🗳",
    "null",
    "x" * 5000,
]
# The same fields read them as on the lists above: one of each sort is enough.
BAD_VALUES_AGAIN = ["terang\x00", "' OR 1=1 --", "99999999999999999999", "0001-01-01", "x" * 5000]


def good_searches(path):
    """For what does not hold a 1; and where any text is a search, for the one article."""
    return ["-1", "terang\x00"] if path.endswith("/cari/") else ["-1"]


@pytest.mark.parametrize(("path", "parameters"), LISTS.items())
def test_bad_values_show_neither_an_error_page_nor_the_whole_list(client, path, parameters):
    make_article("Kabar terang")
    make_body("kpu", official_name="Lembaga terang")

    for parameter in parameters:
        for value in BAD_VALUES:
            if parameter == "q" and value in good_searches(path):
                continue
            response = client.get(path, {parameter: value})

            request = f"{path}?{parameter}={value!r}"
            assert response.status_code == 200, request
            text = response.content.decode()
            assert "Kabar terang" not in text, request
            assert "Lembaga terang" not in text, request
            assert "X-Sisipan" not in response.headers, request


@pytest.mark.parametrize("path", LISTS)
def test_the_whole_list_shows_without_parameters(client, path):
    """What the test above looks for would be seen if it were shown."""
    make_article("Kabar terang")
    make_body("kpu", official_name="Lembaga terang")

    parameters = {"q": "terang"} if path.endswith("/cari/") else {}
    text = client.get(path, parameters).content.decode()

    assert "terang" in text or path.endswith("/wilayah/")


@pytest.mark.parametrize(("path", "own"), PAGES.items())
def test_bad_values_on_pages_that_hold_a_list_hide_its_articles(client, path, own):
    # No word of it begins as a bad value does.
    make_region("16", "Palapa")
    region = make_region("16.07", "Banyuasin")
    make_article(
        "Kabar terang",
        regions=[region],
        bodies=[make_body("kpu", region, slug="kpu-banyuasin", official_name="KPU Lentera")],
        stages=[(make_election("pilkada-2024"), None)],
        topics=[Topic.objects.create(slug="logistik", name="Logistik")],
        bylines=["Ratna Dewi"],
    )
    assert "Kabar terang" in client.get(path).content.decode()

    for parameter in ARTICLE_PARAMETERS:
        for value in BAD_VALUES_AGAIN:
            response = client.get(path, {parameter: value})

            request = f"{path}?{parameter}={value!r}"
            assert response.status_code == 200, request
            is_shown = "Kabar terang" in response.content.decode()
            # What the page itself stands for is no parameter there.
            assert is_shown is (parameter == own), request
            assert "X-Sisipan" not in response.headers, request
