"""Rows in an order that nobody types: one step at a time they change places with a neighbour."""

from common.errors import Refused

UP, DOWN = "naik", "turun"
STEPS = {UP: -1, DOWN: +1}


def order_of(rows) -> str:
    """How a page says in which order it showed `rows`."""
    return "-".join(str(row.pk) for row in rows)


def take_step(row, rows, step, *, seen, gone, name) -> int:
    """Let `row` change places in `rows`, which the caller has locked; its new place, from 1.

    `rows` stand in their order and have a column `order`, which is numbered 1, 2, 3 … anew. `seen`
    is the order that the page showed: another one by now is refused, so that a double click, or a
    click on an old page, moves nothing that was not looked at. None asks nothing. `gone` is the
    refusal of a row that is not among `rows` any more, `name` what a row is called.
    """
    keys = [each.pk for each in rows]
    if row.pk not in keys:
        raise Refused(gone)
    if seen is not None and seen != order_of(rows):
        raise Refused("Urutan sudah berubah sejak halaman ini dibuka; periksa lagi.")
    here = keys.index(row.pk)
    there = here + STEPS[step]
    if not 0 <= there < len(rows):
        raise Refused(f"{name} ini sudah paling {'atas' if step == UP else 'bawah'}.")
    rows[here], rows[there] = rows[there], rows[here]
    number_anew(rows)
    return there + 1


def number_anew(rows):
    """Store the places of `rows`, as they stand in the list, where they differ."""
    for number, row in enumerate(rows, 1):
        if row.order != number:
            type(row).objects.filter(pk=row.pk).update(order=number)
