"""Making an article of an inbox item as an editor composed it."""

from dataclasses import dataclass, field
from datetime import date

from django.db import transaction

from accounts.log import record
from accounts.models import User
from articles.actions import submit
from articles.authoring import Tags, create_article
from articles.models import Source
from common.errors import Refused
from common.snapshots import take_snapshot
from ingest.models import Decision, InboxItem, InboxStatus, Suggestion
from ingest.reading import midnight
from ingest.sources import source_named

BY_HAND = 1.0


@dataclass
class Composition:
    """What the editor decided: fields of the article, its tags, and what he said to proposals."""

    # Title, kind, summary, body, source, original_url and is_unverified.
    fields: dict
    tags: Tags
    bylines: list[str] = field(default_factory=list)
    # The name of a source that is not chosen from the list.
    source_name: str = ""
    published_on: date | None = None
    accepted: list[Suggestion] = field(default_factory=list)
    refused: list[Suggestion] = field(default_factory=list)


@transaction.atomic
def compose(*, item, composition, by, is_handed_in=False, reviewer=None):
    """The draft that `by` wrote out of `item`, handed in for review on demand; returns it.

    Raises ValidationError, and Refused when the item was decided meanwhile or when the article
    is about regions beyond the reach of `by`: nothing stays then.
    """
    item = InboxItem.objects.select_for_update().get(pk=item.pk)
    if item.status != InboxStatus.NEW:
        raise Refused(f"Butir sudah diputus: {item.get_status_display()}.")
    before = take_snapshot(item)
    article = create_article(
        by=by,
        **composition.fields | {"source": source_of(composition, by)},
        tags=composition.tags,
        bylines=composition.bylines,
    )
    if is_handed_in:
        article = submit(article=article, by=by, reviewer=reviewer)
    _decide(item, composition, by)
    item.article, item.status = article, InboxStatus.ACCEPTED
    item.published_at = midnight(composition.published_on)
    item.save(update_fields=["article", "status", "published_at"])
    record("diterima", item, by=by, before=before, after=take_snapshot(item), article=article.pk)
    return article


def source_of(composition, by) -> Source | None:
    chosen = composition.fields.get("source")
    if chosen or not composition.source_name:
        return chosen
    newest = Source.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    source = source_named(composition.source_name, composition.tags.bodies)
    if source.pk > newest:
        record("dibuat", source, by=by, after=take_snapshot(source))
    return source


def _decide(item, composition, by: User):
    """What was said to each proposal, and as a proposal by hand what was added to them."""
    for decision, rows in [
        (Decision.ACCEPTED, composition.accepted),
        (Decision.REFUSED, composition.refused),
    ]:
        keys = [row.pk for row in rows]
        item.suggestions.filter(pk__in=keys).update(decision=decision, decided_by=by)
    known = {(row.region_id, row.body_id) for row in composition.accepted}
    regions = [{"region": region} for region, _ in composition.tags.regions]
    added = [*regions, *({"body": body} for body in composition.tags.bodies)]
    Suggestion.objects.bulk_create(
        Suggestion(item=item, **one, score=BY_HAND, decision=Decision.ACCEPTED, decided_by=by)
        for one in added
        if (getattr(one.get("region"), "pk", None), getattr(one.get("body"), "pk", None))
        not in known
    )
