"""What an editor is told of days in a text, and what he does about it."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import Event
from articles.content_hash import content_hash
from articles.date_check import add_date_note, ignore_date, mismatches_in, open_mismatches
from articles.models import Article, HandledDate, ReaderNote, Status
from common.errors import Refused
from tests.desk import admin_url, form_data, messages_of
from tests.factories import (
    make_article,
    make_draft,
    make_election,
    make_member,
    make_region,
    make_stage_kind,
    make_user,
    record_change,
)

pytestmark = pytest.mark.django_db
WRONG = "Masa tenang dimulai 23 November 2024, kata panitia."
QUOTE = "Masa tenang dimulai 23 November 2024"


@pytest.fixture
def stage():
    kind = make_stage_kind(keywords="masa tenang\nhari tenang", name="Masa tenang")
    return make_election(legal_basis="PKPU 2/2024").stages.create(
        kind=kind,
        order=1,
        name="Masa tenang",
        starts_on=date(2024, 11, 24),
        ends_on=date(2024, 11, 26),
        certainty="ditetapkan",
        source_url="https://kpu.go.id/jadwal",
    )


def draft_with(body=WRONG, **fields):
    return make_draft(body=f"<p>{body}</p>", regions=[make_region("16.07")], **fields)


def settle(client, article, deed, quote=QUOTE):
    return client.post(
        admin_url(Article, "dates", article.pk), {"tindakan": deed, "kutipan": quote}, follow=True
    )


def test_form_quotes_the_words_and_gives_the_official_days(client, stage):
    article = draft_with()
    client.force_login(article.created_by)

    html = client.get(admin_url(Article, "change", article.pk)).content.decode()

    assert f"“{QUOTE}”" in html
    assert "24–26 November 2024" in html
    assert "PKPU 2/2024" in html
    assert 'href="https://kpu.go.id/jadwal"' in html
    assert "Jadikan catatan untuk pembaca" in html


def test_a_plan_is_told_as_a_plan(client, stage):
    stage.certainty = "rencana"
    stage.save()
    article = draft_with()
    client.force_login(article.created_by)

    html = client.get(admin_url(Article, "change", article.pk)).content.decode()

    assert "Menurut rencana (belum ditetapkan)" in html
    assert "menurut jadwal resmi" not in html.lower()


def test_a_cancelled_stage_contradicts_nothing(stage):
    stage.certainty = "dibatalkan"
    stage.save()

    assert open_mismatches(draft_with()) == []


def test_a_click_makes_a_note_that_readers_see(client, stage):
    article = make_article(body=f"<p>{WRONG}</p>", regions=[make_region("16.07")])
    client.force_login(make_member("redaktur"))

    page = settle(client, article, "catatan")
    again = settle(client, article, "catatan")

    note = ReaderNote.objects.get()
    assert "Catatan untuk pembaca ditambahkan" in messages_of(page)
    assert "sudah ditangani" in messages_of(again)
    assert f"“{QUOTE}”" in note.text
    assert "menurut PKPU 2/2024" in note.text
    assert "24–26 November 2024" in note.text
    article.refresh_from_db()
    assert article.updated_at is not None
    for address in (
        article.get_absolute_url(),
        f"/ringan{article.get_absolute_url()}",
        f"{article.get_absolute_url()}versi/2/",
        "/berita.atom",
        "/berita.json",
    ):
        assert "PKPU 2/2024" in client.get(address).content.decode(), address


def test_ignoring_is_remembered_for_these_words_and_can_be_undone(client, stage):
    article = draft_with(f"{WRONG} Masa tenang berakhir 27 November 2024.")
    client.force_login(article.created_by)

    settle(client, article, "abaikan")
    left = [each.quote for each in open_mismatches(article)]
    page = settle(client, article, "ulangi")

    assert left == ["Masa tenang berakhir 27 November 2024"]
    assert len(open_mismatches(article)) == 2
    assert "diperiksa lagi" in messages_of(page)
    assert not ReaderNote.objects.exists()
    assert Event.objects.filter(verb="peringatan tanggal diabaikan").exists()


@pytest.mark.parametrize("data", [{}, {"tindakan": "hapus"}, {"tindakan": "catatan"}])
def test_odd_requests_change_nothing(client, stage, data):
    article = draft_with()
    client.force_login(article.created_by)

    answer = client.post(admin_url(Article, "dates", article.pk), {**data, "kutipan": "a\0b" * 400})

    assert answer.status_code == 302
    assert not HandledDate.objects.exists()
    assert client.get(admin_url(Article, "dates", article.pk)).status_code == 405


def test_who_may_only_look_gets_no_button(client, stage):
    article = make_article(body=f"<p>{WRONG}</p>", regions=[make_region("16.07")])
    client.force_login(make_member("penulis"))

    html = client.get(admin_url(Article, "change", article.pk)).content.decode()
    answer = settle(client, article, "abaikan")

    assert f"“{QUOTE}”" in html
    assert "Jadikan catatan" not in html
    assert answer.status_code == 403


def test_saving_tells_and_approving_warns(client, stage):
    article = draft_with(by=make_member("penulis"))
    client.force_login(make_user())
    url = admin_url(Article, "change", article.pk)

    page = client.post(url, form_data(client.get(url)) | {"summary": "Baru."}, follow=True)
    Article.objects.update(status=Status.IN_REVIEW)
    asking = client.get(admin_url(Article, "transition", article.pk, "setujui"))

    assert "berbeda dari jadwal tahapan" in messages_of(page)
    assert "“23 November 2024” untuk Masa tenang" in asking.content.decode()


def test_a_note_belongs_to_what_is_approved(stage):
    article = draft_with()
    before = content_hash(article)

    note = ReaderNote.objects.create(article=article, text="Menurut jadwal: 24 November.")

    assert content_hash(article) != before
    note.delete()
    assert content_hash(article) == before


def test_a_note_is_kept_with_the_version_and_voids_an_approval(stage):
    article = draft_with()
    Article.objects.update(
        status=Status.APPROVED, approved_by=make_user(), approved_hash=content_hash(article)
    )

    add_date_note(article=article, by=article.created_by, quote=QUOTE)

    article.refresh_from_db()
    assert article.status == Status.IN_REVIEW
    with pytest.raises(Refused):
        ignore_date(article=article, by=article.created_by, quote=QUOTE)


def test_right_days_and_texts_without_days_cost_little(stage):
    plain = draft_with("Tanpa hari.", title="Tanpa angka")
    article = draft_with("Masa tenang berlangsung 24–26 November 2024.")

    with CaptureQueriesContext(connection) as none:
        assert open_mismatches(plain) == []
    with CaptureQueriesContext(connection) as some:
        assert open_mismatches(article) == []

    assert (len(none), len(some)) == (0, 6)


def test_paste_page_asks_before_there_is_an_article(stage):
    found = mismatches_in(WRONG, [make_region("16.07")], [], date(2024, 11, 15))

    assert [(each.quote, each.official_days) for each in found] == [(QUOTE, "24–26 November 2024")]


def test_quiet_notes_of_a_public_article_need_no_correction(stage):
    article = make_article(regions=[make_region("16.07")])
    ReaderNote.objects.create(article=article, text="Catatan.")

    assert record_change(article).reader_notes.count() == 1
