"""Which regions, bodies and elections the words of a search name: "kpu banyuasin", "sumsel"."""

from dataclasses import dataclass, field

from bodies.models import Body
from common.text import fold
from elections.models import Election
from pemilu.search.names import names
from regions.models import Region

# As readers shorten what names begin with.
SHORT_KINDS = {"kab": "kabupaten", "prov": "provinsi", "kec": "kecamatan"}
KINDS = frozenset(["kabupaten", "kota", "provinsi", "kecamatan", "distrik"])
MOST = 6


@dataclass(frozen=True)
class Named:
    """What the words name, each kind the nearest first."""

    regions: list[Region] = field(default_factory=list)
    bodies: list[Body] = field(default_factory=list)
    elections: list[Election] = field(default_factory=list)

    def __bool__(self):
        return bool(self.regions or self.bodies or self.elections)


@dataclass(frozen=True)
class Run:
    """Words of the query that stand in a row, from `start` up to `end` (exclusive)."""

    start: int
    end: int
    text: str

    def __len__(self):
        return self.end - self.start

    def is_inside(self, other) -> bool:
        """Whether it is a part of the longer run `other`."""
        return len(self) < len(other) and other.start <= self.start and self.end <= other.end


def named_by(words: list[str]) -> Named:
    """What the tokens `words` of a query name by official name, short form or alias.

    A name inside a longer one that is meant as well does not count: Banyuasin in Musi Banyuasin.
    At most four queries, one when nothing is named.
    """
    words = [SHORT_KINDS.get(word, word) for word in words]
    runs, known = _runs(words), names()
    regions, bodies = _meant(runs, known.regions), _meant(runs, known.bodies)
    found = _regions(regions, bodies, words)
    return Named(
        regions=found[:MOST],
        bodies=_bodies(bodies, found)[:MOST],
        elections=_elections(runs)[:MOST],
    )


def _runs(words):
    places = range(len(words))
    return [
        Run(start, end + 1, " ".join(words[start : end + 1]))
        for start in places
        for end in places[start:]
    ]


def _meant(runs, by_name) -> dict[int, Run]:
    """The longest run that names each row of `by_name`, without those inside a longer one."""
    named = [run for run in runs if run.text in by_name]
    own = [run for run in named if not any(run.is_inside(other) for other in named)]
    return {pk: run for run in sorted(own, key=len) for pk in by_name[run.text]}


def _regions(meant, bodies, words):
    """The regions, without kecamatan that a word names by chance: there are 7,285 of them.

    One counts when the query asks for nothing else but a body and a kind of region.
    """
    if not meant:
        return []
    offices = {place for run in bodies.values() for place in range(run.start, run.end)}
    asked = {
        place for place, word in enumerate(words) if place not in offices and word not in KINDS
    }
    rows = Region.objects.filter(pk__in=meant).select_related("parent__parent").alphabetical()
    found = [
        region
        for region in rows
        if region.level < 3 or asked <= set(range(meant[region.pk].start, meant[region.pk].end))
    ]
    return sorted(found, key=lambda region: region.level)


def _bodies(meant, regions):
    """The bodies; of a family named beside a region ("banyuasin kpu") those of that region."""
    if not meant:
        return []
    rows = Body.objects.select_related("for_election").order_by("region__level", "slug")
    found = list(rows.filter(pk__in=meant))
    own = [body for body in found if body.region_id is not None]
    if own or not regions:
        return own or found
    families = {body.family for body in found}
    return list(rows.permanent().filter(region__in=regions, family__in=families)) or found


def _elections(runs):
    meant = {run.text for run in runs}
    return [e for e in Election.objects.newest_first() if meant.intersection(map(fold, _names(e)))]


def _names(election):
    # The address too: pilkada-2024 is how readers say it, if not how it is called.
    return [election.name, election.short_name, election.slug, *election.aliases.splitlines()]
