from datetime import datetime

from django.contrib.admin.models import LogEntry

from accounts.models import Event
from common import clock


def record(verb, obj, *, by, at=None, **details) -> Event:
    """Append one event about `obj`; call it inside the transaction of what it tells.

    `by` is a user, or None for the system; `details` must be JSON values.
    """
    return Event.objects.create(
        happened_at=at or clock.now(),
        actor=by,
        verb=verb,
        object_type=obj._meta.label_lower,
        object_id=str(obj.pk),
        object_label=str(obj)[:200],
        details=details,
    )


def last_moment() -> datetime | None:
    """When the desk last did anything, by its actions or in a plain form; None when never.

    Two queries, each one step in an index.
    """
    actions = Event.objects.order_by("-happened_at").values_list("happened_at", flat=True)
    forms = LogEntry.objects.order_by("-pk").values_list("action_time", flat=True)
    return max([*actions[:1], *forms[:1]], default=None)
