"""The calendars whose addresses are made of a region's slug; subscriptions move with them."""

from django.urls import reverse

from common.redirects import register_addresses
from regions.models import Region


def register_all():
    register_addresses(Region, calendars)


def calendars(region) -> dict:
    """The calendar of `region` and, below a regency, those of its kecamatan."""
    below = region.children.all() if region.level == 2 else []
    return {("calendar", one.pk): calendar_address(one) for one in [region, *below]}


def calendar_address(region) -> str:
    names = [region.parent.slug, region.slug] if region.level == 3 else [region.slug]
    return reverse("elections:region-calendar", args=names)
