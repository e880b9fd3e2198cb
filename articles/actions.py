"""Every way to change an article's status, each with its rule, its log line and its derived rows.

All are keyword-only, run in one transaction and raise `Refused` with a reason for the editor.
"""

from zoneinfo import ZoneInfo

from django.db import transaction

from accounts.log import record
from articles.content_hash import content_hash
from articles.derived import refresh
from articles.models import Article, Correction, CorrectionKind, EditorNote, Status
from common import clock
from common.errors import Refused
from common.html import plain_text

CLIPPING_LIMIT = 300
# The year and month in an article's address are those of its first publication in Jakarta.
ADDRESS_ZONE = ZoneInfo("Asia/Jakarta")


@transaction.atomic
def submit(*, article, by):
    """Hand a draft in for review."""
    _require(by, "articles.change_article", "mengajukan naskah", article)
    article = _locked(article, Status.DRAFT)
    article.status = Status.IN_REVIEW
    return _saved(article, "diajukan", by)


@transaction.atomic
def send_back(*, article, by, note):
    """Return a text under review, or an approved one, to its author with a note."""
    _require(by, "articles.review_article", "mengembalikan naskah", article)
    article = _locked(article, Status.IN_REVIEW, Status.APPROVED)
    if not note.strip():
        raise Refused("Tulis catatan untuk penulis.")
    article.status = Status.DRAFT
    _drop_approval(article)
    EditorNote.objects.create(article=article, author=by, text=note)
    return _saved(article, "dikembalikan", by)


@transaction.atomic
def approve(*, article, by):
    """Approve the content as it stands now; nobody approves a text of his own."""
    _require(by, "articles.review_article", "menyetujui naskah", article)
    article = _locked(article, Status.IN_REVIEW)
    if article.created_by_id == by.pk:
        raise Refused("Penulis tidak dapat menyetujui naskahnya sendiri.")
    article.status = Status.APPROVED
    article.approved_by = by
    article.approved_hash = content_hash(article)
    return _saved(article, "disetujui", by, hash=article.approved_hash)


@transaction.atomic
def publish(*, article, by, at=None):
    """Make an approved article public now, at the end of its embargo, or at `at` (aware)."""
    _require(by, "articles.publish_article", "menayangkan naskah", article)
    article = _locked(article, Status.APPROVED)
    _check_content(article)
    article.published_at = _publication_time(article, at)
    article.updated_at = None
    _freeze_address(article)
    article.status = Status.PUBLISHED
    return _saved(article, "ditayangkan", by, published_at=article.published_at.isoformat())


@transaction.atomic
def withdraw(*, article, by, reason):
    """Take a published or scheduled article off every page, with a public reason."""
    _require(by, "articles.publish_article", "mencabut artikel", article)
    article = _locked(article, Status.PUBLISHED)
    if not reason.strip():
        raise Refused("Tulis alasan pencabutan untuk pembaca.")
    article.status = Status.WITHDRAWN
    now = clock.now()
    Correction.objects.create(
        article=article, kind=CorrectionKind.WITHDRAWAL, text=reason, made_at=now, by=by
    )
    return _saved(article, "dicabut", by, reason=reason)


@transaction.atomic
def correct(*, article, by, kind, text):
    """Tell readers what was changed in a published article."""
    _require(by, "articles.publish_article", "meralat artikel", article)
    article = _locked(article, Status.PUBLISHED)
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
    return _saved(article, "diralat", by, kind=kind)


@transaction.atomic
def record_edit(*, article, by, is_new=False):
    """After a form saved `article` and its rows: count the version, check approval, rebuild.

    An approval belongs to the content it was given for: when that changed, it is void. A further
    development in a published article is news to its readers, and no change of what was approved.
    """
    article = Article.objects.select_for_update().get(pk=article.pk)
    is_changed = bool(article.approved_hash) and article.approved_hash != content_hash(article)
    if is_changed and article.status == Status.APPROVED:
        article.status = Status.IN_REVIEW
        _drop_approval(article)
    if article.status == Status.PUBLISHED:
        article.updated_at = clock.now() if is_changed else _last_development(article)
    return _saved(article, "dibuat" if is_new else "diubah", by)


def _last_development(article):
    """`updated_at`, or when something was last added since the article was public, if later."""
    since = article.updated_at or article.published_at
    later = article.updates.filter(made_at__gt=since).values_list("made_at", flat=True)
    return later.first() or article.updated_at


def _locked(article, *statuses):
    """The article as the database has it, locked, if it is in one of `statuses`."""
    article = Article.objects.select_for_update().get(pk=article.pk)
    if article.status not in statuses:
        raise Refused(f"Tidak dapat dilakukan: keadaan artikel “{article.get_status_display()}”.")
    return article


def _saved(article, verb, by, **details):
    article.version += 1
    article.full_clean(exclude=["created_by", "approved_by", "source"])
    article.save()
    refresh(article)
    record(verb, article, by=by, version=article.version, **details)
    return article


def _require(user, permission, deed, article):
    # Asked for this very article: a right in one region is none in another.
    if not user.has_perm(permission, article):
        raise Refused(f"Pengguna {user.username} tidak berhak {deed}.")


def _drop_approval(article):
    article.approved_by = None
    article.approved_hash = ""


def _check_content(article):
    if article.approved_hash != content_hash(article):
        raise Refused("Isi berubah sejak disetujui; mintalah persetujuan lagi.")
    if article.is_clipping and article.source is None:
        raise Refused("Kliping harus menyebut sumbernya.")
    if article.is_clipping and len(plain_text(article.body)) > CLIPPING_LIMIT:
        raise Refused(f"Cuplikan kliping tidak boleh lebih dari {CLIPPING_LIMIT} karakter.")


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
