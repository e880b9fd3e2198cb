"""Regions in the words of schema.org."""

from common.addresses import absolute
from common.structured import without_empty


def administrative_area(region) -> dict:
    """`region` as others name it; a kecamatan needs its `parent`."""
    return {
        "@type": "AdministrativeArea",
        "name": region.place_name,
        "identifier": region.code,
        "url": absolute(region.get_absolute_url()),
    }


def region_page(region, aliases) -> dict:
    """`region`, loaded with its ancestors, as its own page describes it."""
    return without_empty(
        {
            **administrative_area(region),
            "alternateName": aliases,
            "containedInPlace": administrative_area(region.parent)
            if region.parent
            else {"@type": "Country", "name": "Indonesia"},
        }
    )
