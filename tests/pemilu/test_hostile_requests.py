"""Every list × every parameter × bad values: no server error, and never the unfiltered list."""

import pytest

from tests.factories import make_article, make_body

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
    "/wilayah/": ["q"],
    "/cari/": ["q"],
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


@pytest.mark.parametrize(("path", "parameters"), LISTS.items())
def test_bad_values_show_neither_an_error_page_nor_the_whole_list(client, path, parameters):
    make_article("Kabar terang")
    make_body("kpu", official_name="Lembaga terang")

    for parameter in parameters:
        for value in BAD_VALUES:
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

    text = client.get(path, {"q": "terang"} if path in ("/cari/",) else {}).content.decode()

    assert "terang" in text or path == "/wilayah/"
