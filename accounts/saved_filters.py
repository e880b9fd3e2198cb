"""Keeping the search and filters of a list under a name, and forgetting them."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import QueryDict

from accounts.models import SavedFilter
from common.errors import Refused

# What belongs to one visit of a list and not to what it shows.
PASSING = ("p", "e", "all", "_popup", "_to_field", "_facets")
MOST = 50


def lasting(query: str) -> str:
    """`query`, the part of an address, without the page and the like, in one order."""
    kept = QueryDict(query, mutable=True)
    for name in PASSING:
        kept.pop(name, None)
    pairs = sorted((name, value) for name, values in kept.lists() for value in values if value)
    result = QueryDict(mutable=True)
    for name, value in pairs:
        result.appendlist(name, value)
    return result.urlencode()


@transaction.atomic
def save_filter(*, by, list_label, name, query, is_shared=False) -> SavedFilter:
    """Keep `query`, which its list understands, under `name`; Refused when it cannot be."""
    own = SavedFilter.objects.filter(user=by, list_label=list_label)
    number = own.count()
    if number >= MOST:
        raise Refused(f"Sudah ada {MOST} saringan di daftar ini; hapus dahulu yang tidak dipakai.")
    row = SavedFilter(
        user=by,
        list_label=list_label,
        name=name.strip(),
        query=query,
        is_shared=is_shared,
        place=number + 1,
    )
    try:
        row.full_clean()
    except ValidationError as error:
        raise Refused(" ".join(error.messages)) from error
    row.save()
    return row


@transaction.atomic
def forget_filter(*, by, number) -> SavedFilter:
    """Forget one of one's own; somebody else's is not found."""
    row = SavedFilter.objects.filter(user=by, pk=number).first()
    if row is None:
        raise Refused("Saringan itu sudah tidak ada, atau milik rekan.")
    row.delete()
    return row
