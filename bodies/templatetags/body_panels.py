"""Offices and how to reach them, on the pages of other apps."""

from dataclasses import dataclass
from itertools import groupby

from django import template
from django.db.models import F, FilteredRelation, Q

from bodies.models import Body, Contact, ContactKind, Family
from common import clock

register = template.Library()

SHOWN = (Family.KPU, Family.BAWASLU)
INDONESIA = "62"
# Emergency and service numbers are dialled as they are.
LONGEST_SHORT_NUMBER = 6


@dataclass(frozen=True)
class Office:
    """A body with its verified contacts."""

    body: Body
    contacts: list[Contact]


@dataclass(frozen=True)
class Offices:
    """KPU and Bawaslu that answer for a region today, the nearest first, KPU before Bawaslu."""

    all: list[Office]

    def __iter__(self):
        return iter(self.all)

    def to_report_to(self, election_kind) -> Body | None:
        """The Bawaslu that takes reports about such elections: the most specific there is.

        Aceh has a second Panwaslih for each pilkada (UU 11/2006), beside the permanent one.
        """
        supervisors = [o.body for o in self.all if o.body.family == Family.BAWASLU]
        nearest = [b for b in supervisors if b.region_id == supervisors[0].region_id]
        own = [b for b in nearest if b.is_ad_hoc and b.for_election.kind == election_kind]
        return next(iter(own + nearest), None)


@register.simple_tag
def offices_of(region) -> Offices:
    """One query."""
    today = clock.today(region.tz)
    # A row per body and verified contact, with empty columns where there is none: one query
    # where a prefetch would need two.
    rows = (
        Body.objects.serving(region)
        .at_work_on(today)
        .filter(family__in=SHOWN)
        .select_related("region", "for_election")
        .annotate(
            checked=FilteredRelation("contacts", condition=Q(contacts__verified_on__isnull=False)),
            contact_kind=F("checked__kind"),
            contact_value=F("checked__value"),
            contact_hours=F("checked__hours"),
            contact_verified_on=F("checked__verified_on"),
        )
    )
    offices = [_office(list(group)) for _, group in groupby(rows, key=lambda row: row.pk)]
    return Offices(sorted(offices, key=_nearest_first))


def _nearest_first(office):
    body = office.body
    return (-body.region.level, SHOWN.index(body.family), body.is_ad_hoc)


def _office(rows):
    contacts = [
        Contact(
            kind=row.contact_kind,
            value=row.contact_value,
            hours=row.contact_hours,
            verified_on=row.contact_verified_on,
        )
        for row in rows
        if row.contact_value
    ]
    return Office(rows[0], sorted(contacts, key=lambda contact: (contact.kind, contact.value)))


@register.filter
def contact_href(contact) -> str:
    """The address behind a contact; empty for one that cannot be a link."""
    if contact.kind == ContactKind.EMAIL:
        return f"mailto:{contact.value}"
    if contact.kind == ContactKind.WEBSITE:
        return contact.value
    digits = "".join(c for c in contact.value if c.isascii() and c.isdigit())
    if contact.kind == ContactKind.WHATSAPP and digits:
        return f"https://wa.me/{_international(digits)}"
    if contact.kind == ContactKind.PHONE and digits:
        is_short = len(digits) <= LONGEST_SHORT_NUMBER
        return f"tel:{digits}" if is_short else f"tel:+{_international(digits)}"
    return ""


def _international(digits):
    return f"{INDONESIA}{digits[1:]}" if digits.startswith("0") else digits
