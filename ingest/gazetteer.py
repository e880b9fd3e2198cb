"""The recogniser's names, read from the tables."""

from collections import defaultdict

from bodies.models import Body, BodyAlias
from common.errors import Refused
from elections.models import Election, Revote, StageKind
from ingest.recogniser import BodyName, ElectionName, Gazetteer, RegionName, StageKindName
from regions.models import Region, RegionAlias


def build_gazetteer() -> Gazetteer:
    """All names that texts may hold, in eight queries; refused when a table is empty."""
    try:
        return Gazetteer(
            regions=region_names(),
            bodies=body_names(),
            elections=election_names(),
            stage_kinds=stage_kind_names(),
        )
    except ValueError as error:
        raise Refused(
            "Tabel rujukan kosong; jalankan load_regions, load_elections, dan load_bodies "
            f"lebih dulu ({error})."
        ) from None


def region_names():
    aliases = grouped(RegionAlias.objects.values_list("region__code", "text", "kind"))
    return [
        RegionName(code=code, name=name, kind=kind, aliases=tuple(aliases[code]))
        for code, name, kind in Region.objects.values_list("code", "name", "kind")
    ]


def body_names():
    aliases = grouped(BodyAlias.objects.values_list("body_id", "text"))
    bodies = Body.objects.values_list(
        "pk", "slug", "family", "region__code", "official_name", "short_name", "for_election__kind"
    )
    return [
        BodyName(
            slug=slug,
            family=family,
            region_code=code,
            names=(official_name, short_name, *(text for (text,) in aliases[pk])),
            election_kind=election_kind,
        )
        for pk, slug, family, code, official_name, short_name, election_kind in bodies
    ]


def election_names():
    held = defaultdict(set)
    for model in (Election.regions.through, Revote):
        for election, code in model.objects.values_list("election_id", "region__code"):
            held[election].add(code)
    return [
        ElectionName(
            slug=election.slug,
            name=election.name,
            short_name=election.short_name,
            kind=election.kind,
            polling_date=election.polling_date,
            region_codes=frozenset(held[election.pk]),
            aliases=tuple(election.aliases.splitlines()),
        )
        for election in Election.objects.all()
    ]


def stage_kind_names():
    return [
        StageKindName(slug=kind.slug, name=kind.name, keywords=tuple(kind.keywords.splitlines()))
        for kind in StageKind.objects.all()
    ]


def grouped(rows) -> dict:
    """First column → list of the other columns' tuples."""
    groups = defaultdict(list)
    for key, *values in rows:
        groups[key].append(tuple(values))
    return groups
