"""Reviewers, schedules taken back, reopening, trash: allowed, refused, logged."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core import mail
from django.core.management import call_command
from django.db import IntegrityError, transaction

from accounts.models import Event, Notice
from articles.actions import (
    approve,
    ask_reviewer,
    correct,
    delete_for_good,
    publish,
    reopen,
    restore_from_trash,
    send_back,
    submit,
    trash,
    unschedule,
    withdraw,
)
from articles.models import Article, Status
from common import clock
from common.errors import Refused
from tests.factories import make_article, make_draft, make_member, make_region, make_user

pytestmark = pytest.mark.django_db
TOMORROW = timedelta(days=1)


def verbs(article):
    events = Event.objects.filter(object_type="articles.article", object_id=str(article.pk))
    return list(events.order_by("id").values_list("verb", flat=True))


def notices(user):
    return list(user.notices.order_by("pk").values_list("text", flat=True))


class TestReviewer:
    def test_named_reviewer_is_told_and_the_log_names_him(self):
        article, editor = make_draft("Naskah"), make_member("editor", username="sari")

        article = submit(article=article, by=article.created_by, reviewer=editor)

        assert article.reviewer == editor
        assert notices(editor) == [f"{article.created_by} meminta Anda meninjau “Naskah”."]
        assert Event.objects.get(verb="diajukan").details["peninjau"] == "sari"

    def test_another_can_be_asked_while_it_waits(self):
        article, first, second = make_draft(), make_member("editor"), make_member("editor")
        submit(article=article, by=article.created_by, reviewer=first)

        article = ask_reviewer(article=article, by=first, reviewer=second)

        assert article.reviewer == second
        assert verbs(article)[-1] == "peninjau ditunjuk"
        assert len(notices(second)) == 1

    def test_reviewer_must_be_another_with_the_right_to_it_there(self):
        article = make_draft(regions=[make_region("16.07")])
        foreign = make_member("editor", make_region("32.73"))

        for reviewer, reason in [
            (article.created_by, "orang lain"),
            (make_member("penulis"), "tidak berhak meninjau"),
            (foreign, "tidak berhak meninjau"),
        ]:
            with pytest.raises(Refused, match=reason):
                submit(article=article, by=article.created_by, reviewer=reviewer)

        assert verbs(article) == ["dibuat"]
        assert not Notice.objects.exists()

    def test_who_handed_it_in_cannot_approve_it_either(self):
        article, editor = make_draft(), make_member("editor")
        submit(article=article, by=editor)

        with pytest.raises(Refused, match="mengajukan"):
            approve(article=article, by=editor)

    def test_author_is_told_what_became_of_the_text(self):
        writer, chief = make_member("penulis"), make_member("redaktur")
        article = make_draft("Kabar", by=writer)
        submit(article=article, by=writer)
        send_back(article=article, by=chief, note="Lengkapi\nsumber.")
        submit(article=article, by=writer)
        approve(article=article, by=chief)
        publish(article=article, by=chief)

        assert notices(writer) == [
            "“Kabar” dikembalikan: Lengkapi sumber.",
            "“Kabar” disetujui.",
            "“Kabar” ditayangkan.",
        ]
        assert notices(chief) == []

    def test_letter_goes_out_where_e_mail_is_set_up(
        self, settings, django_capture_on_commit_callbacks
    ):
        settings.HAS_EMAIL = True
        editor = make_member("editor", email="editor@example.org")
        article = make_draft("Naskah")

        with django_capture_on_commit_callbacks(execute=True):
            submit(article=article, by=article.created_by, reviewer=editor)

        (letter,) = mail.outbox
        assert letter.to == ["editor@example.org"]
        assert f"/admin/articles/article/{article.pk}/change/" in letter.body

    def test_silent_mail_server_is_no_error(self, settings, django_capture_on_commit_callbacks):
        settings.HAS_EMAIL = True
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
        editor, article = make_member("editor", email="e@example.org"), make_draft()

        with django_capture_on_commit_callbacks(execute=True):
            submit(article=article, by=article.created_by, reviewer=editor)

        assert len(notices(editor)) == 1


class TestSchedule:
    def test_schedule_is_taken_back_and_set_anew(self):
        article = make_article(at=clock.now() + TOMORROW)

        article = unschedule(article=article, by=make_member("redaktur"))

        assert (article.status, article.published_at) == (Status.APPROVED, None)
        assert article.first_published_on is None
        assert not article.list_entries.exists()
        assert verbs(article)[-1] == "jadwal dibatalkan"
        publish(article=article, by=make_user(), at=clock.now() + 2 * TOMORROW)

    def test_what_readers_see_is_withdrawn_instead(self):
        with pytest.raises(Refused, match="sudah tayang"):
            unschedule(article=make_article(), by=make_user())

    def test_database_refuses_publication_before_the_embargo(self):
        article = make_article(at=clock.now() + TOMORROW)

        with pytest.raises(IntegrityError), transaction.atomic():
            Article.objects.filter(pk=article.pk).update(embargo_until=clock.now() + 2 * TOMORROW)


class TestReopening:
    def test_readers_read_of_the_withdrawal_until_it_is_published_anew(self, client):
        article, chief = make_article("Kabar"), make_user()
        withdraw(article=article, by=chief, reason="Sumber keliru.")

        article = reopen(article=article, by=chief, note="Tulis ulang.")

        assert (article.status, article.approved_by) == (Status.DRAFT, None)
        assert verbs(article)[-1] == "dibuka kembali"
        page = client.get(article.get_absolute_url())
        assert page.status_code == 410
        assert "Sumber keliru." in page.content.decode()
        assert list(Article.objects.withdrawn_in_last(30)) == [article]
        submit(article=article, by=article.created_by)
        approve(article=article, by=chief)
        article = publish(article=article, by=chief)
        assert client.get(article.get_absolute_url()).status_code == 200
        assert not Article.objects.withdrawn_in_last(30)

    def test_a_schedule_taken_back_then_keeps_the_known_address(self):
        article, chief = make_article(), make_user()
        known = article.first_published_on
        withdraw(article=article, by=chief, reason="Keliru.")
        reopen(article=article, by=chief, note="Tulis ulang.")
        submit(article=article, by=article.created_by)
        approve(article=article, by=chief)
        publish(article=article, by=chief, at=clock.now() + 60 * TOMORROW)

        article = unschedule(article=article, by=chief)

        assert article.first_published_on == known

    def test_note_and_right_are_asked_for(self):
        article = make_article()
        withdraw(article=article, by=make_user(), reason="Keliru.")

        with pytest.raises(Refused, match="catatan"):
            reopen(article=article, by=make_user(), note=" ")
        with pytest.raises(Refused, match="tidak berhak"):
            reopen(article=article, by=make_member("editor"), note="Tulis ulang.")


class TestTrash:
    def test_text_goes_into_the_trash_and_comes_back_as_a_draft(self):
        writer = make_member("penulis")
        article = make_draft(by=writer)
        submit(article=article, by=writer)

        article = trash(article=article, by=writer)
        assert article in Article.objects.in_trash()
        article = restore_from_trash(article=article, by=writer)

        assert (article.status, article.trashed_at) == (Status.DRAFT, None)
        assert verbs(article)[-2:] == ["dibuang", "dipulihkan dari sampah"]

    def test_others_texts_need_the_right_to_delete(self):
        article = make_draft()

        with pytest.raises(Refused, match="orang lain"):
            trash(article=article, by=make_member("editor"))
        trash(article=article, by=make_member("redaktur"))
        with pytest.raises(Refused, match="orang lain"):
            restore_from_trash(article=article, by=make_member("editor"))

    def test_what_was_public_is_never_thrown_away(self):
        article = make_article()
        with pytest.raises(Refused, match="keadaan"):
            trash(article=article, by=make_user())
        withdraw(article=article, by=make_user(), reason="Keliru.")
        reopen(article=article, by=make_user(), note="Tulis ulang.")

        with pytest.raises(Refused, match="pernah tayang"):
            trash(article=article, by=make_user())

    @pytest.mark.parametrize("step", [submit, approve, publish, trash])
    def test_nothing_is_done_to_what_lies_in_the_trash(self, step):
        article = make_draft()
        trash(article=article, by=article.created_by)

        with pytest.raises(Refused, match="tempat sampah"):
            step(article=article, by=make_user())

    def test_trash_is_emptied_after_thirty_days(self):
        old, new = make_draft("Lama"), make_draft("Baru")
        with clock.fixed_at(clock.now() - timedelta(days=31)):
            trash(article=old, by=old.created_by)
        trash(article=new, by=new.created_by)

        with pytest.raises(Refused, match="30 hari"):
            delete_for_good(article=new)
        out = StringIO()
        call_command("empty_trash", "--dry-run", stdout=out)
        assert Article.objects.count() == 2
        call_command("empty_trash", stdout=out)
        call_command("empty_trash", stdout=out)

        assert list(Article.objects.all()) == [new]
        told = out.getvalue().splitlines()[1:]
        assert told == ["deleted 0, kept 0", "deleted 1, kept 0", "deleted 0, kept 0"]
        assert Event.objects.get(verb="dihapus").object_label == "Lama"


@pytest.mark.parametrize(
    ("action", "values"),
    [
        (submit, {}),
        (approve, {}),
        (send_back, {"note": "x"}),
        (publish, {}),
        (withdraw, {"reason": "x"}),
        (correct, {"kind": "ralat", "text": "x"}),
        (unschedule, {}),
        (reopen, {"note": "x"}),
    ],
)
def test_foreign_region_is_beyond_reach_whatever_the_role(action, values):
    article = make_draft(regions=[make_region("16.07")])

    with pytest.raises(Refused, match="tidak berhak"):
        action(article=article, by=make_member("redaktur", make_region("32.73")), **values)

    assert verbs(article) == ["dibuat"]
