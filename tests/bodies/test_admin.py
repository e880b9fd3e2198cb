import pytest

from articles.models import ListEntry
from bodies.models import Body
from tests.desk import admin_url, form_data
from tests.factories import make_article, make_body, make_region, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client):
    client.force_login(make_user())
    return client


def change(desk, body, **changes):
    address = admin_url(Body, "change", body.pk)
    return desk.post(address, form_data(desk.get(address)) | changes)


def test_renamed_body_is_found_by_its_new_name_and_leaves_a_redirect(desk):
    body = make_body("kpu", make_region("16.07"), slug="kpu-lama")
    article = make_article(bodies=[body])

    change(desk, body, short_name="KPU Muba Timur", slug="kpu-baru")

    article.text.refresh_from_db()
    assert "kpu muba timur" in article.text.words
    assert desk.get("/penyelenggara/kpu-lama/").headers["Location"] == "/penyelenggara/kpu-baru/"


def test_articles_follow_a_body_into_the_list_of_its_new_family(desk):
    body = make_body("kpu", make_region("16.07"))
    make_article(bodies=[body])

    change(desk, body, family="bawaslu")

    assert ListEntry.objects.in_list("family:bawaslu").count() == 1
    assert ListEntry.objects.in_list("family:kpu").count() == 0


def test_second_permanent_office_of_a_region_is_refused_with_a_reason(desk):
    region = make_region("16.07")
    make_body("kpu", region)
    other = make_body("bawaslu", region)

    page = change(desk, other, family="kpu")

    assert "Badan tetap ini sudah ada" in page.content.decode()
