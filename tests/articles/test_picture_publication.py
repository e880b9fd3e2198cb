"""No article with a picture that lacks its words or its credit is public; its form says so."""

import pytest

from articles.actions import approve, publish, submit
from articles.models import Article, Image, ImageUse, Status
from articles.readiness import hindrances
from common import clock
from common.errors import Refused
from tests.desk import admin_url, enter, form_data, row_data
from tests.factories import make_article, make_draft, make_member, make_user
from tests.pictures import make_image

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk():
    return enter("redaktur-gambar")


def illustrated(article, image=None, **fields):
    image = image or make_image()
    ImageUse.objects.create(article=article, image=image, **fields)
    return image


def approved(**use):
    article = make_draft()
    image = illustrated(article, **use)
    return approve(article=submit(article=article, by=article.created_by), by=make_user()), image


def form_of(desk, article):
    return desk.get(admin_url(Article, "change", article.pk))


def save(desk, article, **fields):
    url = admin_url(Article, "change", article.pk)
    return desk.post(url, form_data(desk.get(url)) | fields)


@pytest.mark.parametrize(
    ("use", "credit", "said"),
    [
        ({}, "Sari", "teks alternatif"),
        ({"alt": "  "}, "Sari", "teks alternatif"),
        ({"alt": "Gudang"}, "", "kreditnya"),
        ({"is_decorative": True}, "", "kreditnya"),
    ],
)
def test_article_with_an_incomplete_picture_is_not_published(use, credit, said):
    article, image = approved(**use)
    Image.objects.update(credit=credit, description="Gudang logistik")

    with pytest.raises(Refused, match=said) as refusal:
        publish(article=article, by=article.approved_by)

    assert "gambar 1 (“Gudang logistik”)" in str(refusal.value)
    article.refresh_from_db()
    assert article.status == Status.APPROVED


@pytest.mark.parametrize("use", [{"alt": "Gudang"}, {"is_decorative": True}])
def test_article_with_a_complete_picture_is_published(use):
    article, _ = approved(**use)

    assert publish(article=article, by=article.approved_by).status == Status.PUBLISHED


def test_draft_keeps_a_picture_without_words_and_its_form_names_it(desk):
    article, image = make_draft(), make_image(credit="", description="Gudang logistik")

    save(desk, article, **row_data("image_uses", 0, image=image.pk, order=0))

    assert article.image_uses.get().alt == ""
    page = form_of(desk, article).content.decode()
    assert "Belum dapat ditayangkan" in page
    assert "isi teks alternatif atau tandai hanya hiasan dan lengkapi kreditnya" in page


def test_form_of_what_is_ready_or_public_names_no_hindrance(desk):
    for article in (make_draft(), make_article()):
        assert "Belum dapat ditayangkan" not in form_of(desk, article).content.decode()


def test_hindrances_name_every_check_that_refuses():
    article = make_draft(kind="kliping")
    illustrated(article)

    reasons = hindrances(article, clock.now())

    assert [reason.split()[0] for reason in reasons] == ["Kliping", "Gambar"]


def test_changed_text_is_said_to_need_another_approval(desk):
    article, _ = approved(alt="Gudang")
    Article.objects.filter(pk=article.pk).update(title="Judul lain")

    assert "mintalah persetujuan lagi" in form_of(desk, article).content.decode()


def test_words_of_a_public_picture_are_not_taken_away(desk):
    article, _ = approved(alt="Gudang")
    article = publish(article=article, by=article.approved_by)

    page = save(desk, article, **{"image_uses-0-alt": ""})

    assert "Gambar belum lengkap" in page.content.decode()
    assert article.image_uses.get().alt == "Gudang"


def test_public_picture_may_become_decoration(desk):
    article, _ = approved(alt="Gudang")
    article = publish(article=article, by=article.approved_by)

    save(desk, article, **{"image_uses-0-alt": "", "image_uses-0-is_decorative": "on"})

    assert article.image_uses.get().is_decorative


def test_credit_and_file_of_a_published_picture_stay(desk):
    article, image = approved(alt="Gudang")
    url = admin_url(Image, "change", image.pk)
    data = {name: value for name, value in form_data(desk.get(url)).items() if name != "file"}
    publish(article=article, by=article.approved_by)

    page = desk.post(url, data | {"credit": " "})

    assert "kreditnya tidak boleh kosong" in page.content.decode()
    image.refresh_from_db()
    assert image.credit == "Sari Contoh"


def test_credit_of_a_picture_in_drafts_may_go(desk):
    image = illustrated(make_draft(), alt="Gudang")
    url = admin_url(Image, "change", image.pk)
    data = {name: value for name, value in form_data(desk.get(url)).items() if name != "file"}

    desk.post(url, data | {"credit": ""})

    image.refresh_from_db()
    assert image.credit == ""


def test_hindrances_are_shown_to_whoever_may_only_read(client):
    article = make_draft()
    illustrated(article)
    client.force_login(make_member("penulis"))

    assert "Belum dapat ditayangkan" in form_of(client, article).content.decode()
