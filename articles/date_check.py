"""What in an article contradicts the timetable, and what its editors did about it."""

from django.db import transaction

from accounts.log import record
from articles.actions import record_edit
from articles.models import Article, HandledDate, ReaderNote
from common import clock
from common.errors import Refused
from common.html import plain_text
from common.indonesian.periods import find_periods
from common.snapshots import take_snapshot
from elections.date_check import Mismatch, check_dates


def mismatches_in(text, regions, elections, day) -> list[Mismatch]:
    """Where plain `text`, written on `day`, dates a stage otherwise than the timetable does."""
    return check_dates(text, regions, elections, day)


def text_of(article) -> str:
    return "\n\n".join([article.title, article.summary, plain_text(article.body)])


def open_mismatches(article) -> list[Mismatch]:
    """Those that nobody has looked at yet; no query for a text without days, else six."""
    handled = None
    found = []
    for mismatch in mismatches_of(article):
        if handled is None:
            handled = set(article.handled_dates.values_list("quote", flat=True))
        if mismatch.quote not in handled:
            found.append(mismatch)
    return found


def mismatches_of(article) -> list[Mismatch]:
    text = text_of(article)
    if not find_periods(text):
        return []
    links = article.region_links.select_related("region")
    stages = article.stage_links.filter(election__isnull=False).select_related("election")
    return mismatches_in(
        text,
        [link.region for link in links],
        list({link.election_id: link.election for link in stages}.values()),
        article.first_published_on or clock.now().date(),
    )


def handled_count(article) -> int:
    return article.handled_dates.count()


@transaction.atomic
def add_date_note(*, article, by, quote):
    """Tell readers of `article` the official days beside those in `quote`; returns the note."""
    article = Article.objects.select_for_update().get(pk=article.pk)
    mismatch = _mismatch(article, quote)
    before = take_snapshot(article)
    note = ReaderNote(article=article, text=mismatch.note)
    note.full_clean()
    note.save()
    _handle(article, mismatch, by)
    record_edit(article=article, by=by, before=before)
    return note


@transaction.atomic
def ignore_date(*, article, by, quote):
    """Let the alarm about `quote` rest: it is a false one."""
    article = Article.objects.select_for_update().get(pk=article.pk)
    mismatch = _mismatch(article, quote)
    _handle(article, mismatch, by)
    record("peringatan tanggal diabaikan", article, by=by, kutipan=mismatch.quote)


@transaction.atomic
def check_again(*, article, by):
    """Show every alarm of `article` again."""
    HandledDate.objects.filter(article=article).delete()
    record("tanggal diperiksa lagi", article, by=by)


def _mismatch(article, quote) -> Mismatch:
    for mismatch in open_mismatches(article):
        if mismatch.quote == quote:
            return mismatch
    raise Refused("Tanggal itu sudah ditangani atau tidak ada lagi dalam naskah.")


def _handle(article, mismatch, by):
    HandledDate.objects.create(article=article, quote=mismatch.quote, by=by, handled_at=clock.now())
