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
