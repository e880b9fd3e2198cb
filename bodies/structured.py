"""Bodies in the words of schema.org.

Officers are left out: their names stand on the page for readers, and no search engine asks for
the staff of an organization.
"""

from bodies.models import ContactKind
from common.addresses import absolute
from common.structured import without_empty
from regions.structured import administrative_area

PROPERTIES = {
    ContactKind.PHONE: "telephone",
    ContactKind.EMAIL: "email",
    ContactKind.ADDRESS: "address",
    ContactKind.WEBSITE: "sameAs",
}


def organization(body) -> dict:
    """`body` as others name it."""
    return {
        "@type": "GovernmentOrganization",
        "name": body.official_name,
        "url": absolute(body.get_absolute_url()),
    }


def body_page(body, contacts) -> dict:
    """`body`, loaded with its region and parent, as its own page describes it.

    `contacts` are the verified ones: a number that nobody checked is no number.
    """
    ways = {
        name: [contact.value for contact in contacts if contact.kind == kind]
        for kind, name in PROPERTIES.items()
    }
    is_named_twice = body.short_name != body.official_name
    return without_empty(
        {
            **organization(body),
            "alternateName": body.short_name if is_named_twice else "",
            "areaServed": administrative_area(body.region)
            if body.region
            else {"@type": "Country", "name": "Indonesia"},
            "parentOrganization": body.parent and organization(body.parent),
            **ways,
        }
    )
