"""What the page of a region tells about it: names, numbers, what lies in it and around it."""

from dataclasses import dataclass

from django.db.models import Value
from django.urls import reverse

from regions.models import FormerCode, Region, RegionAlias


@dataclass(frozen=True)
class Link:
    """A region by name and address."""

    name: str
    url: str


@dataclass(frozen=True)
class Figure:
    """A number or code with what it says."""

    label: str
    value: str | int


def facts_of(region) -> dict:
    """The other names, former codes, children, neighbours and figures of `region`; one query.

    `region` comes `with_kecamatan_count` and its ancestors. The page has a budget of queries,
    and each of these is a short list of words.
    """
    province = province_of(region)
    words = _read_together(
        alias=(RegionAlias.objects.filter(region=region), "text", "kind"),
        code=(FormerCode.objects.filter(region=region), "code", "instrument"),
        child=(Region.objects.filter(parent=region), "name", "slug"),
        neighbour=(Region.objects.neighbours(province), "name", "slug"),
    )
    children = [Link(name, child_url(region, slug)) for name, slug in sorted(words["child"])]
    return {
        "province": province,
        "aliases": sorted({text for text, _ in words["alias"]}),
        "former_codes": sorted(words["code"]),
        "children": children,
        "neighbours": [
            Link(name, reverse("regions:detail", args=[slug]))
            for name, slug in sorted(words["neighbour"])
        ],
        "figures": figures(region, children),
    }


def figures(region, children) -> list[Figure]:
    found = [
        Figure("Kode Kemendagri", region.code),
        Figure("Zona waktu", region.get_time_zone_display()),
    ]
    if region.level == 1:
        found.append(Figure("Kabupaten dan kota", len(children)))
    if region.level < 3:
        found.append(Figure("Kecamatan", region.kecamatan_count))
    return found


def province_of(region) -> Region:
    while region.parent:
        region = region.parent
    return region


def ancestors(region) -> list[Region]:
    """The regions around `region`, from the province down; costs none beyond `select_related`."""
    above = []
    while region.parent:
        region = region.parent
        above.insert(0, region)
    return above


def child_url(region, slug):
    if region.level == 2:
        return reverse("regions:kecamatan", args=[region.slug, slug])
    return reverse("regions:detail", args=[slug])


def _read_together(**groups):
    """The rows of every (queryset, column, column) of `groups`, by name, in one query."""
    first, *others = [
        rows.order_by().values_list(Value(name), *columns)
        for name, (rows, *columns) in groups.items()
    ]
    found = {name: [] for name in groups}
    for name, *values in first.union(*others, all=True):
        found[name].append(tuple(values))
    return found
