import pytest

from common.models import Redirect

pytestmark = pytest.mark.django_db


def test_old_address_leads_to_the_new_one(client):
    Redirect.objects.create(old_path="/wilayah/lama/", new_path="/wilayah/baru/")

    response = client.get("/wilayah/lama/")

    assert response.status_code == 301
    assert response["Location"] == "/wilayah/baru/"
    assert "max-age=3600" in response["Cache-Control"]


def test_query_string_moves_along(client):
    Redirect.objects.create(old_path="/wilayah/lama/", new_path="/wilayah/baru/")

    response = client.get("/wilayah/lama/?q=a&b=%20c")

    assert response["Location"] == "/wilayah/baru/?q=a&b=%20c"


def test_page_that_exists_costs_no_query_for_redirects(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert client.get("/robots.txt").status_code == 200


def test_missing_page_costs_one_query(client, django_assert_num_queries):
    with django_assert_num_queries(1):
        assert client.get("/tidak-ada/").status_code == 404


@pytest.mark.parametrize("path", ["/static/lama.css", "/media/lama.jpg", "/%00/", "/" + "a" * 400])
def test_path_that_cannot_have_moved_costs_no_query(client, django_assert_num_queries, path):
    with django_assert_num_queries(0):
        assert client.get(path).status_code == 404


def test_desk_is_never_redirected(client):
    Redirect.objects.create(old_path="/admin/lama/", new_path="/")

    assert client.get("/admin/lama/").headers.get("Location") != "/"


def test_sent_form_is_not_redirected(client):
    Redirect.objects.create(old_path="/wilayah/lama/", new_path="/wilayah/baru/")

    assert client.post("/wilayah/lama/").status_code != 301
