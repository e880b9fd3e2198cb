"""Stages, reporting rules and re-votes, on the pages of other apps."""

from datetime import date

from django import template
from django.db.models import Q
from django.utils import timezone
from django.utils.formats import date_format

from elections.models import ReportingRule, Revote, Stage
from elections.timetable import Timetable
from regions.codes import ancestors_and_self

register = template.Library()

# As many milestones as a reader keeps in mind.
COMING = 3
PAST, RUNNING, NEXT = "lewat", "berjalan", "akan-datang"
UNKNOWN = "tidak-bertanggal"


@register.inclusion_tag("elections/_stage_panel.html")
def stage_panel(region=None):
    """What runs in `region` (or in the nation) today and what comes next; one query."""
    today = timezone.localdate(timezone=region.tz if region else None)
    stages = Stage.objects.touching(region) if region else Stage.objects.all()
    unfinished = Q(ends_on__gte=today) | Q(starts_on__gt=today)
    stages = stages.filter(unfinished).select_related("election", "region__parent")
    coming = sorted(
        (stage for stage in stages if milestone(stage) > today),
        key=lambda stage: (milestone(stage), stage.pk),
    )
    running = [stage for stage in stages if stage.is_running_on(today)]
    running.sort(key=lambda stage: (stage.ends_on, stage.pk))
    return {
        "region": region,
        "place": region.name if region else "Indonesia",
        "time_zone": region.get_time_zone_display() if region else "WIB",
        "today": today,
        "timetable": Timetable(running, coming[0] if coming else None),
        "coming": coming[:COMING],
    }


@register.inclusion_tag("elections/_reporting_panel.html")
def reporting_panel(region):
    """How to report a violation: the rules in force today; one query."""
    today = timezone.localdate(timezone=region.tz)
    return {"region": region, "rules": list(ReportingRule.objects.active_on(today))}


@register.inclusion_tag("elections/_revotes.html")
def revotes_of(region):
    """The re-votes (PSU) in `region`, above it or in a part of it; one query."""
    touching = Q(region__code__in=ancestors_and_self(region.code)) | Q(
        region__code__startswith=f"{region.code}."
    )
    revotes = Revote.objects.filter(touching).select_related("region__parent", "election")
    return {"region": region, "revotes": list(revotes)}


def milestone(stage) -> date:
    return stage.starts_on or stage.ends_on


@register.filter
def days_of(stage) -> str:
    """The days of a stage in words; says which day is not known."""
    return period(stage.starts_on, stage.ends_on)


@register.filter
def days_before(change) -> str:
    """The days of a stage before `change`."""
    return period(change.starts_on_before, change.ends_on_before)


@register.filter
def state_on(stage, day) -> str:
    """Where a stage stands on `day`: lewat, berjalan, akan-datang or tidak-bertanggal."""
    if milestone(stage) is None:
        return UNKNOWN
    if stage.is_running_on(day):
        return RUNNING
    return NEXT if (stage.ends_on or stage.starts_on) >= day else PAST


def period(first: date | None, last: date | None) -> str:
    if first is None and last is None:
        return "tanggal belum diketahui"
    if first is None:
        return f"sampai {_day(last)} (hari mulai belum diketahui)"
    if last is None:
        return f"mulai {_day(first)} (hari selesai belum diketahui)"
    if first == last:
        return _day(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{_day(last)}"
    if first.year == last.year:
        return f"{date_format(first, 'j F')} – {_day(last)}"
    return f"{_day(first)} – {_day(last)}"


def _day(day):
    return date_format(day, "j F Y")
