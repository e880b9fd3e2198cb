"""A text is pasted at the desk: into the inbox, once, whatever it is."""

import pytest
from django.urls import reverse

from accounts.models import Event
from ingest.models import InboxItem
from tests.desk import messages_of
from tests.factories import make_draft, make_member, make_region
from tests.ingest.texts import RELEASE

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("names")]

PASTE = reverse("admin:ingest_inboxitem_paste")


@pytest.fixture
def editor(client):
    client.force_login(make_member("editor", username="editor"))
    return client


def paste(browser, text, url=""):
    return browser.post(PASTE, {"raw_text": text, "url": url}, follow=True)


def compose_url(item):
    return reverse("admin:ingest_inboxitem_compose", args=[item.pk])


def test_pasted_text_leads_to_its_form(editor):
    page = paste(editor, RELEASE.replace("\n", "\r\n"), "https://contoh.example/a")

    item = InboxItem.objects.get()
    assert page.redirect_chain == [(compose_url(item), 302)]
    assert item.url == "https://contoh.example/a"
    assert item.received_by.username == "editor"
    assert Event.objects.get(verb="masuk").actor.username == "editor"


def test_desk_index_and_inbox_lead_to_the_field(editor):
    add = reverse("admin:ingest_inboxitem_add")

    assert add in editor.get(reverse("admin:index")).content.decode()
    assert editor.get(add).url == PASTE
    assert PASTE in editor.get(reverse("admin:ingest_inboxitem_changelist")).content.decode()


def test_same_text_leads_to_the_item_that_is_there(editor):
    paste(editor, RELEASE)

    page = paste(editor, f"  {RELEASE}\n\n")

    item = InboxItem.objects.get()
    assert page.redirect_chain == [(compose_url(item), 302)]
    assert "sudah ada di meja masuk" in messages_of(page)


def test_same_text_leads_to_the_article_that_was_made_of_it(editor):
    paste(editor, RELEASE)
    article = make_draft("Sudah jadi")
    InboxItem.objects.update(status="diterima", article=article)

    page = paste(editor, RELEASE)

    assert page.redirect_chain[-1][0] == reverse("admin:articles_article_change", args=[article.pk])
    assert "Sudah jadi" in messages_of(page)


def test_same_text_that_was_rejected_says_why(editor):
    paste(editor, RELEASE)
    InboxItem.objects.update(status="ditolak", reason="Bukan berita.")

    assert "Bukan berita." in messages_of(paste(editor, RELEASE))


def test_same_text_out_of_reach_is_told_and_stays_in_the_field(editor, client):
    paste(editor, RELEASE)
    client.force_login(make_member("editor", make_region("32.73")))

    page = paste(client, RELEASE).content.decode()

    assert "di luar jangkauan Anda" in page
    assert "menyortir surat suara" in page
    assert InboxItem.objects.count() == 1


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "Tempel naskahnya dahulu"),
        ("  \r\n \u200b\u00ad ", "kosong"),
        ("PK\x03\x04\x1a biner", "karakter biner"),
        ("\x00", "ull"),
        ("kata " * 220_000, "1 MB"),
    ],
)
def test_what_is_no_text_is_refused_in_words(editor, text, reason):
    page = editor.post(PASTE, {"raw_text": text})

    assert page.status_code == 200
    assert reason in page.content.decode()
    assert not InboxItem.objects.exists()


def test_address_that_is_none_is_refused_and_the_text_kept(editor):
    page = editor.post(PASTE, {"raw_text": RELEASE, "url": "javascript:alert(1)"}).content.decode()

    assert "menyortir surat suara" in page
    assert not InboxItem.objects.exists()


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert('x')</script><p>KPU Banyuasin bersidang</p>",
        "\u202eKPU Banyuasin\u202c rapat \U0001f5f3️ pleno",
        "Baca juga: Judul\n" * 400,
        "KPU Banyuasin " * 4_000,
    ],
)
def test_hostile_text_gets_a_page(editor, text):
    page = paste(editor, text)

    assert page.status_code == 200
    assert "<script>alert" not in page.content.decode()


def test_who_may_not_enter_texts_is_refused(client):
    client.force_login(make_member("penulis"))

    assert client.get(PASTE).status_code == 403
    assert client.post(PASTE, {"raw_text": RELEASE}).status_code == 403
    assert client.get(reverse("admin:ingest_inboxitem_add")).status_code == 403
