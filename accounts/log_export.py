"""The log as CSV or JSON Lines, oldest first, for keeping elsewhere and for auditors."""

import json
from collections.abc import Iterator
from datetime import UTC

from accounts.log import record
from accounts.models import Event
from common.errors import Refused
from common.spreadsheets import csv_line
from common.text import printable

CSV, JSON_LINES = "csv", "jsonl"
MEDIA_TYPES = {CSV: "text/csv; charset=utf-8", JSON_LINES: "application/x-ndjson"}
# What a browser is sent at once; the command has no limit.
MOST = 100_000
CHUNK = 2_000
COLUMNS = (
    *("nomor", "waktu", "pelaku", "tindakan", "jenis_objek", "id_objek", "objek"),
    *("alamat", "asal", "sidik_sebelum", "sidik_sesudah", "rincian"),
)


def export(events, form, *, by, choice="", most=MOST) -> Iterator[str]:
    """The lines of `events`, which are told of in the log themselves, with `choice`.

    Lines that are written from now on are left out: the number in the log is that of the file.
    """
    newest = Event.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    events = events.filter(pk__lte=newest).order_by("happened_at", "pk")
    number = events.count()
    if most is not None and number > most:
        raise Refused(
            f"Pilihan ini memuat {number} peristiwa; paling banyak {most} dapat diekspor "
            "sekaligus. Persempit waktunya, atau pakai perintah export_log."
        )
    record("diekspor", Event, by=by, bentuk=form, saringan=printable(choice)[:500], jumlah=number)
    return lines_of(events, form)


def lines_of(events, form) -> Iterator[str]:
    if form == CSV:
        yield csv_line(COLUMNS)
    for event in events.select_related("actor").iterator(chunk_size=CHUNK):
        row = row_of(event)
        if form == CSV:
            yield csv_line([*row[:-1], as_json(row[-1])])
        else:
            yield as_json(dict(zip(COLUMNS, row, strict=True))) + "\n"


def row_of(event) -> list:
    """The values of COLUMNS; a user is named by what does not change with a display name."""
    return [
        event.pk,
        event.happened_at.astimezone(UTC).isoformat(),
        event.actor.username if event.actor else "",
        event.verb,
        event.object_type,
        event.object_id,
        event.object_label,
        event.address or "",
        event.origin,
        event.before_hash,
        event.after_hash,
        event.details,
    ]


def as_json(value) -> str:
    return json.dumps(value, ensure_ascii=False)
