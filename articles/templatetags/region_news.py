"""How much news each province has: the map and the table of provinces."""

from bisect import bisect_right
from dataclasses import dataclass
from itertools import pairwise

from django import template

from articles.lists import region_key
from articles.models import ListEntry
from regions.models import Region

register = template.Library()

DAYS = 30
# Fixed steps, each about three times the last: a shade means the same this month and the next.
# Steps relative to the maximum would paint a quiet month like a polling day.
SHADES_FROM = (1, 2, 6, 20)


@dataclass(frozen=True)
class ProvinceNews:
    """A province and the number of its articles of the last `DAYS` days."""

    province: Region
    count: int

    @property
    def words(self) -> str:
        return f"{self.count} berita" if self.count else "belum ada"

    @property
    def shade(self) -> int:
        """0 for none, up to 4 for the most."""
        return bisect_right(SHADES_FROM, self.count)


@register.simple_tag
def province_news():
    """Every province with its counts, for the map and the table together; two queries."""
    return news_of(Region.objects.provinces().with_regency_count())


@register.inclusion_tag("regions/_tile_map.html")
def province_map(tiles=None):
    """The map of `tiles` (as from `province_news`) or, with two queries, of every province."""
    return {"tiles": tiles or news_of(Region.objects.provinces()), "legend": legend()}


def news_of(provinces) -> list[ProvinceNews]:
    """`provinces` in their order with their counts; two queries."""
    keys = {province: region_key(province.code) for province in provinces}
    counts = ListEntry.objects.filter(list_key__in=keys.values()).of_last(DAYS).counts()
    return [ProvinceNews(province, counts.get(key, 0)) for province, key in keys.items()]


def legend() -> list[tuple[int, str]]:
    """Every shade with the numbers it stands for."""
    steps = [
        str(first) if first + 1 == following else f"{first}–{following - 1}"
        for first, following in pairwise(SHADES_FROM)
    ]
    return list(enumerate(["belum ada", *steps, f"{SHADES_FROM[-1]} atau lebih"]))
