"""Urgent notices: one proposes, another approves, anybody who may takes them down.

What stands above every page of the portal is read by two people before; taking it down is safe
and needs one.
"""

from datetime import timedelta

from django.db import transaction

from accounts.log import record
from accounts.notices import tell
from articles.models import Banner
from common import clock
from common.errors import Refused
from regions.rights import users_with

RIGHT = "articles.change_banner"


@transaction.atomic
def propose(*, banner, by) -> Banner:
    """After `by` wrote or changed what `banner` says: any approval is void, colleagues are told.

    Who changed the words last has proposed them, so that nobody approves words of his own.
    """
    banner = _locked(banner)
    if banner.approved_at is not None:
        record("persetujuan gugur", banner, by=by, disetujui_oleh=_name(banner.approved_by))
    _drop_approval(banner)
    banner.proposed_by = by
    banner.save()
    text = f"Pengumuman darurat menunggu persetujuan Anda: “{banner}”"
    for colleague in users_with(RIGHT, banner):
        tell(colleague, text, about=banner, by=by)
    return banner


@transaction.atomic
def approve(*, banner, by) -> Banner:
    """Let readers see `banner` as it stands, in its time."""
    _require(by, banner, "menyetujui pengumuman")
    banner = _locked(banner)
    if banner.approved_at is not None and banner.is_as_approved:
        raise Refused("Pengumuman ini sudah disetujui.")
    if banner.proposed_by_id == by.pk:
        raise Refused(
            "Anda sendiri yang menulis atau terakhir mengubah pengumuman ini: orang kedua yang "
            "menyetujuinya."
        )
    now = clock.now()
    if banner.ends_at <= now:
        raise Refused("Waktu pengumuman ini sudah lewat; ubah waktunya dahulu.")
    banner.approved_by, banner.approved_at = by, now
    banner.approved_hash = banner.content_hash
    banner.full_clean(exclude=["proposed_by", "approved_by"])
    banner.save()
    record("disetujui", banner, by=by, diusulkan_oleh=_name(banner.proposed_by))
    if banner.proposed_by is not None:
        tell(banner.proposed_by, f"“{banner}” disetujui.", about=banner, by=by)
    return banner


@transaction.atomic
def end(*, banner, by) -> Banner:
    """Take `banner` down now; one that has not begun will not be shown unless approved anew."""
    _require(by, banner, "mengakhiri pengumuman")
    banner = _locked(banner)
    now = clock.now()
    if banner.ends_at <= now:
        raise Refused("Pengumuman ini sudah berakhir.")
    before = {"sampai": banner.ends_at.isoformat()}
    if banner.starts_at < now:
        was_sound = banner.is_as_approved
        # The database's own clock cuts what is finer than its columns: never before the start.
        banner.ends_at = max(now, banner.starts_at + timedelta(microseconds=1))
        if was_sound and banner.approved_at is not None:
            banner.approved_hash = banner.content_hash
    elif banner.approved_at is None:
        raise Refused("Pengumuman ini belum disetujui, jadi belum tampil; hapus bila tidak perlu.")
    else:
        _drop_approval(banner)
    banner.full_clean(exclude=["proposed_by", "approved_by"])
    banner.save()
    record("diakhiri", banner, by=by, **before)
    return banner


def _locked(banner) -> Banner:
    found = Banner.objects.select_for_update().filter(pk=banner.pk).first()
    if found is None:
        raise Refused(f"“{banner}” sudah dihapus.")
    return found


def _require(by, banner, deed):
    if not by.has_perm(RIGHT, banner):
        raise Refused(f"Pengguna {by.username} tidak berhak {deed}.")


def _drop_approval(banner):
    banner.approved_by = banner.approved_at = None
    banner.approved_hash = ""


def _name(user) -> str:
    return user.username if user is not None else ""
