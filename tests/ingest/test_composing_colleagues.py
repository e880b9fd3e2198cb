"""Whoever else works on the item, what is beyond reach, and what is in the house already."""

import pytest

from articles.models import Article, Source
from ingest.models import InboxStatus
from tests.desk import messages_of
from tests.factories import make_draft, make_member, make_region
from tests.ingest.composing_page import body_in, compose_url, post, sent, take, words_of
from tests.ingest.texts import RELEASE

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("names")]


# --- Rights and colleagues


def test_text_about_a_foreign_region_is_refused_and_kept(client, item):
    member = make_member("editor", make_region("32.73"))
    own = take(RELEASE.replace("120", "121"), member)
    client.force_login(member)

    page = post(client, own, summary="Ringkasan saya")

    assert "tidak berhak menulis tentang wilayah ini" in words_of(page)
    assert page.context["form"]["summary"].value() == "Ringkasan saya"
    own.refresh_from_db()
    assert own.status == InboxStatus.NEW
    assert not Article.objects.exists()
    assert not Source.objects.exists()
    assert client.get(compose_url(item)).status_code == 404


def test_writer_may_not_compose(client, item):
    client.force_login(make_member("penulis"))

    assert client.get(compose_url(item)).status_code == 403
    assert client.post(compose_url(item), sent(item)).status_code == 403


def test_second_click_leads_to_the_article_of_the_first(desk, item):
    values = sent(item)
    desk.post(compose_url(item), values)

    page = desk.post(compose_url(item), values, follow=True)

    article = Article.objects.get()
    assert page.redirect_chain[-1][0].endswith(f"/{article.pk}/change/")
    assert desk.get(compose_url(item)).url.endswith(f"/{article.pk}/change/")


def test_second_person_keeps_what_he_typed_and_is_led_on(desk, client, item):
    values = sent(item)
    desk.post(compose_url(item), values)
    client.force_login(make_member("redaktur"))

    page = client.post(compose_url(item), values | {"body": "Tulisan orang kedua."})

    assert "sudah dijadikan artikel oleh editor" in words_of(page)
    assert f"/{Article.objects.get().pk}/change/" in page.content.decode()
    assert body_in(page) == "Tulisan orang kedua."
    assert 'name="simpan"' not in page.content.decode()


def test_colleague_who_has_it_open_is_named(desk, client, item):
    desk.get(compose_url(item))
    client.force_login(make_member("redaktur"))

    assert "Sedang dibuka oleh editor" in words_of(client.get(compose_url(item)))


def test_item_that_was_rejected_meanwhile_makes_no_article(desk, item):
    values = sent(item)
    item.status, item.reason = InboxStatus.REJECTED, "Rangkap."
    item.save()

    page = desk.post(compose_url(item), values)

    assert "sudah ditolak: Rangkap." in words_of(page)
    assert not Article.objects.exists()


def test_item_that_was_changed_meanwhile_is_looked_at_again(desk, item):
    values = sent(item)
    item.suggestions.first().delete()

    page = desk.post(compose_url(item), values)

    assert "Periksa lagi isinya" in words_of(page)
    again = values | {"keadaan": page.context["keadaan"]}
    assert desk.post(compose_url(item), again).status_code == 302


def test_unknown_item_is_not_found(desk):
    assert desk.get("/admin/ingest/inboxitem/abc/susun/").status_code == 404


def test_article_leads_to_its_raw_text(desk, item):
    page = post(desk, item)

    assert "Naskah asli" in words_of(page)
    assert f"/admin/ingest/inboxitem/{item.pk}/change/" in page.content.decode()
    assert "sudah disimpan sebagai draf" in messages_of(page)


# --- What is in the house already


def edited(text):
    return text.replace("menyortir", "memilah").replace("120 petugas", "130 petugas")


def test_near_same_texts_are_told_with_where_they_are(desk, editor, item):
    article = make_draft("KPU Banyuasin Pilah Surat Suara", body=f"<p>{item.clean_text}</p>")
    other = take(edited(RELEASE), editor)

    page = desk.get(compose_url(other))

    told = {(one.kind, one.is_same) for one in page.context["alike"]}
    assert told == {("artikel", False), ("butir masuk", False)}
    assert all(70 <= one.percent < 100 for one in page.context["alike"])
    assert f"/admin/articles/article/{article.pk}/change/" in page.content.decode()


def test_same_text_is_told_as_such(desk, item):
    make_draft("Judul sama sekali lain di sini", body=f"<p>{item.clean_text}</p>")

    assert [one.is_same for one in desk.get(compose_url(item)).context["alike"]] == [True]


def test_foreign_draft_is_named_without_its_title(client):
    member = make_member("editor", make_region("32.73"))
    item = take(RELEASE, member)
    make_draft("Rahasia", regions=[make_region("16.07")], body=f"<p>{item.clean_text}</p>")
    client.force_login(member)

    page = words_of(client.get(compose_url(item)))

    assert "Rahasia" not in page
    assert "di luar jangkauan Anda" in page


def test_another_text_is_not_told(desk, item):
    make_draft(
        "Jadwal kampanye diumumkan besok pagi", body="<p>Rapat umum dimulai. " + "a b c " * 30
    )

    assert desk.get(compose_url(item)).context["alike"] == []
