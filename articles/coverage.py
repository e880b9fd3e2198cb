"""How well each region is covered, by the entries of readers' lists."""

from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce, Concat

from articles.lists import region_key
from articles.models import ListEntry
from regions.models import Region

# Days without news after which a region counts as forgotten, by its level.
QUIET_PROVINCE = 7
QUIET_REGENCY = 30
# What the map of provinces can show, in days.
PERIODS = (7, 30)


@dataclass(frozen=True)
class Coverage:
    """A province and its articles of the last 7 and 30 days."""

    region: Region
    week: int
    month: int


def coverage() -> list[Coverage]:
    """Every province in the order of codes; one query that counts inside an index."""
    week, month = (_number(days) for days in PERIODS)
    provinces = Region.objects.provinces().order_by("code").annotate(week=week, month=month)
    return [Coverage(province, province.week, province.month) for province in provinces]


def quiet(regions, day):
    """Those of `regions` that had no news for long: provinces, and regencies and cities."""
    provinces = Q(level=1) & ~Exists(_entries().of_last(QUIET_PROVINCE))
    regencies = Q(level=2) & ~Exists(_entries().of_last(QUIET_REGENCY))
    return regions.active_on(day).filter(provinces | regencies)


def _number(days):
    entries = _entries().of_last(days).order_by().values("list_key")
    return Coalesce(Subquery(entries.annotate(number=Count("pk")).values("number")), 0)


def _entries():
    return ListEntry.objects.in_list(Concat(Value(region_key("")), OuterRef("code")))
