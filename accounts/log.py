from datetime import datetime

from django.contrib.admin.models import LogEntry
from django.db import models

from accounts.models import Event
from accounts.origin import current_origin
from common import clock
from common.snapshots import digest


def record(verb, obj, *, by, at=None, before=None, after=None, **details) -> Event:
    """Append one event about `obj`; call it inside the transaction of what it tells.

    `obj` is a row, or a model for all of its rows. `by` is a user, or None for the system.
    `before` and `after` are snapshots of the row, or digests of them; None where there is none.
    `details` must be JSON values. From where it was done is known (`accounts.origin`).
    """
    origin = current_origin()
    return Event.objects.create(
        happened_at=at or clock.now(),
        actor=by,
        verb=verb,
        **reference(obj),
        address=origin.address,
        origin=origin.name,
        before_hash=hash_of(before),
        after_hash=hash_of(after),
        details=details,
    )


def reference(obj) -> dict:
    """How an event names what it is about; it outlives the row."""
    if isinstance(obj, models.Model):
        key, label = str(obj.pk), str(obj)
    else:
        key, label = "", str(obj._meta.verbose_name_plural)
    return {
        "object_type": obj._meta.label_lower,
        "object_id": key,
        "object_label": label[:200],
    }


def hash_of(state) -> str:
    return digest(state) if isinstance(state, dict) else state or ""


def last_moment() -> datetime | None:
    """When the desk last did anything, by its actions or in a plain form; None when never.

    Log-ins and rights change nothing that readers see. Two queries, each a few steps in an index.
    """
    deeds = Event.objects.exclude(object_type__startswith="accounts.")
    actions = deeds.order_by("-happened_at").values_list("happened_at", flat=True)
    forms = LogEntry.objects.order_by("-pk").values_list("action_time", flat=True)
    return max([*actions[:1], *forms[:1]], default=None)
