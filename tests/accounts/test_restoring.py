"""Taking a version back: at once, or by the form where readers must be told."""

import pytest

from accounts.models import Event, Revision
from accounts.revisions import keep_revision
from articles.actions import approve, submit
from articles.models import Article, Tag
from bodies.models import Body
from common.models import Redirect
from tests.desk import admin_url, form_data, messages_of
from tests.factories import (
    make_article,
    make_body,
    make_draft,
    make_member,
    make_region,
    make_stage,
    make_user,
    record_change,
)
from tests.history import pages_of, save, take_back, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client):
    client.force_login(make_user("meja"))
    return client


# --- Taking a version back


def test_restoring_asks_first_and_a_get_changes_nothing(desk):
    body = make_body(official_name="KPU Lama")
    save(desk, body, official_name="KPU Baru")

    page = desk.get(pages_of(body)[2])

    assert "<del>Baru</del>" in page.content.decode()
    body.refresh_from_db()
    assert body.official_name == "KPU Baru"


def test_restored_body_has_its_old_address_with_a_redirect(desk):
    body = make_body(region=make_region("16.07"), slug="kpu-lama")
    save(desk, body, slug="kpu-baru")

    response = take_back(desk, body)

    assert response.url == admin_url(Body, "history", body.pk)
    body.refresh_from_db()
    assert body.slug == "kpu-lama"
    moved = Redirect.objects.get()
    assert (moved.old_path, moved.new_path) == (
        "/penyelenggara/kpu-baru/",
        "/penyelenggara/kpu-lama/",
    )
    assert Event.objects.filter(verb="dipulihkan", object_id=str(body.pk)).exists()


def test_restored_name_stands_on_cards_again(desk):
    region = make_region("16.07", "Banyuasin")
    article = make_article(regions=[region])
    save(desk, region, name="Musi Jaya")
    assert "Musi Jaya" in article.card.html

    take_back(desk, region)

    article.card.refresh_from_db()
    assert "Banyuasin" in article.card.html


def test_what_the_form_does_not_change_is_not_restored(desk):
    region = make_region("16.07", "Banyuasin")
    save(desk, region, name="Banyuasin Baru")
    type(region).objects.filter(pk=region.pk).update(code="16.77")

    page = desk.get(pages_of(region)[2])
    take_back(desk, region)

    region.refresh_from_db()
    assert (region.name, region.code) == ("Banyuasin", "16.77")
    assert "Tidak ikut dipulihkan, karena tidak dapat Anda ubah di formulir: kode" in text_of(page)


def test_approval_dies_when_another_text_is_restored(desk):
    article = make_draft("Judul semula")
    Article.objects.update(title="Judul lain")
    record_change(article)
    submit(article=article, by=article.created_by)
    approve(article=article, by=make_user())

    take_back(desk, article)

    article.refresh_from_db()
    assert (article.title, article.status, article.approved_hash) == (
        "Judul semula",
        "ditinjau",
        "",
    )


def test_deleted_tag_is_left_out_and_told(desk):
    tag = Tag.objects.create(slug="logistik", name="Logistik")
    article = make_draft()
    article.tags.add(tag)
    record_change(article)
    key = tag.pk
    tag.delete()
    record_change(article)

    page = take_back(desk, article, 2, follow=True)

    assert f"Tidak ikut dipulihkan: tanda nomor {key} (sudah dihapus)." in messages_of(page)
    difference = desk.get(pages_of(article, 3)[1]).content.decode()
    assert "(sudah dihapus)" in difference


def test_restoring_is_refused_when_a_colleague_saved_meanwhile(desk):
    body = make_body(official_name="KPU Lama")
    save(desk, body, official_name="KPU Baru")
    seen = desk.get(pages_of(body)[2]).context["seen"]
    save(desk, body, official_name="KPU Rekan")

    for sent in ({"dilihat": seen}, {}):
        page = desk.post(pages_of(body)[2], sent)
        assert "berubah sejak halaman ini dibuka" in messages_of(page)

    body.refresh_from_db()
    assert body.official_name == "KPU Rekan"
    assert "<del>Rekan</del>" in page.content.decode()


# --- By the form


def test_published_article_is_taken_back_in_its_form(desk):
    first, second = make_region("16.07"), make_region("16.71")
    article = make_article("Judul semula", regions=[first])
    Article.objects.update(title="Judul lain")
    article.region_links.update(role="tempat")
    article.region_links.create(region=second)
    record_change(article)

    response = desk.post(pages_of(article)[2])
    address = f"{admin_url(Article, 'change', article.pk)}?dari-versi=1"
    assert response.url == address
    page = desk.get(address)

    article.refresh_from_db()
    assert article.title == "Judul lain"
    assert "diisi dengan versi 1 dan belum disimpan" in messages_of(page)
    assert page.context["adminform"].form["title"].value() == "Judul semula"
    data = form_data(page)
    assert desk.post(address, data).status_code == 200
    told = {"change_kind": "ralat", "change_text": "Judulnya keliru."}
    assert desk.post(address, data | told).status_code == 302
    article.refresh_from_db()
    assert article.title == "Judul semula"
    assert list(article.region_links.values_list("region", "role")) == [(first.pk, "subjek")]
    newest = Revision.objects.of(article)[0]
    assert newest.content_hash == Revision.objects.of(article).get(number=1).content_hash


def test_row_that_was_deleted_is_proposed_as_a_new_one(desk):
    article = make_article(regions=[make_region("16.07"), make_region("16.71")])
    article.region_links.filter(is_primary=False).delete()
    record_change(article)

    address = f"{admin_url(Article, 'change', article.pk)}?dari-versi=1"
    told = {"change_kind": "ralat", "change_text": "Wilayahnya kurang."}
    response = desk.post(address, form_data(desk.get(address)) | told)

    assert response.status_code == 302
    assert article.region_links.count() == 2


def test_stage_is_taken_back_with_the_decision_that_moved_it(desk):
    stage = make_stage(name="Kampanye")
    save(desk, stage, ends_on="2024-11-28", instrument="PKPU 1", known_on="2024-01-01")

    response = desk.post(pages_of(stage)[2])
    data = form_data(desk.get(response.url))
    refused = desk.post(response.url, data)
    accepted = desk.post(response.url, data | {"instrument": "PKPU 2"})

    assert response.url.endswith("?dari-versi=1")
    assert refused.status_code == 200
    assert accepted.status_code == 302
    stage.refresh_from_db()
    assert stage.ends_on.isoformat() == "2024-11-26"


@pytest.mark.parametrize("number", ["7", "x", "-1", "9" * 30, ""])
def test_version_that_is_none_fills_nothing(desk, number):
    article = make_article("Judul semula")

    page = desk.get(admin_url(Article, "change", article.pk), {"dari-versi": number})

    assert page.status_code == 200
    assert page.context["adminform"].form["title"].value() == "Judul semula"


def test_version_fills_nothing_for_whoever_may_only_read(client):
    body = make_body(region=make_region("16"), official_name="KPU Satu")
    keep_revision(body, by=None)
    Body.objects.update(official_name="KPU Dua")
    client.force_login(make_member("editor", make_region("16.07")))

    page = client.get(admin_url(Body, "change", body.pk), {"dari-versi": "1"})

    assert "KPU Dua" in text_of(page)
    assert "diisi dengan versi" not in text_of(page)
