"""What stands on the front page: what editors placed there, and the newest of the rest."""

from collections.abc import Callable
from dataclasses import dataclass

from articles.lists import ALL
from articles.models import ListEntry, Slot
from articles.models.slot import SlotName
from articles.reading import cards_in

MOST_PLACED = 12
LATEST = 12


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
    placed = {slot.article_id: slot for slot in _open_slots()}
    newest = ListEntry.objects.in_list(ALL).visible().with_cards().newest_first()
    # As many more as may stand in another place already.
    rest = [e for e in newest[: LATEST + MOST_PLACED + 1] if e.article_id not in placed]
    leads = _in_place(placed, SlotName.LEAD) or rest[:1]
    return FrontPage(
        lead=leads[:1],
        picks=[*leads[1:], *_in_place(placed, SlotName.PICK)],
        explainers=_in_place(placed, SlotName.EXPLAINER),
        latest=[entry for entry in rest if entry not in leads][:LATEST],
    )


def _open_slots():
    # The first place of an article counts: of several, the last in a dictionary would win.
    return reversed(Slot.objects.on_front_page().with_cards()[:MOST_PLACED])


def _in_place(placed, name):
    return [slot for slot in reversed(placed.values()) if slot.name == name]
