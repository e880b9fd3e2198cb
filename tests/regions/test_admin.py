import pytest

from articles.models import Article
from common.models import Redirect
from regions.models import Region
from tests.desk import admin_url, form_data
from tests.factories import make_article, make_draft, make_region, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client):
    client.force_login(make_user())
    return client


def rename(desk, region, **changes):
    address = admin_url(Region, "change", region.pk)
    return desk.post(address, form_data(desk.get(address)) | changes)


def test_new_name_of_a_region_stands_on_the_cards_of_everything_below_it(desk):
    regency = make_region("16.07", "Kabupaten Lama")
    article = make_article(regions=[make_region("16.07.10", "Talang Kelapa")])

    rename(desk, regency, name="Kabupaten Baru")

    article.text.refresh_from_db()
    assert "kabupaten baru" in article.text.words
    card = Article.objects.get(pk=article.pk).card
    assert "Kabupaten Lama" not in card.html


def test_new_name_changes_the_card(desk):
    region = make_region("16.07", "Kabupaten Lama")
    article = make_article(regions=[region])
    draft = make_draft(regions=[region])

    rename(desk, region, name="Kabupaten Baru")

    article.card.refresh_from_db()
    assert "Kabupaten Baru" in article.card.html
    assert not hasattr(Article.objects.get(pk=draft.pk), "card")


def test_new_slug_of_a_regency_leaves_redirects_for_its_kecamatan_too(desk):
    regency = make_region("16.07", "Kabupaten Lama")
    make_region("16.07.10", "Talang Kelapa")

    rename(desk, regency, slug="kabupaten-baru")

    assert desk.get("/wilayah/kabupaten-lama/").headers["Location"] == "/wilayah/kabupaten-baru/"
    old = "/wilayah/kabupaten-lama/talang-kelapa/"
    assert desk.get(old).headers["Location"] == "/wilayah/kabupaten-baru/talang-kelapa/"


def test_other_changes_leave_no_redirect(desk):
    rename(desk, make_region("16.07", "Kabupaten Lama"), time_zone="Asia/Jayapura")

    assert not Redirect.objects.exists()


def new_region(**values):
    inlines = {
        f"{prefix}-{name}_FORMS": 0
        for prefix in ("aliases", "former_codes")
        for name in ("TOTAL", "INITIAL")
    }
    return {
        "code": "16.07",
        "name": "Kabupaten Banyuasin",
        "kind": "kabupaten",
        "slug": "kabupaten-banyuasin",
        "time_zone": "Asia/Jakarta",
        **inlines,
        **values,
    }


def test_level_and_parent_of_a_new_region_follow_from_its_code(desk):
    province = make_region("16")

    response = desk.post(admin_url(Region, "add"), new_region())

    assert response.status_code == 302
    region = Region.objects.get(code="16.07")
    assert (region.level, region.parent) == (2, province)


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        ({"code": "17.07"}, "Wilayah induk dengan kode 17 belum ada"),
        ({"code": "enam"}, "Tulis kode sebagai 16"),
        ({"slug": "kota-lain"}, "sudah dipakai wilayah lain"),
    ],
)
def test_impossible_region_is_refused_with_a_reason(desk, values, reason):
    make_region("16")
    make_region("16.71", "Kota Lain")

    page = desk.post(admin_url(Region, "add"), new_region(**values))

    assert reason in page.content.decode()


def test_code_of_a_region_cannot_be_changed(desk):
    region = make_region("16.07")

    rename(desk, region, code="16.08")

    region.refresh_from_db()
    assert region.code == "16.07"
