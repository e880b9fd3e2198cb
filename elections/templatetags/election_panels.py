"""Stages, reporting rules and re-votes, on the pages of other apps."""

from dataclasses import dataclass
from datetime import date

from django import template
from django.urls import reverse
from django.utils.formats import date_format

from common import clock
from common.views import note_complaints
from elections.forms import DeadlineForm
from elections.models import ReportingRule, Revote
from elections.timetable import timetable

register = template.Library()

# As many as a reader keeps in mind.
COMING = 4
PAST, RUNNING, NEXT = "lewat", "berjalan", "akan-datang"
UNKNOWN, CANCELLED = "tidak-bertanggal", "dibatalkan"


@register.inclusion_tag("elections/_stage_panel.html")
def stage_panel(region=None):
    """What runs in `region` (or in the nation) today and what comes next; one query."""
    today = clock.today(region.tz if region else None)
    stages = timetable(region, today)
    return {
        "region": region,
        "place": region.name if region else "Indonesia",
        "time_zone": region.get_time_zone_display() if region else "WIB",
        "today": today,
        "timetable": stages,
        "coming": [*stages.coming, *stages.open_plans][:COMING],
    }


@dataclass(frozen=True)
class Report:
    """A rule in force, the office that takes reports by it, and the last day if it was asked."""

    rule: ReportingRule
    office: object
    last_day: date | None


@register.inclusion_tag("elections/_reporting_panel.html", takes_context=True)
def reporting_panel(context, region, offices):
    """How to report a violation: the rules in force today; one query.

    `offices.to_report_to(kind)` answers the office for a kind of election. `?diketahui=2026-11-20`
    asks for the last day to report what was learned of on that day.
    """
    today = clock.today(region.tz)
    request = context["request"]
    form = DeadlineForm(request.GET if request.GET.get("diketahui") else None, today=today)
    note_complaints(request, {name: str(faults[0]) for name, faults in form.errors.items()})
    known_on = form.cleaned_data["diketahui"] if form.is_valid() else None
    return {
        "form": form,
        "known_on": known_on,
        "today": today,
        "reports": [
            Report(
                rule,
                offices.to_report_to(rule.election_kind),
                rule.last_day(known_on) if known_on else None,
            )
            for rule in ReportingRule.objects.active_on(today)
        ],
    }


@register.inclusion_tag("elections/_revotes.html")
def revotes_of(region):
    """The re-votes (PSU) in `region`, above it or in a part of it; one query."""
    revotes = Revote.objects.touching(region).select_related("region__parent", "election")
    return {"region": region, "revotes": list(revotes)}


@register.simple_tag
def region_calendar_url(region) -> str:
    """The address of the `.ics` file of a region's stages; a kecamatan needs its parent."""
    return reverse("elections:region-calendar", args=region.path.split("/"))


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
    """Where a stage stands on `day`: lewat, berjalan, akan-datang, tidak-bertanggal, dibatalkan."""
    if stage.is_cancelled:
        return CANCELLED
    if stage.milestone is None:
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
