"""The source that an imported text is credited to; made where there is none yet."""

import re
from urllib.parse import urlsplit

from django.db.models import Q
from django.utils.text import slugify

from articles.addresses import successor
from articles.models import Source
from articles.models.source import SourceKind, Tier
from common.text import cut

PASTED = "Naskah tempel"
NAME_LENGTH = Source._meta.get_field("name").max_length
_DOMAIN = re.compile(r"(?:[a-z0-9-]+\.)+[a-z]{2,}", re.ASCII)
# Election offices sign their releases like outlets: "Jakarta, DKPP –".
_OFFICE = re.compile(
    r"(?i)\W*(humas|kpu|kip|bawaslu|panwaslih|dkpp)\b|.*\.(kpu|bawaslu|dkpp)\.go\.id"
)


def is_outlet(name: str | None) -> bool:
    """Whether `name`, as printed, is another newsroom: not missing, not an election office."""
    return bool(name) and not _OFFICE.match(name)


def outlet_source(name: str) -> Source:
    """The source of another newsroom, by its domain or name as printed."""
    name = cut(name, NAME_LENGTH)
    return known_outlet(name) or new_source(name, kind=SourceKind.OUTLET, domain=domain_in(name))


def known_outlet(name: str) -> Source | None:
    domain = domain_in(name)
    same = Q(name__iexact=name) | Q(domain__iexact=domain) if domain else Q(name__iexact=name)
    return Source.objects.filter(same).order_by("pk").first()


def linked_source(url: str) -> Source:
    """The source of a text of which only the address is known."""
    return outlet_source(host_of(url))


def host_of(url: str) -> str:
    return (urlsplit(url).hostname or "").removeprefix("www.")


def office_source(body) -> Source:
    """The source of what `body` publishes itself."""
    return known_office(body) or new_source(
        body.short_name, kind=SourceKind.OFFICE, tier=Tier.OFFICIAL, body=body
    )


def known_office(body) -> Source | None:
    same = Q(body=body) | Q(name__iexact=body.short_name)
    return Source.objects.filter(same).order_by("pk").first()


def source_named(name: str, bodies=()) -> Source:
    """The source that an editor means by `name`, made when there is none; `bodies` of his text.

    A name without a domain that is none of those offices says nothing of its kind.
    """
    name = cut(name, NAME_LENGTH)
    office = next((body for body in bodies if body.short_name.lower() == name.lower()), None)
    if office:
        return office_source(office)
    if domain_in(name):
        return outlet_source(name)
    return known_outlet(name) or new_source(name, kind=SourceKind.OTHER)


def pasted_source() -> Source:
    """The source of a text that names none."""
    return Source.objects.filter(name=PASTED).first() or new_source(PASTED, kind=SourceKind.OTHER)


def new_source(name, **fields) -> Source:
    """A source of that name, or the one into which editors merged the source of that name."""
    if taken_in := successor("sumber", stem_of(name)):
        return taken_in
    source = Source(slug=free_slug(name), name=name, **fields)
    source.full_clean()
    source.save()
    return source


def domain_in(name: str) -> str:
    """KORANPALPOS.COM → koranpalpos.com; empty when `name` is no domain."""
    name = name.strip().lower()
    return name if _DOMAIN.fullmatch(name) else ""


def free_slug(name: str) -> str:
    """A slug made of `name` that no source has."""
    stem = stem_of(name)
    taken = set(Source.objects.filter(slug__startswith=stem).values_list("slug", flat=True))
    candidates = (
        stem if number == 1 else f"{stem}-{number}" for number in range(1, len(taken) + 2)
    )
    return next(slug for slug in candidates if slug not in taken)


def stem_of(name: str) -> str:
    return slugify(name.replace(".", "-"))[:70] or "sumber"
