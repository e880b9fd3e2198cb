"""Takes pasted texts in one after the other; one that is refused does not stop the others."""

from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from accounts.models import User
from common.errors import Refused
from ingest.actions import publish_item, take_in
from ingest.models import InboxItem, InboxStatus
from ingest.recogniser import Gazetteer, recognise

IMPORTED, PUBLISHED, UNCHANGED, REFUSED = "imported", "published", "unchanged", "refused"


@dataclass(frozen=True)
class Job:
    """How the texts of one command are taken in; with `publish` both users are set."""

    gazetteer: Gazetteer
    publish: bool = False
    by: User | None = None
    approved_by: User | None = None
    kind: str | None = None
    url: str = ""
    note: str = ""


@dataclass
class Outcome:
    """What became of one text."""

    result: str
    item: InboxItem | None = None
    reason: str = ""
    proposals: list[str] = field(default_factory=list)


def import_pasted(text: str, job: Job) -> Outcome:
    """Take in, and where the job says so publish, one text in one transaction."""
    # Reading takes a moment; the database's write lock need not wait for it.
    recognition = recognise(text, job.gazetteer)
    try:
        with transaction.atomic():
            return _store(text, recognition, job)
    except Refused as refusal:
        return Outcome(REFUSED, reason=str(refusal))
    except ValidationError as error:
        return Outcome(REFUSED, reason="; ".join(error.messages))
    except IntegrityError:
        # The fingerprint is unique: the same text came in by another way at the same moment.
        return Outcome(REFUSED, reason="naskah yang sama sedang dimasukkan; coba lagi")


def _store(text, recognition, job):
    item, is_new = take_in(raw_text=text, recognition=recognition, by=job.by, url=job.url)
    if job.publish and item.status == InboxStatus.NEW:
        if job.url and not item.url:
            item.url = job.url
            item.save(update_fields=["url"])
        publish_item(
            item=item, by=job.by, approved_by=job.approved_by, kind=job.kind, note=job.note
        )
        item.refresh_from_db()
        return Outcome(PUBLISHED, item, proposals=proposals_of(item))
    if is_new:
        return Outcome(IMPORTED, item, proposals=proposals_of(item))
    return Outcome(UNCHANGED, item)


def proposals_of(item) -> list[str]:
    """What the text seems to be about, surest first, for whoever imported it."""
    rows = item.suggestions.select_related("region", "body", "election", "stage_kind")
    return [f"{row.get_role_display()}: {row}" for row in rows]
