"""Addresses that were public and what took their place.

A row may have several addresses made of its slug, and some belong to upper apps: a region's
calendar, say. Each app registers its own when it starts, so that a rename or a merge in a lower
app moves them all.
"""

from django.db import transaction

from common.models import Redirect

_makers = {}


def register_addresses(model, make):
    """Let `make(row)` name further addresses made of the slug of a `model`: key → path."""
    _makers.setdefault(model, []).append(make)


def addresses_of(row) -> dict:
    """Key → every public address made of the slug of `row`; "" where it was never public."""
    addresses = {"page": row.get_absolute_url()} if hasattr(row, "get_absolute_url") else {}
    for make in _makers.get(type(row), []):
        addresses |= make(row)
    return addresses


def move_addresses(old: dict, new: dict):
    """Lead from the addresses that a row had to those it has, key by key.

    An address without a predecessor is a new page: nothing may lead away from it any more.
    """
    for key, path in new.items():
        if old.get(key):
            leave_redirect(old[key], path)
        else:
            take_address(path)


@transaction.atomic
def leave_redirect(old_path: str, new_path: str):
    """Lead readers of `old_path` to `new_path`; chains collapse and loops dissolve.

    Does nothing when either is empty (the row was never public) or both are the same.
    """
    if not old_path or not new_path or old_path == new_path:
        return
    take_address(new_path)
    Redirect.objects.filter(new_path=old_path).update(new_path=new_path)
    Redirect.objects.update_or_create(old_path=old_path, defaults={"new_path": new_path})


def take_address(path: str):
    """`path` is a page (again): nothing leads away from it."""
    if path:
        Redirect.objects.filter(old_path=path).delete()
