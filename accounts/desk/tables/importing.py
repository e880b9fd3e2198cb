"""Uploading a table, looking ahead at what it would change, and applying exactly that."""

import tablib
from django.db import transaction

from accounts.desk.tables.columns import header_key
from accounts.desk.tables.plan import Plan
from accounts.log import record
from accounts.models import PendingImport
from common import clock
from common.errors import Refused
from common.table_reading import Table, read_table

EXPIRED = "Pratinjau itu sudah tidak ada: unggah berkasnya sekali lagi."
BY_FORM = "Baris yang menyebabkannya dapat disunting lewat formulirnya, satu demi satu."
CHANGED = (
    "Belum diterapkan: data di meja redaksi berubah sejak pratinjau dibuat. Periksa pratinjau "
    "yang baru di bawah ini, lalu terapkan."
)


def keep_upload(admin, file, *, by) -> PendingImport:
    """Keep what `file` holds until its preview is applied; Refused when it is no such table."""
    table = read_table(file)
    headers = known_headers(admin.table(), table)
    PendingImport.objects.expired().delete()
    pending, _ = PendingImport.objects.update_or_create(
        user=by,
        list_label=admin.opts.label_lower,
        defaults={
            # No path that a browser may send along, and no more than fits.
            "file_name": file.name[-100:],
            "headers": headers,
            "rows": table.rows,
            "uploaded_at": clock.now(),
        },
    )
    return pending


def known_headers(resource, table: Table) -> list[str]:
    """The columns of `resource` that the head of the table means."""
    known = {header_key(column.column_name): column.column_name for column in columns_of(resource)}
    unknown = [header for header in table.headers if header_key(header) not in known]
    if unknown:
        names = ", ".join(header[:60] or "(tanpa nama)" for header in unknown)
        raise Refused(
            f"Kolom tidak dikenal: {names}. Kolom daftar ini: {', '.join(known.values())}."
        )
    headers = [known[header_key(header)] for header in table.headers]
    twice = sorted({header for header in headers if headers.count(header) > 1})
    if twice:
        raise Refused(f"Kolom muncul dua kali: {', '.join(twice)}.")
    return headers


def columns_of(resource) -> list:
    return resource.get_import_fields()


def preview(admin, request, pending) -> Plan:
    """What applying would do; it is done and taken back, so that rows are checked together."""
    with transaction.atomic():
        plan = run(admin, request, pending, is_applied=False)
        transaction.set_rollback(True)
    return plan


def apply(admin, request, pending, seen: str) -> tuple[Plan, str]:
    """Do what the preview with the digest `seen` showed, all or nothing.

    Returns what was done, or would have been, and why not: empty when it was. Refused when the
    file was applied or uploaded anew meanwhile.
    """
    request.bulk_note = f"impor {pending.file_name}"
    with transaction.atomic():
        # Of two who press at once, or one who presses twice, the second finds it gone.
        locked = PendingImport.objects.select_for_update().filter(pk=pending.pk).first()
        if locked is None:
            raise Refused(EXPIRED)
        plan = run(admin, request, locked, is_applied=True)
        reason = why_not(plan, seen)
        if reason:
            transaction.set_rollback(True)
            return plan, reason
        record("diimpor", admin.model, by=request.user, berkas=pending.file_name, **plan.counts)
        locked.delete()
    return plan, ""


def why_not(plan, seen) -> str:
    if plan.problem:
        return plan.problem
    if plan.digest != seen:
        return CHANGED
    return "" if plan.may_be_applied else "Tidak ada yang dapat diterapkan."


def run(admin, request, pending, *, is_applied) -> Plan:
    table = admin.table(
        admin, request, is_applied=is_applied, numbers=[number for number, _ in pending.rows]
    )
    dataset = tablib.Dataset(*[cells for _, cells in pending.rows], headers=pending.headers)
    try:
        with admin.around_import(request):
            result = table.import_data(dataset, raise_errors=False)
    except Refused as refusal:
        return Plan(table.outcomes, f"{refusal} {BY_FORM}")
    if result.base_errors:
        # The library swallows what goes wrong outside of a row.
        raise result.base_errors[0].error
    return Plan(table.outcomes, table.problem)
