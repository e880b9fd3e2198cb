import pytest

from tests.factories import make_article, moment

pytestmark = pytest.mark.django_db


def test_month_holds_its_articles_by_jakarta_time(client):
    make_article("Akhir Oktober", at=moment("2024-10-31 16:59"))
    make_article("Awal November", at=moment("2024-10-31 17:00"))

    page = client.get("/arsip/2024/11/").content.decode()

    assert "Awal November" in page
    assert "Akhir Oktober" not in page
    assert "/arsip/2024/10/" in page


def test_long_month_has_pages(client):
    for _ in range(21):
        make_article(at=moment("2024-11-05 00:00"))

    first = client.get("/arsip/2024/11/")
    second = client.get("/arsip/2024/11/" + first.context["older"])

    assert len(first.context["cards"]) == 20
    assert len(second.context["cards"]) == 1


@pytest.mark.parametrize(
    "path", ["/arsip/1999/12/", "/arsip/2024/13/", "/arsip/2024/00/", "/arsip/9999/01/"]
)
def test_month_that_cannot_be_is_missing(client, path):
    assert client.get(path).status_code == 404


@pytest.mark.parametrize("path", ["/arsip/2000/01/", "/arsip/2100/12/"])
def test_outermost_months_answer(client, path):
    assert client.get(path).status_code == 200


def test_bad_cursor_shows_nothing(client):
    make_article("Gudang diperiksa", at=moment("2024-11-05 00:00"))

    page = client.get("/arsip/2024/11/?sebelum=entah")

    assert page.status_code == 200
    assert page["X-Galat"] == "sebelum"
    assert "Gudang diperiksa" not in page.content.decode()
