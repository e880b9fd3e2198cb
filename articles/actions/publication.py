"""What readers get to see, when, and what they are told about it afterwards."""

from zoneinfo import ZoneInfo

from django.db import transaction

from accounts.notices import tell
from articles.actions.steps import drop_approval, locked, require, saved
from articles.guard import require_open, weigh, weigh_correction
from articles.models import Article, Correction, CorrectionKind, EditorNote, Status
from articles.readiness import require_ready
from common import clock
from common.errors import Refused
from common.redirects import take_address

# The year and month in an article's address are those of its first publication in Jakarta.
ADDRESS_ZONE = ZoneInfo("Asia/Jakarta")


@transaction.atomic
def publish(*, article, by, at=None, read=""):
    """Make an approved article public now, at the end of its embargo, or at `at` (aware).

    `read` is the seal of the warning about it that was read (`articles.guard`), if there is one.
    """
    require(by, "publish", "menayangkan naskah", article)
    article = locked(article, Status.APPROVED)
    article.published_at = _publication_time(article, at)
    require_ready(article, article.published_at)
    warned = require_open(weigh(article, article.published_at), read)
    article.updated_at = None
    _freeze_address(article)
    article.status = Status.PUBLISHED
    tell(article.created_by, f"“{article}” ditayangkan.", about=article, by=by)
    moment = article.published_at.isoformat()
    return saved(article, "ditayangkan", by, published_at=moment, **warned)


@transaction.atomic
def unschedule(*, article, by):
    """Take back the publication of an article that nobody could read yet; it stays approved."""
    require(by, "publish", "membatalkan jadwal", article)
    article = locked(article, Status.PUBLISHED)
    if not is_scheduled(article):
        raise Refused("Artikel ini sudah tayang; cabut bila harus hilang.")
    article.status = Status.APPROVED
    forget_publication(article)
    return saved(article, "jadwal dibatalkan", by)


@transaction.atomic
def withdraw(*, article, by, reason):
    """Take a published or scheduled article off every page, with a public reason."""
    require(by, "publish", "mencabut artikel", article)
    article = locked(article, Status.PUBLISHED)
    if not reason.strip():
        raise Refused("Tulis alasan pencabutan untuk pembaca.")
    article.status = Status.WITHDRAWN
    now = clock.now()
    Correction.objects.create(
        article=article, kind=CorrectionKind.WITHDRAWAL, text=reason, made_at=now, by=by
    )
    tell(article.created_by, f"“{article}” dicabut: {reason}", about=article, by=by)
    return saved(article, "dicabut", by, reason=reason)


@transaction.atomic
def reopen(*, article, by, note):
    """Make a withdrawn article a draft again, with a note.

    Readers go on being told that it was withdrawn until it is approved and published anew.
    """
    require(by, "publish", "membuka kembali artikel yang dicabut", article)
    article = locked(article, Status.WITHDRAWN)
    if not note.strip():
        raise Refused("Tulis catatan untuk penulis.")
    article.status = Status.DRAFT
    drop_approval(article)
    EditorNote.objects.create(article=article, author=by, text=note)
    tell(article.created_by, f"“{article}” dibuka kembali: {note}", about=article, by=by)
    return saved(article, "dibuka kembali", by)


@transaction.atomic
def correct(*, article, by, kind, text, read=""):
    """Tell readers what was changed in a published article; `read` as in `publish`."""
    require(by, "publish", "meralat artikel", article)
    article = locked(article, Status.PUBLISHED)
    warned = require_open(weigh_correction(article, kind), read)
    add_correction(article, kind, text, by)
    return saved(article, "diralat", by, kind=kind, **warned)


def add_correction(article, kind, text, by):
    """The public note of a change that `by` made just now; `article` is saved by the caller."""
    if kind == CorrectionKind.WITHDRAWAL:
        raise Refused("Gunakan tindakan cabut untuk mencabut artikel.")
    if not text.strip():
        raise Refused("Keterangan ralat tidak boleh kosong.")
    article.updated_at = clock.now()
    correction = Correction(
        article=article, kind=kind, text=text, made_at=article.updated_at, by=by
    )
    correction.full_clean()
    correction.save()


def is_scheduled(article) -> bool:
    """Whether `article` is published with a time still to come, by the database's clock."""
    return Article.objects.scheduled().filter(pk=article.pk).exists()


def forget_publication(article):
    """Undo what publishing set; an address that readers knew stays the same."""
    article.published_at = None
    if not article.corrections.withdrawals().exists():
        article.first_published_on = None


def _publication_time(article, at):
    now = clock.now()
    has_embargo = article.embargo_until is not None and article.embargo_until > now
    if has_embargo and at is not None:
        raise Refused("Embargo dan jadwal tidak dapat dipakai bersama.")
    if has_embargo:
        return article.embargo_until
    return at or now


def _freeze_address(article):
    if article.first_published_on is None:
        article.first_published_on = article.published_at.astimezone(ADDRESS_ZONE).date()
    # Another article may have had it before.
    take_address(article.get_absolute_url())
