"""Offices and how to reach them, on the pages of other apps."""

from dataclasses import dataclass
from itertools import groupby

from django import template
from django.db.models import F, FilteredRelation, Q
from django.utils import timezone

from bodies.models import Body, Contact, ContactKind, Family

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


@register.inclusion_tag("bodies/_offices.html")
def offices_of(region):
    """KPU and Bawaslu that answer for `region`, the nearest first; one query."""
    return {"region": region, "offices": _offices(region, timezone.localdate(timezone=region.tz))}


def _offices(region, day):
    # A row per body and verified contact, with empty columns where there is none: one query
    # where a prefetch would need two.
    rows = (
        Body.objects.serving(region)
        .active_on(day)
        .filter(family__in=SHOWN)
        .select_related("region")
        .annotate(
            checked=FilteredRelation("contacts", condition=Q(contacts__verified_on__isnull=False)),
            contact_kind=F("checked__kind"),
            contact_value=F("checked__value"),
            contact_hours=F("checked__hours"),
            contact_verified_on=F("checked__verified_on"),
        )
    )
    return [_office(list(group)) for _, group in groupby(rows, key=lambda row: row.pk)]


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
