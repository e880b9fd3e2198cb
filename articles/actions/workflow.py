"""From a draft to an approved text, and back with a note."""

from django.db import transaction

from accounts.models import Event
from accounts.notices import tell
from articles.actions.steps import drop_approval, locked, require, saved
from articles.content_hash import content_hash
from articles.models import EditorNote, Status
from common.errors import Refused


@transaction.atomic
def submit(*, article, by, reviewer=None):
    """Hand a draft in for review, by `reviewer` or by whoever of the editors comes first."""
    require(by, "change", "mengajukan naskah ini", article)
    article = locked(article, Status.DRAFT)
    article.status = Status.IN_REVIEW
    _name_reviewer(article, reviewer, by)
    return saved(article, "diajukan", by, **_to(reviewer))


@transaction.atomic
def ask_reviewer(*, article, by, reviewer):
    """Ask another colleague to review a text that waits for it."""
    require(by, "change", "meminta tinjauan naskah ini", article)
    article = locked(article, Status.IN_REVIEW)
    _name_reviewer(article, reviewer, by)
    return saved(article, "peninjau ditunjuk", by, **_to(reviewer))


@transaction.atomic
def send_back(*, article, by, note):
    """Return a text under review, or an approved one, to its author with a note."""
    require(by, "review", "mengembalikan naskah", article)
    article = locked(article, Status.IN_REVIEW, Status.APPROVED)
    if not note.strip():
        raise Refused("Tulis catatan untuk penulis.")
    article.status = Status.DRAFT
    article.reviewer = None
    drop_approval(article)
    EditorNote.objects.create(article=article, author=by, text=note)
    tell(article.created_by, f"“{article}” dikembalikan: {note}", about=article, by=by)
    return saved(article, "dikembalikan", by)


@transaction.atomic
def approve(*, article, by):
    """Approve the content as it stands now; neither its author nor who handed it in may."""
    require(by, "review", "menyetujui naskah", article)
    article = locked(article, Status.IN_REVIEW)
    if article.created_by_id == by.pk:
        raise Refused("Penulis tidak dapat menyetujui naskahnya sendiri.")
    if proposer_of(article) == by.pk:
        raise Refused("Yang mengajukan naskah tidak dapat menyetujuinya sendiri.")
    article.status = Status.APPROVED
    article.reviewer = None
    article.approved_by = by
    article.approved_hash = content_hash(article)
    tell(article.created_by, f"“{article}” disetujui.", about=article, by=by)
    return saved(article, "disetujui", by, hash=article.approved_hash)


def proposer_of(article) -> int | None:
    """The key of whoever handed `article` in last."""
    events = Event.objects.filter(
        object_type=article._meta.label_lower, object_id=str(article.pk), verb="diajukan"
    )
    return events.values_list("actor", flat=True).first()


def _name_reviewer(article, reviewer, by):
    article.reviewer = reviewer
    if reviewer is None:
        return
    if reviewer.pk in (article.created_by_id, by.pk):
        raise Refused("Peninjau harus orang lain: bukan penulis dan bukan yang mengajukan.")
    if not reviewer.has_perm("articles.review_article", article):
        raise Refused(f"{reviewer} tidak berhak meninjau naskah ini.")
    tell(reviewer, f"{by} meminta Anda meninjau “{article}”.", about=article, by=by)


def _to(reviewer):
    return {"peninjau": reviewer.username} if reviewer else {}
