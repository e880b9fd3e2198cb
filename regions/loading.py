"""Loading regions, their other names and their former codes from `data/`."""

from django.utils.text import slugify

from common.load_command import Load
from common.loading import Row, Table
from common.reference_files import Names
from regions.codes import is_code, level, parent
from regions.models import FormerCode, Region, RegionAlias, RegionKind
from regions.models.alias import AliasKind

REGIONS = Table(
    Region,
    key=("code",),
    fields=(
        "code",
        "name",
        "kind",
        "level",
        "parent_id",
        "time_zone",
        "tile_row",
        "tile_column",
        "tile_label",
    ),
    names=("name",),
)
ALIASES = Table(
    RegionAlias, key=("region_id", "text", "kind"), fields=("region_id", "text", "kind")
)
FORMER_CODES = Table(FormerCode, key=("code",), fields=("region_id", "code", "until", "instrument"))
KINDS = {
    1: {RegionKind.PROVINCE},
    2: {
        RegionKind.REGENCY,
        RegionKind.CITY,
        RegionKind.ADMINISTRATIVE_REGENCY,
        RegionKind.ADMINISTRATIVE_CITY,
    },
    3: {
        RegionKind.KECAMATAN,
        RegionKind.DISTRIK,
        RegionKind.KAPANEWON,
        RegionKind.KEMANTREN,
    },
}


def load_regions(load: Load) -> None:
    region_lines = load.lines("regions.csv", "code name kind")
    province_lines = load.lines("provinces.csv", "code time_zone tile_row tile_col tile_label")
    alias_lines = load.lines("aliases.csv", "code text kind collides_with")
    capital_lines = load.lines("capitals.csv", "code capital certainty")
    former_lines = load.lines("former_codes.csv", "code former_code until instrument")

    load_region_rows(load, region_lines, province_lines)
    regions = names_of_regions(load.problems)
    aliases = [alias_row(line, regions, line["text"], line["kind"]) for line in alias_lines]
    capitals = [
        alias_row(line, regions, line["capital"], AliasKind.CAPITAL) for line in capital_lines
    ]
    load.table(ALIASES).put(aliases + capitals)
    load.table(FORMER_CODES).put([former_code_row(line, regions) for line in former_lines])


def names_of_regions(problems) -> Names:
    """Every region's id by its code; one query."""
    return Names("region code", dict(Region.objects.values_list("code", "pk")), problems)


def load_region_rows(load, region_lines, province_lines):
    provinces = {line["code"]: line for line in province_lines}
    by_level = {1: [], 2: [], 3: []}
    for line in region_lines:
        if is_sound(line, load.problems):
            by_level[level(line["code"])].append(line)
    regions = load.table(REGIONS)
    # From the top down: each row names the one above it.
    for lines in by_level.values():
        rows = [region_row(line, provinces, regions.ids, load.problems) for line in lines]
        regions.put([row for row in rows if row])
    for code, line in provinces.items():
        if (code,) not in regions.ids:
            load.problems.add(line, f"unknown region code {code!r}")


def is_sound(line, problems) -> bool:
    if not is_code(line["code"]):
        problems.add(line, f"{line['code']!r} is not a region's code")
        return False
    if line["kind"] not in KINDS[level(line["code"])]:
        problems.add(line, f"a code like {line['code']} cannot be of kind {line['kind']!r}")
        return False
    return True


def region_row(line, provinces, ids, problems) -> Row | None:
    code = line["code"]
    province = provinces.get(code[:2])
    above = parent(code)
    if province is None:
        problems.add(line, f"provinces.csv has no line for {code[:2]}")
        return None
    if above and (above,) not in ids:
        problems.add(line, f"unknown region code {above!r} of the region above it")
        return None
    values = {
        **line.only("code name kind"),
        "level": level(code),
        "parent_id": ids[(above,)] if above else None,
        "time_zone": province["time_zone"],
        "tile_row": "" if above else province["tile_row"],
        "tile_column": "" if above else province["tile_col"],
        "tile_label": "" if above else province["tile_label"],
    }
    # Readers keep addresses: a slug is made once and outlives a change of the name.
    return Row(line, values, once={"slug": slugify(line["name"])})


def alias_row(line, regions, text, kind) -> Row:
    region_id = regions.find(line, line["code"])
    return Row(line, {"region_id": region_id, "text": text, "kind": kind})


def former_code_row(line, regions) -> Row:
    if not is_code(line["former_code"]):
        regions.problems.add(line, f"{line['former_code']!r} is not a region's code")
    values = {
        "region_id": regions.find(line, line["code"]),
        "code": line["former_code"],
        **line.only("until instrument"),
    }
    return Row(line, values)
