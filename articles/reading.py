"""Stored cards and the span of what is published: one query at any number of articles."""

from datetime import date

from django.utils import timezone
from django.utils.safestring import mark_safe

from articles.lists import ALL
from articles.models import ListEntry
from articles.withheld import without_withheld


def cards_in(rows) -> list[str]:
    """The stored cards of `rows` (entries `with_cards`), in their order; costs no query."""
    return [_safe(row.html) for row in without_withheld(rows) if row.html]


def published_between() -> tuple[date, date]:
    """The days (in Jakarta) of the oldest and the newest visible article; today when none is."""
    entries = ListEntry.objects.in_list(ALL).visible()
    oldest, newest = entries.oldest_first().first(), entries.newest_first().first()
    if oldest is None:
        return timezone.localdate(), timezone.localdate()
    return timezone.localdate(oldest.published_at), timezone.localdate(newest.published_at)


def _safe(card):
    # Rendered with escaping when its article was saved.
    return mark_safe(card)  # noqa: S308
