"""Loading elections, their stages, the rules around them and the glossary from `data/`."""

from common.errors import Refused
from common.load_command import Load
from common.loading import Row, Table
from common.reference_files import Names
from elections.guards import guarded
from elections.models import (
    Election,
    PublishingRule,
    ReportingRule,
    Revote,
    Stage,
    StageKind,
    Term,
)
from elections.models.election import ElectionKind
from elections.stage_loading import note_changes, stage_row
from regions.loading import names_of_regions
from regions.models import Region

SOURCES = ("source_url", "second_source_url", "third_source_url")
STAGE_KINDS = Table(
    StageKind, key=("slug",), fields=("slug", "name", "order", "keywords"), names=("name",)
)
ELECTIONS = Table(
    Election,
    key=("slug",),
    fields=(
        "slug",
        "name",
        "short_name",
        "aliases",
        "kind",
        "status",
        "polling_date",
        "is_national",
        "replaces_id",
        "legal_basis",
        *SOURCES[:2],
        "note",
        "regions",
    ),
    many="regions",
    names=("name", "short_name"),
)
STAGES = Table(
    Stage,
    key=("election_id", "order"),
    fields=(
        "election_id",
        "order",
        "name",
        "kind_id",
        "region_id",
        "starts_on",
        "ends_on",
        "certainty",
        "legal_basis",
        *SOURCES,
        "note",
    ),
)
REVOTES = Table(
    Revote,
    key=("election_id", "region_id", "polling_date"),
    fields=("election_id", "region_id", "polling_date", "case_number", "extent"),
)
PUBLISHING_RULES = Table(
    PublishingRule,
    key=("content_flag", "stage_kind_id", "legal_basis", "region_id"),
    fields=(
        "content_flag",
        "stage_kind_id",
        "region_id",
        "effect",
        "ends_at_wib",
        "offset_hours",
        "legal_basis",
        "source_url",
        "note",
        "is_confirmed",
    ),
)
REPORTING_RULES = Table(
    ReportingRule,
    key=("slug",),
    fields=(
        "slug",
        "election_kind",
        "days",
        "day_count",
        "legal_basis",
        "formal_requirements",
        "material_requirements",
        "source_url",
        "is_confirmed",
        "valid_from",
    ),
)
TERMS = Table(Term, key=("slug",), fields=("slug", "short", "name", "definition", "is_explained"))
YES_NO = {"ya": True, "tidak": False}


def load_elections(load: Load) -> None:
    load.needs(Region, "load_regions")
    files = {
        "kinds": load.lines("stage_kinds.csv", "slug name order keywords"),
        "elections": load.lines(
            "elections.csv",
            "slug name short_name kind is_national region_codes polling_date status legal_basis "
            "replaces source_url_1 source_url_2 note aliases",
        ),
        "held": load.lines("pilkada_2024_regions.csv", "election region_code"),
        "stages": load.lines(
            "stages.csv",
            "election order name kind region_code starts_on ends_on certainty legal_basis "
            "source_url_1 source_url_2 source_url_3 note",
        ),
        "revotes": load.lines(
            "revotes.csv", "election region_code polling_date case_number extent"
        ),
        "publishing": load.lines(
            "publishing_rules.csv",
            "content_flag stage_kind region_code effect ends_at_wib offset_hours legal_basis "
            "source_url note is_confirmed",
        ),
        "reporting": load.lines(
            "reporting_rules.csv",
            "slug election_kind days day_count legal_basis formal_requirements "
            "material_requirements source_url is_confirmed valid_from",
        ),
        "terms": load.lines("glossary.csv", "slug short name definition is_explained"),
    }
    try:
        with guarded(by=None):
            load_rows(load, files)
    except Refused as refusal:
        load.problems.add("stages.csv", str(refusal))


def load_rows(load, files):
    regions = names_of_regions(load.problems)
    kind_table = load.table(STAGE_KINDS)
    kind_table.put([stage_kind_row(line) for line in files["kinds"]])
    kinds = Names("stage kind", ids_by_name(kind_table), load.problems)
    elections = load_election_rows(load, files["elections"], files["held"], regions)

    changed = load.table(STAGES).put(
        [row for line in files["stages"] if (row := stage_row(line, elections, kinds, regions))]
    )
    note_changes(changed)
    load.table(REVOTES).put([revote_row(line, elections, regions) for line in files["revotes"]])
    publishing = [publishing_rule_row(line, kinds, regions) for line in files["publishing"]]
    load.table(PUBLISHING_RULES).put(publishing)
    reporting = [reporting_rule_row(line, load.problems) for line in files["reporting"]]
    load.table(REPORTING_RULES).put(reporting)
    load.table(TERMS).put([term_row(line, load.problems) for line in files["terms"]])


def ids_by_name(table) -> dict[str, int]:
    return {name: pk for (name,), pk in table.ids.items()}


def load_election_rows(load, lines, held_lines, regions) -> Names:
    held = {}
    for line in held_lines:
        held.setdefault(line["election"], set()).add(regions.find(line, line["region_code"]))
    table = load.table(ELECTIONS)
    names = Names("election", {}, load.problems)
    # First those that replace none, so that the others can name them.
    for group in (
        [line for line in lines if not line["replaces"]],
        [line for line in lines if line["replaces"]],
    ):
        table.put([election_row(line, held, names, regions) for line in group])
        names.ids = ids_by_name(table)
    for line in held_lines:
        names.find(line, line["election"])
    return names


def stage_kind_row(line) -> Row:
    keywords = "\n".join(line.several("keywords"))
    return Row(line, {**line.only("slug name order"), "keywords": keywords})


def election_row(line, held, elections, regions) -> Row:
    codes = line.several("region_codes")
    held_in = {regions.find(line, code) for code in codes} | held.get(line["slug"], set())
    values = {
        **line.only("slug name short_name kind status polling_date legal_basis note"),
        "aliases": "\n".join(line.several("aliases")),
        "is_national": yes_or_no(line, "is_national", elections.problems),
        "replaces_id": elections.find_if_any(line, line["replaces"]),
        "source_url": line["source_url_1"],
        "second_source_url": line["source_url_2"],
        "regions": sorted(pk for pk in held_in if pk),
    }
    if values["is_national"] and values["regions"]:
        elections.problems.add(line, "an election of the whole nation lists no regions")
    if line["status"] == "selesai" and not line["polling_date"]:
        elections.problems.add(line, "a finished election needs its polling_date")
    return Row(line, values)


def revote_row(line, elections, regions) -> Row:
    values = {
        "election_id": elections.find(line, line["election"]),
        "region_id": regions.find(line, line["region_code"]),
        **line.only("polling_date case_number extent"),
    }
    return Row(line, values)


def publishing_rule_row(line, kinds, regions) -> Row:
    values = {
        **line.only("content_flag effect ends_at_wib offset_hours legal_basis source_url note"),
        "stage_kind_id": kinds.find(line, line["stage_kind"]),
        "region_id": regions.find_if_any(line, line["region_code"]),
        "is_confirmed": yes_or_no(line, "is_confirmed", kinds.problems),
    }
    return Row(line, values)


def reporting_rule_row(line, problems) -> Row:
    # The model leaves the kind open; a misspelt one would never apply.
    if line["election_kind"] not in ElectionKind.values:
        problems.add(line, f"unknown kind of election {line['election_kind']!r}")
    values = {
        **line.values,
        "is_confirmed": yes_or_no(line, "is_confirmed", problems),
    }
    return Row(line, values)


def term_row(line, problems) -> Row:
    return Row(line, {**line.values, "is_explained": yes_or_no(line, "is_explained", problems)})


def yes_or_no(line, column, problems) -> bool:
    if line[column] not in YES_NO:
        problems.add(line, f"{column}: {line[column]!r} is neither ya nor tidak")
    return YES_NO.get(line[column], False)
