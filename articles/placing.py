"""Placing articles on the front page or a province's page: in a place, for a time, in an order.

The order of a place counts 1, 2, 3 …; nobody types the numbers. Each action locks what it counts,
so that two editors at once lose nothing.
"""

from django.db import transaction
from django.db.models import Max

from accounts.log import record
from accounts.reach import may_name
from articles.models import Article, Slot, Status
from articles.models.slot import SlotName
from articles.stepping import take_step
from common import clock
from common.errors import Refused
from common.snapshots import take_snapshot


@transaction.atomic
def place(*, article, name, by, region=None, starts_at=None, ends_at=None) -> Slot:
    """Put `article` last in the place `name`, from now or `starts_at` on.

    An article that is not public yet may be placed: it shows when it is.
    """
    # Two clicks at once wait here for each other.
    rows = Article.objects.select_for_update(of=("self",), no_key=True)
    article = rows.filter(pk=article.pk).first()
    if article is None or not may_name(by, article):
        raise Refused("Artikel ini tidak ada lagi atau di luar jangkauan Anda.")
    if article.trashed_at is not None:
        raise Refused("Artikel ini ada di tempat sampah; pulihkan dahulu.")
    if article.status == Status.WITHDRAWN:
        raise Refused("Artikel ini sudah dicabut dan tidak dapat ditempatkan.")
    slot = Slot(
        name=name,
        article=article,
        region=region,
        starts_at=starts_at or clock.now(),
        ends_at=ends_at,
        order=next_order(name, region),
    )
    slot.full_clean(exclude=["article", "region"])
    if Slot.objects.filter(article=article, name=name, region=region).overlapping(slot).exists():
        raise Refused("Artikel ini sudah ditempatkan di sini pada waktu itu.")
    slot.save()
    # Rights belong to stored rows: a region's editor places in his region only.
    _require(by, "add", slot, "menempatkan artikel di sini")
    record("ditempatkan", slot, by=by, after=take_snapshot(slot), **_where(slot))
    return slot


@transaction.atomic
def move(*, slot, step, by, seen=None) -> tuple[int, int]:
    """Let `slot` change places with its neighbour above or below; (its place, of how many).

    `step` and `seen` as in `articles.stepping`.
    """
    slot, rows = _locked_with_place(slot)
    _require(by, "change", slot, "mengurutkan di sini")
    new = take_step(
        slot, rows, step, seen=seen, gone="Penempatan ini sudah berakhir.", name="Penempatan"
    )
    record("dipindah", slot, by=by, urutan=new, **_where(slot))
    return new, len(rows)


@transaction.atomic
def end(*, slot, by) -> bool:
    """Take `slot` off the page now; one that has not begun is removed. Whether it had begun."""
    slot, _ = _locked_with_place(slot)
    _require(by, "change", slot, "mengakhiri penempatan ini")
    now = clock.now()
    if slot.ends_at is not None and slot.ends_at <= now:
        raise Refused("Penempatan ini sudah berakhir.")
    before = take_snapshot(slot)
    if slot.starts_at >= now:
        _require(by, "delete", slot, "membatalkan penempatan ini")
        record("dibatalkan", slot, by=by, before=before, **_where(slot))
        slot.delete()
        return False
    slot.ends_at = now
    slot.save(update_fields=["ends_at"])
    record("diakhiri", slot, by=by, before=before, after=take_snapshot(slot), **_where(slot))
    return True


@transaction.atomic
def clear_past(*, by, region=None) -> int:
    """Remove the placements of a page that are over; the log keeps them. Returns how many."""
    rows = Slot.objects.on_page(region).past().select_for_update(of=("self",)).order_by("pk")
    slots = list(rows)
    for slot in slots:
        _require(by, "delete", slot, "membersihkan penempatan di sini")
        record("dihapus", slot, by=by, before=take_snapshot(slot), **_where(slot))
        slot.delete()
    return len(slots)


def next_order(name, region) -> int:
    """The number after the last one in a place; one query."""
    rows = Slot.objects.on_page(region).filter(name=name)
    last = rows.aggregate(last=Max("order"))["last"]
    return (last or 0) + 1


def _locked_with_place(slot) -> tuple[Slot, list[Slot]]:
    """(`slot` as the database has it, what stands in its place and is not over, in order)."""
    found = Slot.objects.filter(pk=slot.pk).first()
    if found is None:
        raise Refused("Penempatan ini sudah dihapus.")
    rows = Slot.objects.on_page(found.region).filter(name=found.name)
    # Locked in one order, so that two moves at once do not wait for each other forever.
    locked = list(rows.select_for_update(of=("self",)).order_by("pk").values_list("pk", flat=True))
    if found.pk not in locked:
        raise Refused("Penempatan ini sudah dihapus atau dipindah ke tempat lain.")
    current = list(Slot.objects.filter(pk__in=locked).not_past().in_order())
    return Slot.objects.get(pk=found.pk), current


def _require(by, deed, slot, words):
    if not by.has_perm(f"articles.{deed}_slot", slot):
        raise Refused(f"Pengguna {by.username} tidak berhak {words}.")


def _where(slot) -> dict:
    return {
        "tempat": SlotName(slot.name).label,
        "halaman": slot.region.name if slot.region_id else "halaman depan",
    }
