"""One search over articles, regions, bodies and elections; each app is asked for its own."""

from dataclasses import dataclass, field

import django_filters as filters
from django.db.models import Q

from articles.models import ListEntry
from articles.reading import find
from bodies.models import Body
from common.filters import StrictFilterSet
from elections.models import Election
from regions.models import Region

MOST_ARTICLES = 20
MOST_OTHERS = 8


class SearchFilterSet(StrictFilterSet):
    """Reads and checks `q`; the search itself is no filter of one table."""

    q = filters.CharFilter(label="Kata kunci", max_length=100)

    class Meta:
        model = ListEntry
        fields = []

    def filter_queryset(self, queryset):
        return queryset


@dataclass(frozen=True)
class Results:
    """What was found, each kind cut to its most."""

    articles: list[str] = field(default_factory=list)
    regions: list[Region] = field(default_factory=list)
    bodies: list[Body] = field(default_factory=list)
    elections: list[Election] = field(default_factory=list)

    def __bool__(self):
        return bool(self.articles or self.regions or self.bodies or self.elections)


def search(text: str) -> Results:
    """Whatever `text` names; one query for each kind."""
    regions = Region.objects.matching(text).best_first(text).select_related("parent")
    bodies = Body.objects.matching(text).select_related("for_election")
    elections = Election.objects.filter(Q(name__icontains=text) | Q(short_name__icontains=text))
    return Results(
        articles=find(text, limit=MOST_ARTICLES),
        regions=list(regions[:MOST_OTHERS]),
        bodies=list(bodies.order_by("region__level", "short_name", "pk")[:MOST_OTHERS]),
        elections=list(elections.newest_first()[:MOST_OTHERS]),
    )
