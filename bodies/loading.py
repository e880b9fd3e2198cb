"""Loading the offices of KPU, Bawaslu and DKPP from `data/`."""

from dataclasses import dataclass

from django.utils.text import slugify

from bodies.models import Body, BodyAlias, BodyLevel, Contact, ContactKind, Family
from common.load_command import Load
from common.loading import Row, Table
from common.models import Redirect
from common.moved_values import value_in
from elections.models import Election
from regions.codes import parent
from regions.models import Region

BODIES = Table(
    Body,
    key=("family", "level", "region_id", "for_election_id"),
    fields=(
        "family",
        "level",
        "region_id",
        "parent_id",
        "official_name",
        "short_name",
        "legal_basis",
        "for_election_id",
    ),
    names=("official_name", "short_name"),
)
ALIASES = Table(BodyAlias, key=("body_id", "text"), fields=("body_id", "text"))
CONTACTS = Table(Contact, key=("body_id", "kind", "value"), fields=("body_id", "kind", "value"))
# The files list offices of these levels only, from the top down; what each region's level is.
LEVELS = {BodyLevel.NATIONAL: None, BodyLevel.PROVINCE: 1, BodyLevel.REGENCY: 2}
# As the redirects of bodies have it.
ADDRESS = "/penyelenggara/{}/"
COLUMNS = "family level region_code official_name short_name other_names"


@dataclass(frozen=True)
class Known:
    """What was loaded before: regions by code, elections by slug, and what became of bodies.

    `moved` are the ids of the bodies to which old addresses lead, by the slug in the old one.
    """

    regions: dict[str, Region]
    elections: dict[str, Election]
    moved: dict[str, int]

    @classmethod
    def read(cls):
        regions = Region.objects.filter(level__lt=3).only("code", "slug", "level")
        return cls(
            regions={region.code: region for region in regions},
            elections={election.slug: election for election in Election.objects.all()},
            moved=moved_bodies(),
        )


def moved_bodies() -> dict[str, int]:
    """Old slug → id of the body at the address that took its place; two queries."""
    before, after = ADDRESS.split("{}")
    moves = Redirect.objects.filter(old_path__startswith=before, old_path__endswith=after)
    slugs = {
        value_in(old, ADDRESS): value_in(new, ADDRESS)
        for old, new in moves.values_list("old_path", "new_path")
    }
    ids = dict(Body.objects.values_list("slug", "pk")) if slugs else {}
    return {old: ids[new] for old, new in slugs.items() if new in ids}


def load_bodies(load: Load) -> None:
    load.needs(Region, "load_regions")
    load.needs(Election, "load_elections")
    lines = load.lines("bodies.csv", f"{COLUMNS} website website_status legal_basis")
    pilkada = load.lines("panwaslih_pilkada_aceh.csv", f"{COLUMNS} legal_basis for_election")
    known = Known.read()
    bodies = load.table(BODIES)
    lines = [line for line in lines + pilkada if is_sound(line, known, load.problems)]
    # From the top down, permanent offices before those formed for one election.
    for level in LEVELS:
        of_level = [line for line in lines if line["level"] == level]
        for group in (
            [line for line in of_level if not election_slug(line)],
            [line for line in of_level if election_slug(line)],
        ):
            bodies.put([body_row(line, known, bodies.ids) for line in group])
    keys = [(line, body_key(line, known)) for line in lines]
    # What a line says beside a body that was merged went to the one in its place, once for all.
    ids = [(line, bodies.ids[key]) for line, key in keys if key not in bodies.merged]
    load.table(ALIASES).put([row for line, pk in ids for row in alias_rows(line, pk)])
    load.table(CONTACTS).put([row for line, pk in ids for row in contact_rows(line, pk)])


def is_sound(line, known, problems) -> bool:
    code, level = line["region_code"], line["level"]
    region = known.regions.get(code)
    faults = []
    if line["family"] not in Family.values:
        faults.append(f"unknown family {line['family']!r}")
    if level not in LEVELS:
        faults.append(f"unknown level {level!r}")
    elif code and region is None:
        faults.append(f"no province, regency or city has the code {code!r}")
    elif (region.level if region else None) != LEVELS[level]:
        faults.append(f"a body of level {level} cannot be of the region {code!r}")
    if election_slug(line) not in {"", *known.elections}:
        faults.append(f"unknown election {election_slug(line)!r}")
    if website(line) and not website(line).startswith(("https://", "http://")):
        faults.append("website: an address begins with https:// or http://")
    for fault in faults:
        problems.add(line, fault)
    return not faults


def election_slug(line) -> str:
    return line.values.get("for_election", "")


def website(line) -> str:
    return line.values.get("website", "")


def body_key(line, known) -> tuple:
    region = known.regions.get(line["region_code"])
    election = known.elections.get(election_slug(line))
    return (
        line["family"],
        line["level"],
        region.pk if region else None,
        election.pk if election else None,
    )


def body_row(line, known, ids) -> Row:
    family, level, region_id, election_id = body_key(line, known)
    values = {
        "family": family,
        "level": level,
        "region_id": region_id,
        "parent_id": parent_id(line, known, ids),
        "official_name": line["official_name"],
        "short_name": line["short_name"],
        "legal_basis": line["legal_basis"],
        "for_election_id": election_id,
    }
    # Readers keep addresses: a slug is made once and outlives a change of the name.
    slug = body_slug(line, known)
    # The address of a body that was merged leads to the one in its place: it does not come back.
    return Row(line, values, once={"slug": slug}, instead=known.moved.get(slug))


def parent_id(line, known, ids) -> int | None:
    """The body above: of the same family, for the same election if there is one."""
    family, level, region_id, election_id = body_key(line, known)
    if region_id is None:
        return None
    national = ids.get((family, BodyLevel.NATIONAL, None, None))
    province = known.regions.get(parent(line["region_code"]))
    if province is None:
        return national
    above = (family, BodyLevel.PROVINCE, province.pk)
    return ids.get((*above, election_id)) or ids.get((*above, None)) or national


def body_slug(line, known) -> str:
    """`kpu-kabupaten-banyuasin`; the first word is the office's own, so that Aceh has `kip-…`."""
    region = known.regions.get(line["region_code"])
    if region is None:
        return slugify(line["short_name"])
    office = line["short_name"].split(maxsplit=1)[0] if line["short_name"] else line["family"]
    election = known.elections.get(election_slug(line))
    parts = [office, election.kind if election else "", region.slug]
    return slugify("-".join(part for part in parts if part))


def alias_rows(line, body_id) -> list[Row]:
    names = dict.fromkeys(line.several("other_names"))
    return [Row(line, {"body_id": body_id, "text": name}) for name in names]


def contact_rows(line, body_id) -> list[Row]:
    """The website, unverified: readers see it once an editor has checked it."""
    values = {"body_id": body_id, "kind": ContactKind.WEBSITE, "value": website(line)}
    return [Row(line, values)] if website(line) else []
