"""Addresses of lists and forms of the desk."""

from django.urls import NoReverseMatch, reverse
from django.utils.http import urlencode


def changelist(model, **filters) -> str:
    return _address(model, "changelist") + _query(filters)


def new_form(model, **values) -> str:
    """The empty form with `values` filled in."""
    return _address(model, "add") + _query(values)


def form_of(model):
    """A function: key of a row → address of its form."""
    return lambda pk: _address(model, "change", pk)


def paste_url() -> str:
    """Where a text is pasted; empty where the desk has no such page."""
    try:
        return reverse("admin:ingest_inboxitem_paste")
    except NoReverseMatch:
        return ""


def _address(model, page, *args):
    options = model._meta
    return reverse(f"admin:{options.app_label}_{options.model_name}_{page}", args=args)


def _query(values):
    return f"?{urlencode(values)}" if values else ""
