"""Stages in the words of schema.org.

Events stand on the page of their election alone: search engines ask for one address an event.
"""

from common.addresses import absolute
from common.structured import without_empty
from regions.structured import administrative_area

SCHEDULED = "https://schema.org/EventScheduled"
RESCHEDULED = "https://schema.org/EventRescheduled"
CANCELLED = "https://schema.org/EventCancelled"
# It holds every election and its stages (UU 7/2017, article 12).
ORGANIZER = {
    "@type": "GovernmentOrganization",
    "name": "Komisi Pemilihan Umum",
    "url": "https://www.kpu.go.id/",
}


def stage_events(election, stages) -> list[dict]:
    """The stages of `election` that are fixed, or were, and have a first day, with `changes`.

    A plan is no event yet, and a stage of which only the end is known has no start to tell.
    """
    return [_event(election, s) for s in stages if s.starts_on and not s.is_plan]


def _event(election, stage):
    return without_empty(
        {
            "@type": "Event",
            "name": f"{stage.name} ({election.short_name})",
            "url": absolute(election.get_absolute_url()),
            "startDate": stage.starts_on.isoformat(),
            "endDate": stage.ends_on and stage.ends_on.isoformat(),
            "location": _location(stage),
            "organizer": ORGANIZER,
            **_status(stage),
        }
    )


def _status(stage):
    """Whether it stands as it was first fixed; a new last day alone moves no event."""
    if stage.is_cancelled:
        return {"eventStatus": CANCELLED}
    before = {change.starts_on_before for change in stage.changes.all()}
    before = sorted(day.isoformat() for day in before - {None, stage.starts_on})
    if before:
        return {"eventStatus": RESCHEDULED, "previousStartDate": before}
    return {"eventStatus": SCHEDULED}


def _location(stage):
    if stage.region is None:
        return {"@type": "Country", "name": "Indonesia", "address": _address()}
    place = administrative_area(stage.region)
    return {**place, "address": _address(addressRegion=stage.region.place_name)}


def _address(**more):
    return {"@type": "PostalAddress", "addressCountry": "ID", **more}
