"""The public addresses that are made of a region's slug."""

from common.moved_values import register_parameter
from common.redirects import register_addresses
from regions.models import Region


def register_all():
    register_addresses(Region, pages_below)
    register_parameter("wilayah", "/wilayah/{}/")


def pages_below(region) -> dict:
    """A regency's slug is part of the addresses of its kecamatan."""
    if region.level != 2:
        return {}
    return {("page", child.pk): child.get_absolute_url() for child in region.children.all()}
