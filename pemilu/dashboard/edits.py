"""What somebody did last, each thing once."""

from django.apps import apps
from django.contrib import admin

from accounts.models import Event
from accounts.reach import seen_by
from common.fields import may_be_key
from pemilu.dashboard.links import form_of
from pemilu.dashboard.news import at
from pemilu.dashboard.panel import Panel, Row
from pemilu.dashboard.shelves import NOTHING, Shelf, read

SHOWN = 3
# Several deeds at one text are one line.
READ = 30


def edits_panel(user) -> Panel:
    """The last deeds of `user` by the log; two queries."""
    events = latest_by_object(user)
    forms = reachable_forms(user, events)
    return Panel(
        "suntingan",
        "Suntingan terakhir saya",
        [
            Row(
                event.object_label,
                forms.get((event.object_type, event.object_id), ""),
                f"{event.verb} · {at(event.happened_at)}",
                event.happened_at,
            )
            for event in events
        ],
        empty="Belum ada. Yang Anda sunting tercatat di sini.",
    )


def latest_by_object(user) -> list[Event]:
    events = Event.objects.filter(actor=user).exclude(object_type__startswith="accounts.")
    # By key, which both databases read backwards along with the actor; by time they would sort
    # everything that somebody ever did.
    found = {}
    for event in events.order_by("-pk")[:READ]:
        found.setdefault((event.object_type, event.object_id), event)
    latest = sorted(found.values(), key=lambda event: event.happened_at, reverse=True)
    return latest[:SHOWN]


def reachable_forms(user, events) -> dict[tuple[str, str], str]:
    """(type, key) → address, for what is still there, and still within reach; one query."""
    keys = {}
    for event in events:
        model = listed_model(event.object_type)
        if model is not None and may_be_key(model, event.object_id):
            keys.setdefault(model, []).append(event.object_id)
    shelves = [
        Shelf(model._meta.label_lower, seen_by(user, rows, is_few=True), ("pk",), NOTHING)
        for model, rows in (
            (model, model._default_manager.filter(pk__in=found)) for model, found in keys.items()
        )
    ]
    return {
        (model._meta.label_lower, str(row.pk)): form_of(model)(row.pk)
        for model, rows in ((apps.get_model(name), rows) for name, rows in read(shelves).items())
        for row in rows
    }


def listed_model(label):
    """The model of an event, where the desk has a form for it."""
    try:
        model = apps.get_model(label)
    except (LookupError, ValueError):
        return None
    return model if admin.site.is_registered(model) else None
