"""Rows of a list as a file."""

from accounts.log import record
from common.errors import Refused
from common.table_writing import write_table
from common.text import printable

MOST = 50_000


def export(admin, rows, form, names, *, by, choice="") -> bytes:
    """The file of `rows`, which somebody may see, with the columns `names`; told in the log.

    One query for the rows, whatever they name, and one for their number.
    """
    number = rows.count()
    if number > MOST:
        raise Refused(
            f"Pilihan ini memuat {number} baris; paling banyak {MOST} dapat diekspor sekaligus. "
            "Persempit saringannya."
        )
    table = admin.table()
    rows = rows.select_related(*table.related_names())
    data = table.export(rows, export_fields=names)
    record(
        "diekspor",
        admin.model,
        by=by,
        bentuk=form,
        saringan=printable(choice)[:500],
        jumlah=number,
    )
    return write_table(form, data.headers, data)
