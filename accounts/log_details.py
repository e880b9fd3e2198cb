"""The details of an event as somebody reads them."""

import json
from collections.abc import Iterator

# Names that actions write, where they are not words of the desk already.
LABELS = {
    "article": "artikel",
    "hash": "sidik isi",
    "instrument": "keputusan",
    "kind": "jenis",
    "note": "catatan",
    "published_at": "waktu tayang",
    "reason": "alasan",
    "uid": "identitas",
    "user": "pengguna",
    "version": "versi",
}


def in_words(details) -> Iterator[tuple[str, str]]:
    """(label, text) of each detail, and of each change of rights."""
    for name, value in details.items():
        if name == "perubahan":
            yield from (change_in_words(change) for change in value)
        else:
            yield LABELS.get(name, name.replace("_", " ")), text_of(value)


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
