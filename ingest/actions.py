"""What happens to a text that came in: taken into the inbox, then published from there."""

from django.db import transaction

from accounts.log import record
from articles.actions import approve, publish, submit
from articles.authoring import create_article
from articles.sketches import keep_numbers
from common.errors import Refused
from common.similarity import sketch_of
from common.snapshots import take_snapshot
from ingest.composing import article_fields, default_kind
from ingest.models import Decision, InboxItem, InboxStatus, Suggestion
from ingest.models.suggestion import SuggestionRole
from ingest.reading import item_from
from ingest.suggesting import suggestions_for

# What is published without an editor's choice: neither side remarks nor shared names.
ACCEPTED_ROLES = (SuggestionRole.PRIMARY, SuggestionRole.SUBJECT)


@transaction.atomic
def take_in(*, raw_text, recognition, by=None, url="") -> tuple[InboxItem, bool]:
    """The inbox item of a text with its suggestions, and whether it is new.

    A text that came before keeps what was made of it.
    """
    draft = item_from(raw_text, recognition, url=url, by=by)
    known = InboxItem.objects.filter(fingerprint=draft.fingerprint).first()
    if known:
        return known, False
    draft.full_clean(exclude=["received_by"])
    draft.save()
    Suggestion.objects.bulk_create(suggestions_for(draft, recognition))
    keep_numbers(draft.sketches, sketch_of(draft.title, draft.clean_text))
    record("masuk", draft, by=by, after=take_snapshot(draft))
    return draft, True


@transaction.atomic
def publish_item(*, item, by, approved_by, kind=None, note=""):
    """Accept the open suggestions of a new item and publish it as an article; returns that.

    `by` is the author, `approved_by` approves and publishes; `note` goes into the log.
    """
    item = InboxItem.objects.select_for_update().get(pk=item.pk)
    before = take_snapshot(item)
    if item.status != InboxStatus.NEW:
        raise Refused(f"butir sudah diputus: {item.get_status_display()}")
    if not item.clean_text.strip():
        raise Refused("tidak ada naskah yang tersisa sesudah dibersihkan")
    accept_open(item, approved_by)
    accepted = list(
        item.suggestions.filter(decision=Decision.ACCEPTED).select_related(
            "region", "body", "election", "stage_kind"
        )
    )
    fields = article_fields(item, accepted, kind or default_kind(item))
    article = create_article(by=by, **fields)
    article = submit(article=article, by=by)
    article = approve(article=article, by=approved_by)
    article = publish(article=article, by=approved_by)
    item.article, item.status = article, InboxStatus.ACCEPTED
    item.save(update_fields=["article", "status"])
    record(
        "diterima",
        item,
        by=approved_by,
        before=before,
        after=take_snapshot(item),
        article=article.pk,
        note=note,
    )
    return article


def accept_open(item, by):
    """Accept what nobody decided yet, as far as it may be accepted unseen."""
    item.suggestions.filter(decision=Decision.OPEN, role__in=ACCEPTED_ROLES).update(
        decision=Decision.ACCEPTED, decided_by=by
    )
