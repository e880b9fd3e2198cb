from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from accounts.models import Event
from articles.actions import approve, correct, publish, record_edit, send_back, submit, withdraw
from articles.models import Article, ArticleKind, Source, Status
from common import clock
from common.errors import Refused
from common.snapshots import take_snapshot
from tests.factories import make_article, make_draft, make_user, moment

pytestmark = pytest.mark.django_db


@pytest.fixture
def approved():
    article = make_draft()
    article = submit(article=article, by=article.created_by)
    return approve(article=article, by=make_user())


def verbs(article):
    events = Event.objects.filter(object_type="articles.article", object_id=str(article.pk))
    return list(events.order_by("id").values_list("verb", flat=True))


def test_every_transition_is_logged():
    article = make_article()

    assert verbs(article) == ["dibuat", "diajukan", "disetujui", "ditayangkan"]


def test_scheduling_is_logged_when_it_was_done_with_the_time_to_come(approved):
    """The log once dated a scheduled publication in the future."""
    at = moment("2030-01-01 05:00")

    publish(article=approved, by=make_user(), at=at)

    event = Event.objects.get(verb="ditayangkan")
    assert event.happened_at < at
    assert event.details["published_at"] == at.isoformat()


def test_published_article_is_public_with_a_frozen_address(approved):
    with clock.fixed_at(moment("2024-11-30 17:30")):
        article = publish(article=approved, by=make_user())

    # 17.30 UTC is the next day, and the next month, in Jakarta.
    assert article.get_absolute_url() == f"/berita/2024/12/{article.slug}/"
    assert article in Article.objects.published()


def test_draft_cannot_be_published():
    with pytest.raises(Refused, match="draf"):
        publish(article=make_draft(), by=make_user())


def test_author_cannot_approve_his_own_text():
    article = make_draft()
    submit(article=article, by=article.created_by)

    with pytest.raises(Refused, match="naskahnya sendiri"):
        approve(article=article, by=article.created_by)


def test_user_without_the_right_is_refused_and_nothing_changes(approved):
    writer = make_user()
    writer.is_superuser = False
    writer.save()

    with pytest.raises(Refused, match="tidak berhak"):
        publish(article=approved, by=writer)

    approved.refresh_from_db()
    assert approved.status == Status.APPROVED
    assert "ditayangkan" not in verbs(approved)


def test_approval_dies_when_the_content_changes(approved):
    before = take_snapshot(approved)
    approved.title = "Judul lain"
    approved.save()

    article = record_edit(article=approved, by=approved.created_by, before=before)

    assert article.status == Status.IN_REVIEW
    assert article.approved_by is None


def test_content_changed_behind_the_actions_is_not_published(approved):
    Article.objects.filter(pk=approved.pk).update(title="Judul selundupan")

    with pytest.raises(Refused, match="Isi berubah"):
        publish(article=approved, by=make_user())


def test_embargo_and_schedule_exclude_each_other(approved):
    approved.embargo_until = clock.now() + timedelta(days=1)
    approved.save()

    with pytest.raises(Refused, match="Embargo dan jadwal"):
        publish(article=approved, by=make_user(), at=clock.now() + timedelta(days=2))


def test_embargoed_article_appears_when_the_embargo_ends(approved):
    approved.embargo_until = moment("2030-01-01 00:00")
    approved.save()

    article = publish(article=approved, by=make_user())

    assert article not in Article.objects.published()
    with clock.fixed_at(moment("2030-01-01 00:00")):
        assert article in Article.objects.published()


def test_clipping_shows_an_extract_only():
    source = Source.objects.create(slug="koran", name="Koran", kind="media")
    article = make_draft(kind=ArticleKind.CLIPPING, source=source, body=f"<p>{'kata ' * 80}</p>")
    submit(article=article, by=article.created_by)
    approve(article=article, by=make_user())

    with pytest.raises(Refused, match="300"):
        publish(article=article, by=make_user())


def test_clipping_without_a_source_is_refused():
    article = make_draft(kind=ArticleKind.CLIPPING)
    submit(article=article, by=article.created_by)
    approve(article=article, by=make_user())

    with pytest.raises(Refused, match="sumber"):
        publish(article=article, by=make_user())


def test_withdrawn_article_leaves_every_list():
    article = make_article()

    article = withdraw(article=article, by=article.approved_by, reason="Sumber keliru.")

    assert article not in Article.objects.published()
    assert not article.list_entries.exists()
    assert article.corrections.get().text == "Sumber keliru."


@pytest.mark.parametrize("reason", ["", "  "])
def test_withdrawal_needs_a_reason(reason):
    article = make_article()

    with pytest.raises(Refused, match="alasan"):
        withdraw(article=article, by=article.approved_by, reason=reason)


def test_correction_is_public_with_its_time():
    article = make_article()

    article = correct(article=article, by=article.approved_by, kind="ralat", text="Angka keliru.")

    assert article.updated_at == article.corrections.get().made_at
    assert "Diralat" in article.card.html


def test_correction_of_an_unknown_kind_is_refused():
    article = make_article()

    with pytest.raises(ValidationError):
        correct(article=article, by=article.approved_by, kind="bohong", text="x")


def test_text_is_sent_back_with_a_note():
    article = make_draft()
    article = submit(article=article, by=article.created_by)

    article = send_back(article=article, by=make_user(), note="Lengkapi sumber.")

    assert article.status == Status.DRAFT
    assert article.notes.get().text == "Lengkapi sumber."


def test_body_is_cleaned_on_every_way_in():
    hostile = '<p onclick="x()">Aman<script>alert(1)</script></p><img src=x onerror=y>'
    article = make_draft(body=hostile)
    Article.objects.filter(pk=article.pk).update(body=hostile)
    article.refresh_from_db()

    assert article.body == "<p>Aman</p>"


@pytest.mark.parametrize(
    "change",
    [
        {"status": "tayang"},
        {"title": ""},
        {"approved_hash": "x"},
    ],
)
def test_database_refuses_what_the_rules_forbid(change):
    article = make_draft()

    with pytest.raises(IntegrityError), transaction.atomic():
        Article.objects.filter(pk=article.pk).update(**change)
