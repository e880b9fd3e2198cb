"""The rows that the examples name, found in a few queries for all of them."""

from dataclasses import dataclass

from django.db.models import Q

from articles.demo.content import Example, Malformed
from articles.models import Source, Topic
from bodies.models import Body
from common.errors import Refused
from elections.models import Election, StageKind
from regions.models import Region


@dataclass
class References:
    """Rows by the names that examples use."""

    regions: dict[str, Region]
    bodies: dict[tuple[str, str | None], Body]
    elections: dict[str, Election]
    stage_kinds: dict[str, StageKind]

    def check(self, example: Example, sources: set, topics: set):
        """Raise Malformed when `example` names a row that there is not."""
        for name, known in [
            *((region["code"], self.regions) for region in example.regions),
            *((body_name(body), self.bodies) for body in example.bodies),
            *((topic, topics) for topic in example.topics),
            (example.election, self.elections),
            (example.stage, self.stage_kinds),
            (example.source, sources),
        ]:
            if name is not None and name not in known:
                shown = " ".join(map(str, name)) if isinstance(name, tuple) else name
                raise Malformed(example.place, f"there is no {shown}")

    def stages_of(self, example: Example) -> list:
        if not example.election and not example.stage:
            return []
        return [(self.elections.get(example.election), self.stage_kinds.get(example.stage))]


def find_references(examples: list[Example]) -> References:
    """All rows that `examples` may name; refused when the reference data were not loaded."""
    codes = {region["code"] for example in examples for region in example.regions}
    codes |= {body["region"] for example in examples for body in example.bodies}
    codes.discard(None)
    bodies = Body.objects.permanent().select_related("region")
    found = References(
        regions={region.code: region for region in Region.objects.filter(code__in=codes)},
        bodies={
            (body.family, body.region.code if body.region else None): body
            for body in bodies.filter(Q(region__code__in=codes) | Q(region=None)).order_by("-pk")
        },
        elections={election.slug: election for election in Election.objects.all()},
        stage_kinds={kind.slug: kind for kind in StageKind.objects.all()},
    )
    if examples and not (found.regions and found.bodies and found.elections):
        raise Refused("the reference data are missing: load_regions, load_elections, load_bodies")
    return found


def body_name(body: dict) -> tuple[str, str | None]:
    return body["family"].lower(), body["region"] or None


def ensure_named(model, rows: list[dict], wanted: set[str]) -> dict[str, object]:
    """The rows of `model` whose slugs are `wanted`, made from `rows` where missing.

    A row that an editor renamed is found by the name or slug that is left.
    """
    by_slug = {row["slug"]: row for row in rows if row["slug"] in wanted}
    names = [row["name"] for row in by_slug.values()]
    present = model.objects.filter(Q(slug__in=by_slug) | Q(name__in=names))
    known = {key: row for row in present for key in (row.name, row.slug)}
    result = {}
    for slug, values in by_slug.items():
        found = known.get(slug) or known.get(values["name"])
        result[slug] = found or model.objects.create(**values)
    return result


def find_sources_and_topics(sources, topics, examples) -> tuple[dict, dict]:
    """Those that `examples` use, by slug."""
    wanted_topics = {topic for example in examples for topic in example.topics}
    wanted_sources = {example.source for example in examples if example.source}
    return (
        ensure_named(Source, sources, wanted_sources),
        ensure_named(Topic, topics, wanted_topics),
    )
