"""What the merges of all apps have in common: who may, what is refused, what is logged."""

from django.db import transaction

from accounts.log import record
from common.errors import Refused
from common.merging import kept_true, move_relations, refuse_lineage
from common.redirects import addresses_of, leave_redirect

MOST = 10


@transaction.atomic
def merge_rows(*, kept, merged, by, check=None, complete=None):
    """Let `kept` take the place of the rows `merged`, which are deleted; returns it afresh.

    `check(kept, merged)` may refuse; `complete(kept, merged)` takes over what only the merged
    rows said. Both see the rows as the database has them, locked.
    """
    rows = _locked([kept, *merged])
    kept, merged = rows[0], rows[1:]
    _require(by, "change", kept)
    for row in merged:
        _require(by, "delete", row)
    refuse_lineage(rows)
    if check:
        check(kept, merged)
    told = [{"id": row.pk, "name": str(row), "slug": row.slug} for row in merged]
    with kept_true(kept, merged):
        for row in merged:
            _take_place(kept, row)
        if complete:
            complete(kept, merged)
        for row in merged:
            row.delete()
    record("digabung", kept, by=by, slug=kept.slug, merged=told)
    return kept


def _locked(rows) -> list:
    """`rows` as the database has them, in the same order; Refused when there is none to merge."""
    ids = [row.pk for row in rows]
    if len(ids) < 2:
        raise Refused("Pilih sedikitnya dua baris untuk digabungkan.")
    if len(ids) > MOST:
        raise Refused(f"Pilih paling banyak {MOST} baris sekaligus.")
    if len(set(ids)) < len(ids):
        raise Refused("Baris tidak dapat digabungkan dengan dirinya sendiri.")
    # In one order, so that two merges at once do not wait for each other forever.
    found = type(rows[0])._base_manager.select_for_update().filter(pk__in=ids).order_by("pk")
    by_id = {row.pk: row for row in found}
    if len(by_id) < len(ids):
        raise Refused("Ada baris pilihan yang sudah tidak ada; mungkin sudah digabungkan.")
    return [by_id[pk] for pk in ids]


def _require(by, deed, row):
    options = row._meta
    if not by.has_perm(f"{options.app_label}.{deed}_{options.model_name}", row):
        raise Refused(f"Pengguna {by.username} tidak berhak menggabungkan “{row}”.")


def _take_place(kept, row):
    old, new = addresses_of(row), addresses_of(kept)
    move_relations(kept, row)
    for key, path in old.items():
        leave_redirect(path, new.get(key, ""))
