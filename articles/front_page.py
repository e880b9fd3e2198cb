"""What stands on the front page and on a province's: what editors placed there, and the newest."""

from collections.abc import Callable
from dataclasses import dataclass

from articles.lists import ALL
from articles.models import ListEntry, Slot
from articles.models.slot import SlotName
from articles.reading import cards_in
from articles.withheld import without_withheld

MOST_PLACED = 12
LATEST = 12
# On a province's page, above its whole list of news.
MOST_IN_PROVINCE = 4
PROVINCE = 1


@dataclass(frozen=True)
class FrontPage:
    """What stands in each place, as cards or otherwise; no article stands in two."""

    lead: list
    picks: list
    explainers: list
    latest: list

    def shown(self, show: Callable[[list], list]) -> "FrontPage":
        """The same page with the rows of every place as `show` shows them."""
        return FrontPage(*map(show, (self.lead, self.picks, self.explainers, self.latest)))


def front_page() -> FrontPage:
    """The front page of this moment in cards; two queries."""
    return front_rows().shown(cards_in)


def front_rows() -> FrontPage:
    """The entries and slots of this moment; two queries. Without a lead the newest leads."""
    slots = placed_once(None)
    placed = {slot.article_id for slot in slots}
    newest = ListEntry.objects.in_list(ALL).visible().with_cards().newest_first()
    # As many more as may stand in another place already.
    entries = without_withheld(newest[: LATEST + MOST_PLACED + 1])
    rest = [entry for entry in entries if entry.article_id not in placed]
    leads = _in_place(slots, SlotName.LEAD) or rest[:1]
    return FrontPage(
        lead=leads[:1],
        picks=[*leads[1:], *_in_place(slots, SlotName.PICK)],
        explainers=_in_place(slots, SlotName.EXPLAINER),
        latest=[entry for entry in rest if entry not in leads][:LATEST],
    )


def province_rows(region) -> list[Slot]:
    """What is placed on the page of a province, leads first; one query, none for other regions."""
    return placed_once(region)[:MOST_IN_PROVINCE] if region.level == PROVINCE else []


def placed_once(region) -> list[Slot]:
    """The open slots of a page, places in their order; of an article's several the first one.

    One query.
    """
    slots = Slot.objects.open().on_page(region).with_cards()[:MOST_PLACED]
    ranks = {name: rank for rank, name in enumerate(SlotName.values)}
    first = {}
    # A sort keeps the order within a place.
    for slot in sorted(without_withheld(slots), key=lambda slot: ranks[slot.name]):
        first.setdefault(slot.article_id, slot)
    return list(first.values())


def _in_place(slots, name):
    return [slot for slot in slots if slot.name == name]
