"""The details of an event as somebody reads them."""

import json
from collections.abc import Iterator

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist

from accounts.changes import label_of

# Names that actions write, where they are not words of the desk already.
LABELS = {
    "article": "artikel",
    "hash": "sidik isi",
    "instrument": "keputusan",
    "kind": "jenis",
    "merged": "digabung",
    "note": "catatan",
    "published_at": "waktu tayang",
    "reason": "alasan",
    "uid": "identitas",
    "user": "pengguna",
    "version": "versi",
}


def in_words(event) -> Iterator[tuple[str, str]]:
    """(label, text) of each detail, and of each change of rights."""
    details = dict(event.details)
    changes = [change_in_words(change) for change in details.pop("perubahan", ())]
    columns = [column_in_words(event, name) for name in details.pop("kolom", ())]
    told = {label for label, _ in changes}
    if set(columns) - told:
        yield "kolom", ", ".join(label for label in columns if label not in told)
    yield from changes
    for name, value in details.items():
        yield LABELS.get(name, name.replace("_", " ")), text_of(value)


def column_in_words(event, name) -> str:
    try:
        return label_of(apps.get_model(event.object_type), name)
    except (LookupError, ValueError, FieldDoesNotExist):
        return name


def change_in_words(change) -> tuple[str, str]:
    """What was → what is; of rows, which were taken and which were given."""
    old, new = change["lama"], change["baru"]
    if isinstance(old, list):
        steps = [*(f"− {row}" for row in old), *(f"+ {row}" for row in new)]
        return change["kolom"], "; ".join(steps)
    return change["kolom"], f"{text_of(old)} → {text_of(new)}"


def text_of(value) -> str:
    if value is None or value == "":
        return "kosong"
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    if isinstance(value, list):
        return ", ".join(text_of(each) for each in value)
    return json.dumps(value, ensure_ascii=False) if isinstance(value, dict) else str(value)
