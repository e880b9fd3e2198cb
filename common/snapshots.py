"""What a row says at one moment, with the rows that are part of it, as JSON values.

The same snapshot is what a revision keeps, what tells a lost update from a quiet form, and what
the log's hashes are of. A model says in its attribute `snapshot` what belongs to it; without one
it is the columns that somebody may edit.
"""

import hashlib
import json
from dataclasses import dataclass

from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import FileField


@dataclass(frozen=True)
class SnapshotOf:
    """What belongs to a row: columns, rows of other tables that are part of it, links."""

    # Names of columns; empty means all that can be edited.
    fields: tuple[str, ...] = ()
    # Reverse names of rows that are part of this one → their columns that count.
    parts: tuple[tuple[str, tuple[str, ...]], ...] = ()
    # Names of many-to-many relations, held from either side.
    links: tuple[str, ...] = ()


# What belongs to rows of models that are not ours.
FOREIGN: dict[type, SnapshotOf] = {}


def parts_of(model) -> SnapshotOf:
    return getattr(model, "snapshot", None) or FOREIGN.get(model, SnapshotOf())


def columns_of(model) -> list:
    """The columns of `model` that a snapshot holds."""
    named = parts_of(model).fields
    if named:
        return [model._meta.get_field(name) for name in named]
    columns = model._meta.concrete_fields
    return [field for field in columns if field.editable and not field.primary_key]


def take_snapshot(obj) -> dict:
    """The snapshot of `obj` as it is in memory, its parts as the database has them.

    `{"fields": {name: value}, "parts": {name: [{column: value}]}, "links": {name: [key]}}`; a
    foreign key is the key of its row. One query for each part and link.
    """
    spec = parts_of(type(obj))
    fields = {field.name: value_of(obj, field) for field in columns_of(type(obj))}
    parts = {name: rows_of(getattr(obj, name), columns) for name, columns in spec.parts}
    links = {
        name: sorted(getattr(obj, name).order_by().values_list("pk", flat=True))
        for name in spec.links
    }
    return as_json({"fields": fields, "parts": parts, "links": links})


def value_of(obj, field):
    value = getattr(obj, field.attname)
    return value.name if isinstance(field, FileField) else value


def rows_of(manager, columns) -> list[dict]:
    rows = manager.model._base_manager.filter(**manager.core_filters)
    found = [dict(zip(columns, row, strict=True)) for row in rows.values_list(*columns)]
    return rows_in_order(found)


def rows_in_order(rows: list[dict]) -> list[dict]:
    """`rows` in the order that a snapshot has them in, whatever their keys."""
    return sorted(rows, key=lambda row: json.dumps(row, cls=DjangoJSONEncoder, sort_keys=True))


def as_json(value):
    """`value` as it will be read back from JSON."""
    return json.loads(json.dumps(value, cls=DjangoJSONEncoder))


def digest(snapshot: dict) -> str:
    """The SHA-256 (hex) of a snapshot."""
    return hashlib.sha256(json.dumps(snapshot, sort_keys=True).encode()).hexdigest()
