"""What would narrow a list further, and to how many articles: the facets beside a list."""

from dataclasses import dataclass

from django.db.models import CharField, Count, Q, Value
from django.db.models.functions import Cast, Concat

from articles.lists import ALL, CAP, STAGE, family_key, kind_key, region_key
from articles.models import ArticleKind, ListCounter, ListEntry
from articles.selection import Selection, Total
from bodies.models import Family
from elections.models import StageKind
from regions.models import Region

# Of each facet the options with the most articles; the form has them all.
MOST_OPTIONS = 10


@dataclass(frozen=True)
class Option:
    """A value that a reader may choose: the list would then be at `url` and hold `count`."""

    label: str
    count: Total
    url: str


@dataclass(frozen=True)
class Facet:
    """The options of one parameter, most articles first; those without articles left out."""

    name: str
    label: str
    options: list[Option]


@dataclass(frozen=True)
class Tally:
    """How many articles a selection holds, and how many of them stand in each other list.

    In a selection of more than a thousand the other lists are counted among its newest
    thousand only: `is_capped` says that there may be more.
    """

    total: Total
    counts: dict[str, int]
    stage_kinds: list[tuple[str, str, str]]
    is_capped: bool

    def options(self, choices, url_of) -> list[Option]:
        """The options of `choices`, each (key of its list, value, label); `url_of` a value."""
        options = [
            Option(text, Total(self.counts[key], self.is_capped), url_of(value))
            for key, value, text in choices
            if self.counts.get(key)
        ]
        options.sort(key=lambda option: (-option.count.number, option.label))
        return options[:MOST_OPTIONS]


def facets_of(filterset, address) -> tuple[Total, list[Facet]]:
    """The number of articles that `filterset` selects, and what would narrow it further.

    `address(**changes)` is where the list with other parameters is. A parameter that is chosen,
    or given by the page, has no facet; a chosen region has that of the regions in it. One query
    for a whole list, two for other selections, and one more for regions.
    """
    regions = _regions_below(filterset)
    tally = tally_of(filterset.selection, [key for key, _, _ in regions])
    choices = {
        "keluarga": [(family_key(value), value, text) for value, text in Family.choices],
        "wilayah": regions,
        "jenis": [(kind_key(k), k, label.capitalize()) for k, label in ArticleKind.choices],
        "tahapan": tally.stage_kinds,
    }
    facets = [
        Facet(
            name,
            filterset.filters[name].label,
            tally.options(choices[name], lambda value, name=name: address(**{name: value})),
        )
        for name in choices
        if name == "wilayah" and regions or name in filterset.open_filters
    ]
    return tally.total, [facet for facet in facets if facet.options]


def tally_of(selection: Selection, region_keys=()) -> Tally:
    """Counts of `selection`; of regions only those of `region_keys`."""
    wanted = Q(list_key__in=region_keys)
    for prefix in ("family:", "kind:", STAGE):
        wanted |= Q(list_key__startswith=prefix)
    whole = selection.whole_list
    if whole == ALL:
        numbers = ListCounter.objects.filter(wanted | Q(list_key=ALL)).with_visible()
        rows = numbers.values_list("list_key", "visible", _text(""), _text(""))
    else:
        rows = _counted_in_window(selection, wanted)
    rows = rows.union(_stage_kinds(), *_own_counter(whole), all=True)
    return _tally(selection, whole, list(rows))


def _tally(selection, whole, rows):
    counts, kinds = {}, []
    for key, number, slug, name in rows:
        if slug:
            kinds.append((key, slug, name))
        else:
            counts[key] = number
    total = Total(counts.pop(whole, 0)) if whole else selection.total()
    # The whole nation is counted by counters and has no window.
    is_capped = whole != ALL and (total.is_capped or total.number > CAP)
    return Tally(total, counts, kinds, is_capped)


def _counted_in_window(selection, wanted):
    entries = ListEntry.objects.filter(wanted, selection.window()).order_by()
    return entries.values_list("list_key").annotate(Count("pk"), a=_text(""), b=_text(""))


def _stage_kinds():
    """The kinds of stage in the shape of the counts, so that one query brings both."""
    key = Concat(Value(STAGE), Cast("pk", CharField()))
    return StageKind.objects.order_by().values_list(key, Value(0), "slug", "name")


def _own_counter(whole):
    if whole in (None, ALL):
        return []
    own = ListCounter.objects.filter(list_key=whole).with_visible()
    return [own.values_list("list_key", "visible", _text(""), _text(""))]


def _text(value):
    return Value(value, output_field=CharField())


def _regions_below(filterset):
    """(key, value, name) of the regions into which the list can be narrowed."""
    if "wilayah" not in filterset.filters:
        return []
    chosen = filterset.form.cleaned_data.get("wilayah")
    if chosen is None:
        regions = Region.objects.provinces().only("code", "slug", "name", "level")
    elif chosen.level < 3:
        regions = Region.objects.filter(parent=chosen).select_related("parent")
    else:
        return []
    return [(region_key(region.code), region.path, region.name) for region in regions]
