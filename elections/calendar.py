"""The days of an election, or of a region, as an iCalendar file (RFC 5545)."""

from datetime import UTC, date, datetime, timedelta

from icalendar import Calendar, Event, Timezone, TimezoneStandard

from elections.models import Certainty
from regions.models import TimeZone

# Rows carry no time of change, and the moment of writing would give every answer another ETag.
UNCHANGED_SINCE = date(2024, 1, 1)
# Indonesia's zones know no summer time.
OFFSETS = {TimeZone.WIB: 7, TimeZone.WITA: 8, TimeZone.WIT: 9}
STATUSES = {
    Certainty.FIXED: "CONFIRMED",
    Certainty.PLANNED: "TENTATIVE",
    Certainty.ESTIMATED: "TENTATIVE",
    Certainty.CANCELLED: "CANCELLED",
}


def election_calendar(election, stages, revotes, *, site_url) -> bytes:
    """`stages` need their `changes`; all days are whole days without a time zone."""
    events = _events(election, stages, revotes, site_url=site_url)
    return _calendar(f"Tahapan {election.short_name}", TimeZone.WIB, events)


def region_calendar(region, elections, *, since, site_url) -> bytes:
    """`elections` need those of their `stages` and `revotes` that belong in the file.

    Polling days before the date `since` are left out. Every event has the identity that it has
    in its election's file, so that a reader who keeps both sees none twice.
    """
    events = [
        event
        for election in elections
        for event in _events(
            election,
            election.stages.all(),
            election.revotes.all(),
            since=since,
            site_url=site_url,
        )
    ]
    return _calendar(f"Tahapan pemilu {region.name}", TimeZone(region.time_zone), events)


def _calendar(name, zone, events):
    calendar = Calendar()
    calendar.add("prodid", "-//Pemilu//Kalender tahapan//ID")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("x-wr-calname", name)
    # A calendar must have a component. Between elections there may be no event, and readers
    # that subscribed must not be told that the file is broken.
    calendar.add_component(_time_zone(zone))
    for event in events:
        calendar.add_component(event)
    return calendar.to_ical()


def _time_zone(zone):
    standard = TimezoneStandard()
    standard.add("dtstart", datetime(1970, 1, 1))
    standard.add("tzoffsetfrom", timedelta(hours=OFFSETS[zone]))
    standard.add("tzoffsetto", timedelta(hours=OFFSETS[zone]))
    standard.add("tzname", zone.label)
    component = Timezone()
    component.add("tzid", zone.value)
    component.add_component(standard)
    return component


def _events(election, stages, revotes, *, site_url, since=date.min):
    for event in _events_of(election, stages, revotes, since):
        event.add("url", f"{site_url}{election.get_absolute_url()}")
        yield event


def _events_of(election, stages, revotes, since):
    for stage in stages:
        if stage.starts_on or stage.ends_on:
            yield _stage_event(election, stage)
    for revote in revotes:
        day = revote.polling_date
        # The day is part of the identity: a region may vote again more than once.
        uid = f"psu-{election.slug}-{revote.region.code}-{day:%Y%m%d}"
        yield _event(uid, f"Pemungutan suara ulang {revote.region.name}", day, day)
    day = election.polling_date
    if day and day > since and not any(stage.starts_on == day for stage in stages):
        yield _event(f"hari-{election.slug}", f"Hari pemungutan suara {election}", day, day)


def _stage_event(election, stage):
    first, last = stage.starts_on or stage.ends_on, stage.ends_on or stage.starts_on
    changes = list(stage.changes.all())
    event = _event(
        f"tahapan-{election.slug}-{stage.order}",
        _title(election, stage),
        first,
        last,
        changed_on=changes[0].known_on if changes else UNCHANGED_SINCE,
        sequence=len(changes),
    )
    event.add("status", STATUSES[stage.certainty])
    reasons = _reasons(stage, changes)
    if reasons:
        event.add("description", "\n".join(reasons))
    if stage.region:
        event.add("location", stage.region.name)
    return event


def _reasons(stage, changes):
    """By what a stage is on its days and, if that changed, by what it changed last."""
    reasons = [f"Dasar hukum: {stage.legal_basis}"] if stage.legal_basis else []
    if changes and changes[0].instrument:
        effect = changes[0].get_effect_display().capitalize()
        reasons.append(f"{effect} dengan {changes[0].instrument}")
    return reasons


def _title(election, stage):
    title = f"{stage.name} ({election.short_name})"
    if stage.certainty != Certainty.FIXED:
        title = f"{title} [{stage.get_certainty_display()}]"
    if not stage.starts_on:
        title = f"Batas akhir: {title}"
    elif not stage.ends_on:
        title = f"Mulai: {title}"
    return title


def _event(uid, title, first, last, *, changed_on=UNCHANGED_SINCE, sequence=0):
    event = Event()
    # Not the host's name: a site that moves would give its readers every event twice.
    event.add("uid", f"{uid}@pemilu")
    event.add("summary", title)
    event.add("dtstart", first)
    # The end of an all-day event is the first day after it.
    event.add("dtend", last + timedelta(days=1))
    stamp = datetime(changed_on.year, changed_on.month, changed_on.day, tzinfo=UTC)
    event.add("dtstamp", stamp)
    event.add("sequence", sequence)
    event.add("transp", "TRANSPARENT")
    return event
