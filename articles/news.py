"""A list of articles as a page shows it: cards, how many, what narrows it, where it goes on."""

from dataclasses import dataclass
from functools import cached_property

from django.urls import reverse

from articles.facets import Facet, Total, facets_of
from articles.filters import NEWEST, RELEVANCE, ArticleFilterSet
from articles.hits import hits_in
from articles.paging import PAGE_SIZE, Page, first_page, page_of
from articles.reading import cards_in

# Where on its page the list begins, so that a reader who filters is not sent to the top.
ANCHOR = "#berita"
# What the form on a page about something asks for: fields that need no query.
SHORT_FORM = ("q", "dari", "sampai")
# The facet that stands open; the others are one click away.
FIRST_FACET = "keluarga"


def page_for(filterset) -> Page:
    """The page of articles that a checked `filterset` asks for; empty when something is wrong.

    Its entries come with cards, except in a search.
    """
    if filterset.complaints:
        return Page([], None, None)
    if filterset.is_ranked:
        return Page(filterset.selection.ranked(PAGE_SIZE), None, None)
    selection, data = filterset.selection, filterset.form.cleaned_data
    before, after = data.get("sebelum"), data.get("sesudah")
    if selection.query and before is None and after is None:
        return first_page(selection.newest_hits(PAGE_SIZE + 1))
    entries = selection.entries_until(before and before.published_at)
    if not selection.query:
        # Hits are no cards, and with the join SQLite reads every hit instead of the list.
        entries = entries.with_cards()
    return page_of(entries, before=before, after=after)


@dataclass(frozen=True)
class Chip:
    """A chosen filter and the address of the list without it."""

    label: str
    url: str


@dataclass(frozen=True)
class Order:
    """A way to put hits in order, and the address of the list in it."""

    label: str
    url: str
    is_current: bool


@dataclass(frozen=True)
class Format:
    """The address of a list as data."""

    label: str
    media_type: str
    url: str


FORMATS = [
    ("Atom", "application/atom+xml", "atom"),
    ("JSON Feed", "application/feed+json", "json"),
    ("CSV", "text/csv", "csv"),
]


class NewsList:
    """The articles that `filterset` selects, shown on the page at `path`.

    Costs one query for the cards and those of `facets_of` for the counts; a search up to four
    more, for the glossary and to find and rank the hits.
    """

    def __init__(self, filterset: ArticleFilterSet, path: str):
        self.filterset = filterset
        self.path = path

    @property
    def errors(self) -> dict[str, str]:
        return self.filterset.complaints

    @cached_property
    def page(self) -> Page:
        return page_for(self.filterset)

    @cached_property
    def cards(self) -> list[str]:
        """The stored cards of the page; in a search the hits, with their words marked."""
        if self.is_search:
            return hits_in(self.page.entries, self.filterset.selection.query)
        return cards_in(self.page.entries)

    @property
    def is_search(self) -> bool:
        return not self.errors and bool(self.filterset.selection.query)

    @property
    def is_ranked(self) -> bool:
        return self.is_search and self.filterset.is_ranked

    @property
    def hides_hits(self) -> bool:
        """Whether the best are shown of more hits than a page holds."""
        return self.is_ranked and self.filterset.selection.total().number > PAGE_SIZE

    @property
    def orders(self) -> list[Order]:
        """The orders that a search can have; none for what is not searched."""
        if not self.is_search:
            return []
        return [
            Order("Paling cocok", self.url(urut=RELEVANCE), self.is_ranked),
            Order("Terbaru", self.url(urut=NEWEST), not self.is_ranked),
        ]

    @property
    def total(self) -> Total | None:
        return self._counted[0]

    @property
    def facets(self) -> list[Facet]:
        return self._counted[1]

    @property
    def first_facet(self) -> Facet | None:
        return next((facet for facet in self.facets if facet.name == FIRST_FACET), None)

    @property
    def other_facets(self) -> list[Facet]:
        return [facet for facet in self.facets if facet.name != FIRST_FACET]

    @property
    def is_scoped(self) -> bool:
        """Whether the page stands for something, a region say, beside being a list."""
        return bool(self.filterset.given)

    @property
    def has_filters(self) -> bool:
        """A page about something without articles needs no filters."""
        return not self.is_scoped or bool(self.cards or self.chips or self.errors)

    @cached_property
    def chips(self) -> list[Chip]:
        if self.errors:
            return []
        chosen = self.filterset.active()
        shown = [found for found in chosen if found[0] not in self.filterset.asked_elsewhere]
        return [Chip(label, self.url(**{name: ""})) for name, label in shown]

    @property
    def is_narrowed(self) -> bool:
        return bool(self.chips)

    @property
    def older(self) -> str | None:
        return self.page.older and self.url(sebelum=str(self.page.older))

    @property
    def newer(self) -> str | None:
        return self.page.newer and self.url(sesudah=str(self.page.newer))

    @property
    def start(self) -> str:
        """The address of the list without any filter, but what the page asks for by itself."""
        filters = self.filterset.chosen().keys() - self.filterset.asked_elsewhere
        return self.url(**dict.fromkeys(filters, ""))

    @property
    def full_list(self) -> str:
        """The same selection on the page that has every filter."""
        return reverse("articles:list") + self.filterset.query_elsewhere()

    def formats(self) -> list[Format]:
        """The same selection as data."""
        query = self.filterset.query_elsewhere()
        return [Format(*names, reverse(f"articles:{url}") + query) for *names, url in FORMATS]

    def url(self, **changes) -> str:
        return f"{self.path}{self.filterset.query(**changes)}{ANCHOR}"

    def fields(self) -> list:
        """The fields of the form; on a page about something a few, and a link to all."""
        fields = self.filterset.form.visible_fields()
        asked = [f for f in fields if f.name not in self.filterset.asked_elsewhere]
        return [f for f in asked if not self.is_scoped or f.name in SHORT_FORM]

    def kept(self) -> list[tuple[str, str]]:
        """(name, value) of chosen filters that have no field in the form and are passed on."""
        shown = {field.name for field in self.fields()}
        chosen = self.filterset.chosen()
        return [(name, value) for name, value in chosen.items() if value and name not in shown]

    @cached_property
    def _counted(self):
        return (None, []) if self.errors else facets_of(self.filterset, self.url)
