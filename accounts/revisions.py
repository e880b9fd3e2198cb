"""What rows said before: one revision for each change of what `common.snapshots` reads of them."""

from accounts.models import Revision
from common import clock
from common.snapshots import digest, take_snapshot

UNRECORDED = "keadaan sebelum riwayat dicatat"
ELSEWHERE = "perubahan di luar formulir ini"


def has_history(model) -> bool:
    """Whether revisions of rows of `model` are kept; a model says so in its `has_history`."""
    return getattr(model, "has_history", False)


def keep_revision(obj, *, by, note="", before=None, content=None) -> Revision | None:
    """Keep what `obj` says now; None when that is what its newest revision says.

    Call it inside the transaction of the change, after all rows that are part of `obj` are saved,
    under the lock of its row. `before` is its snapshot before the change: when no revision holds
    it (a load brought the row, or a command changed it), it is kept first, so that the change can
    be seen and undone. `content` is the snapshot after it, when the caller read it from the
    database already. `by` is a user, or None for the system.
    """
    if not has_history(type(obj)):
        return None
    newest = Revision.objects.of(obj).defer("content").first()
    # Afresh: what is in memory is not yet as the database keeps it (cleaned HTML, numbers).
    content = content or take_snapshot(type(obj)._base_manager.get(pk=obj.pk))
    if _holds(newest, content):
        return None
    if before not in (None, content) and not _holds(newest, before):
        newest = _append(obj, newest, before, None, ELSEWHERE if newest else UNRECORDED)
    return _append(obj, newest, content, by, note)


def keep_whole(part, *, by, note=""):
    """Keep a revision of the row that `part` belongs to, if it has some already.

    One without any gets its first with its next change, which then holds this one too.
    """
    name = getattr(type(part), "part_of", "")
    whole = getattr(part, name) if name else None
    if whole is not None and Revision.objects.of(whole).exists():
        keep_revision(whole, by=by, note=note)


def _holds(revision, content) -> bool:
    return revision is not None and revision.content_hash == digest(content)


def _append(obj, newest, content, by, note) -> Revision:
    return Revision.objects.create(
        object_type=obj._meta.label_lower,
        object_id=str(obj.pk),
        number=newest.number + 1 if newest else 1,
        made_at=clock.now(),
        by=by,
        note=note,
        content=content,
        content_hash=digest(content),
    )
