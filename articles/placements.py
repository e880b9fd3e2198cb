"""What stands in each place of the front page or of a province's, as the desk sees it."""

from dataclasses import dataclass, field
from datetime import datetime

from django.utils import timezone
from django.utils.formats import date_format

from accounts.reach import OUT_OF_REACH, seen_by
from articles.front_page import MOST_IN_PROVINCE, front_rows, province_rows
from articles.models import Article, Slot, Status
from articles.models.slot import SlotName
from articles.stepping import order_of
from common import clock
from regions.models import Region

# Of what is over, the last ones are shown.
MOST_PAST = 20
SHOWING, COMING, WAITING, GONE, PAST = "tampil", "nanti", "menunggu", "dicabut", "lewat"
STATES = {
    SHOWING: "Tampil",
    COMING: "Akan datang",
    WAITING: "Menunggu artikelnya",
    GONE: "Artikel dicabut",
    PAST: "Lewat",
}
LEAD_SEEN = "Inilah berita utama yang dilihat pembaca."
LEAD_UNSEEN = (
    "Sudah ada berita utama di atasnya; pembaca melihat ini di bawahnya, sebelum semua pilihan."
)
TWICE = "Artikel ini sudah tampil di tempat lain di halaman ini; pembaca tidak melihatnya dua kali."
CROWDED = "Sudah ada cukup banyak di atasnya; pembaca belum melihatnya."


@dataclass(frozen=True)
class Placement:
    """A row of the desk's page: a slot, its state, and what an editor should know of it."""

    slot: Slot
    title: str
    # Whether the article may be opened by who looks.
    is_open: bool
    state: str
    times: str
    notes: list[str] = field(default_factory=list)
    number: int = 0
    total: int = 0

    @property
    def label(self) -> str:
        return STATES[self.state]

    @property
    def key(self) -> str:
        return str(self.slot.pk)

    @property
    def is_first(self) -> bool:
        return self.number == 1

    @property
    def is_last(self) -> bool:
        return self.number == self.total

    @property
    def end_label(self) -> str:
        return "Batalkan" if self.state == COMING else "Akhiri sekarang"


@dataclass(frozen=True)
class Place:
    """A place with what stands in it or will, in order, and the last ones that are over."""

    name: str
    label: str
    current: list[Placement]
    past: list[Placement]

    @property
    def order(self) -> str:
        return order_of([placement.slot for placement in self.current])


def places_on(region: Region | None, user) -> list[Place]:
    """Every place of the page of `region`, or of the front page; seven queries at most."""
    return Places(region, user).found()


class Places:
    def __init__(self, region, user):
        self.region, self.user = region, user
        self.now = clock.now()
        slots = Slot.objects.on_page(region).select_related("article").defer("article__body")
        self.current = list(slots.not_past().in_order())
        self.past = list(slots.past().order_by("-ends_at", "-pk")[:MOST_PAST])
        self.seen_articles = self._seen_articles()
        self.shown = self._shown()

    def found(self) -> list[Place]:
        return [
            Place(
                name,
                label,
                self._in_place(name),
                [self._placement(slot, PAST) for slot in self.past if slot.name == name],
            )
            for name, label in SlotName.choices
        ]

    def _in_place(self, name):
        rows = [slot for slot in self.current if slot.name == name]
        return [
            self._placement(
                slot, self._state(slot), self._notes(slot, rows), number, total=len(rows)
            )
            for number, slot in enumerate(rows, 1)
        ]

    def _placement(self, slot, state, notes=(), number=0, total=0):
        is_open = slot.article_id in self.seen_articles
        is_named = is_open or slot.article.is_public
        title = slot.article.title if is_named else OUT_OF_REACH
        return Placement(slot, title, is_open, state, times_of(slot), list(notes), number, total)

    def _seen_articles(self) -> set[int]:
        """Keys of the articles that may be looked at; of others only public titles are told."""
        keys = {slot.article_id for slot in [*self.current, *self.past]}
        articles = seen_by(self.user, Article.objects.filter(pk__in=keys))
        return set(articles.values_list("pk", flat=True))

    def _shown(self) -> dict[int, str]:
        """Slot → where readers see it now."""
        if self.region:
            return {slot.pk: slot.name for slot in province_rows(self.region)}
        front = front_rows()
        places = {"utama": front.lead, "pilihan": front.picks, "penjelasan": front.explainers}
        return {
            row.pk: name for name, rows in places.items() for row in rows if isinstance(row, Slot)
        }

    def _state(self, slot):
        if slot.article.status == Status.WITHDRAWN:
            return GONE
        if slot.starts_at > self.now:
            return COMING
        return SHOWING if self._is_public(slot.article) else WAITING

    def _is_public(self, article):
        return article.status == Status.PUBLISHED and article.published_at <= self.now

    def _notes(self, slot, rows):
        state = self._state(slot)
        yield from self._article_notes(slot, state)
        if state == SHOWING:
            yield from self._reader_notes(slot)
        yield from self._overlap_notes(slot, rows)

    def _article_notes(self, slot, state):
        article = slot.article
        if state == GONE:
            yield "Artikelnya dicabut; penempatan ini tidak tampil dan dapat diakhiri."
        elif article.status != Status.PUBLISHED:
            status = article.get_status_display()
            yield f"Artikelnya belum tayang ({status}); tampil begitu ia tayang."
        elif not self._is_public(article):
            yield f"Artikelnya tayang {short(article.published_at)}; sebelum itu tidak tampil."

    def _reader_notes(self, slot):
        where = self.shown.get(slot.pk)
        if where is None:
            twins = [each for each in self.current if each.article_id == slot.article_id]
            yield TWICE if any(each.pk in self.shown for each in twins) else self._crowded()
        elif slot.name == SlotName.LEAD and not self.region:
            yield LEAD_SEEN if where == SlotName.LEAD else LEAD_UNSEEN

    def _crowded(self):
        if self.region:
            return f"Halaman provinsi menampilkan {MOST_IN_PROVINCE} teratas; ini belum terlihat."
        return CROWDED

    def _overlap_notes(self, slot, rows):
        """Only one lead is shown: who overlaps whom matters there."""
        if slot.name != SlotName.LEAD or self.region:
            return
        others = [each for each in rows if each.pk != slot.pk and each.overlaps(slot)]
        if others:
            named = [self._placement(each, SHOWING) for each in others[:3]]
            told = "; ".join(f"“{each.title}” ({each.times})" for each in named)
            more = f" dan {len(others) - 3} lainnya" if len(others) > 3 else ""
            yield f"Waktunya bertumpuk dengan {told}{more}."


def short(moment: datetime) -> str:
    return date_format(timezone.localtime(moment), "j M Y H.i")


def times_of(slot) -> str:
    """`24 Nov 2026 06.00 – 25 Nov 2026 06.00`"""
    end = short(slot.ends_at) if slot.ends_at else "sampai diakhiri"
    return f"{short(slot.starts_at)} – {end}"
