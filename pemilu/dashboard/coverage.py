"""The map of coverage: 38 tiles with the number of articles of the last days."""

from bisect import bisect_right
from dataclasses import dataclass

from articles.coverage import PERIODS, coverage
from articles.models import Article
from articles.templatetags.region_news import SHADES_FROM
from pemilu.dashboard.links import changelist

PARAMETER = "hari"


@dataclass(frozen=True)
class Tile:
    """A province on the map: the number that is shown, and both in words."""

    name: str
    label: str
    row: int | None
    column: int | None
    count: int
    words: str
    url: str

    @property
    def shade(self) -> int:
        """0 for none, up to 4 for the most; by the same fixed steps as the readers' map."""
        return bisect_right(SHADES_FROM, self.count)


@dataclass(frozen=True)
class CoverageMap:
    """Every tile in the order of codes, and which of `PERIODS` it shows."""

    days: int
    tiles: list[Tile]
    periods: tuple[int, ...] = PERIODS


def coverage_map(asked) -> CoverageMap:
    """The map for the `hari` of an address; anything but a known period means the shortest."""
    known = {str(days): days for days in PERIODS}
    days = known.get(asked, PERIODS[0])
    return CoverageMap(days, [tile_of(each, days) for each in coverage()])


def tile_of(covered, days) -> Tile:
    region, (short, long) = covered.region, PERIODS
    return Tile(
        name=region.name,
        label=region.tile_label or region.name,
        row=region.tile_row,
        column=region.tile_column,
        count=covered.week if days == short else covered.month,
        words=f"{region.name}: {covered.week} artikel dalam {short} hari, "
        f"{covered.month} dalam {long}",
        url=changelist(Article, provinsi=region.code),
    )
