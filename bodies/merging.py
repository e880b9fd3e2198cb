"""Merging duplicates of election bodies."""

from contextlib import contextmanager

from accounts.merging import merge_rows
from bodies.loading import ALIASES, BODIES, CONTACTS
from bodies.models import Body, BodyAlias
from common.errors import Refused
from common.loading import staying_loaded
from common.merging import register_keeper

SAME = {
    "family": "keluarga",
    "level": "tingkat",
    "region_id": "wilayah",
    "for_election_id": "pemilu yang dilayani",
}


def register_keepers():
    register_keeper(Body, reference_rows_kept_true)


def merge(*, kept, merged, by):
    """Let a body take the place of its duplicates, whose names become its aliases.

    Raises Refused.
    """
    return merge_rows(kept=kept, merged=merged, by=by, check=refuse_others, complete=complete)


def refuse_others(kept, merged):
    """Bodies of another family, level, region or election are no duplicates."""
    for body in merged:
        different = [words for name, words in SAME.items() if differ(kept, body, name)]
        if different:
            raise Refused(f"“{body}” bukan kembar “{kept}”: {', '.join(different)} berbeda.")


def differ(one, other, name) -> bool:
    return getattr(one, name) != getattr(other, name)


def complete(kept, merged):
    names = [name for body in merged for name in (body.official_name, body.short_name)]
    known = {kept.official_name, kept.short_name}
    for name in dict.fromkeys(names):
        if name not in known:
            BodyAlias.objects.get_or_create(body=kept, text=name)
    # From now on the line of the reference file is that of the kept row: an edited one, which the
    # next load leaves alone. A row without a hash would be refused as somebody else's entry.
    kept.loaded_hash = next((row.loaded_hash for row in [kept, *merged] if row.loaded_hash), "")
    kept.save(update_fields=["loaded_hash"])


@contextmanager
def reference_rows_kept_true(kept, merged):
    """Moved aliases and contacts, and the bodies below, stay as the reference file has them."""
    with staying_loaded(BODIES, ALIASES, CONTACTS):
        yield
