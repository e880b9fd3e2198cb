"""Bringing a table in line with a reference file, without touching what editors changed.

A row remembers the hash of what was loaded into it. While the row still has that hash, the file
decides; when it does not, an editor changed it and it is kept. The hash covers `Table.fields`:
a change there needs a migration that computes the stored hashes anew, or every row would look
edited.
"""

import hashlib
import json
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.utils import translation

from common.dependents import rebuild_for
from common.reference_files import Line, LoadRefused, Problems

BATCH = 500


@dataclass(frozen=True)
class Table:
    """Which fields of a model come from a file; foreign keys by their column (`region_id`)."""

    model: type[models.Model]
    key: tuple[str, ...]
    fields: tuple[str, ...]
    # A many-to-many field among `fields`, if there is one; its value is a list of ids.
    many: str = ""
    # What pages elsewhere show: where it changes they are rebuilt.
    names: tuple[str, ...] = ()

    @property
    def columns(self) -> tuple[str, ...]:
        return tuple(name for name in self.fields if name != self.many)

    def digest(self, values: dict[str, Any]) -> str:
        text = json.dumps([values[name] for name in self.fields], default=str)
        return hashlib.sha256(text.encode()).hexdigest()


@dataclass
class Row:
    """What a line of a file says about one row; `once` is used only when the row is created.

    `instead` is the id of the row that took its place when an editor merged the two.
    """

    line: Line
    values: dict[str, Any]
    once: dict[str, Any] = field(default_factory=dict)
    instead: int | None = None


@dataclass
class Stored:
    """A row as it stands in the database."""

    pk: int
    values: dict[str, Any]
    digest: str
    loaded_hash: str
    is_in_file: bool = False

    @property
    def is_untouched(self) -> bool:
        return self.digest == self.loaded_hash


@dataclass
class Tally:
    """What became of the rows of one table."""

    name: str
    created: int = 0
    updated: int = 0
    unchanged: int = 0
    kept: int = 0
    refused: int = 0
    not_in_file: int = 0

    def __str__(self):
        text = (
            f"{self.name}: created {self.created}, updated {self.updated}, "
            f"unchanged {self.unchanged}, kept {self.kept} (edited by hand), "
            f"refused {self.refused}"
        )
        return f"{text}, not in file {self.not_in_file} (kept)" if self.not_in_file else text


class TableLoad:
    """One table while it is loaded; `put` may be called again for rows that refer to earlier ones.

    Reads the table once and writes in batches: the number of queries does not follow the rows.
    """

    def __init__(self, table: Table, problems: Problems):
        self.table = table
        self.problems = problems
        self.tally = Tally(table.model.__name__)
        self.ids: dict[tuple, int] = {}
        # Keys of lines whose row was merged into another one.
        self.merged: set[tuple] = set()
        self._lines: dict[tuple, Line] = {}
        self._stored = stored_rows(table)
        # A row entered by hand yields to a loaded one with the same key.
        by_hand_first = sorted(self._stored, key=lambda stored: bool(stored.loaded_hash))
        self._by_key = {self._key(stored.values): stored for stored in by_hand_first}
        # Finds the row of a line when an editor changed its key.
        self._by_origin = {
            stored.loaded_hash: stored for stored in self._stored if not stored.is_untouched
        }

    def put(self, rows: list[Row]) -> list[tuple[Stored, Row]]:
        """Create and update rows; returns the updated ones, each with what it was before."""
        rows = [row for row in rows if self._is_valid(row)]
        new, changed = [], []
        for row in rows:
            self._decide(row, new, changed)
        self.problems.stop_if_any()
        self._create(new)
        self._update(changed)
        self.problems.stop_if_any()
        return changed

    def close(self) -> Tally:
        self.tally.not_in_file = sum(
            1 for stored in self._stored if stored.loaded_hash and not stored.is_in_file
        )
        return self.tally

    def _key(self, values) -> tuple:
        return tuple(values[name] for name in self.table.key)

    def _is_valid(self, row) -> bool:
        faults = clean(self.table, row.values)
        key = self._key(row.values)
        if not faults and key in self._lines:
            faults = [f"says the same as line {self._lines[key].number}"]
        for fault in faults:
            self.problems.add(row.line, fault)
        self._lines[key] = row.line
        return not faults

    def _decide(self, row, new, changed):
        key, digest = self._key(row.values), self.table.digest(row.values)
        stored = self._by_key.get(key) or self._by_origin.get(digest)
        if stored is None and row.instead:
            self.ids[key] = row.instead
            self.merged.add(key)
            self.tally.kept += 1
            return
        if stored is None:
            new.append(row)
            return
        stored.is_in_file = True
        self.ids[key] = stored.pk
        if digest == stored.digest == stored.loaded_hash:
            self.tally.unchanged += 1
        elif digest == stored.digest or (stored.loaded_hash and not stored.is_untouched):
            self.tally.kept += 1
        elif stored.loaded_hash:
            changed.append((stored, row))
        else:
            self._refuse(row.line, "a row entered by hand says something else about this")

    def _refuse(self, line, reason):
        self.tally.refused += 1
        self.problems.add(line, reason)

    def _create(self, rows):
        objects = [self._object(row, **row.once) for row in rows]
        manager = self.table.model.objects
        self._write(
            lambda: manager.bulk_create(objects, batch_size=BATCH),
            [(row.line, instance) for row, instance in zip(rows, objects, strict=True)],
        )
        pairs = list(zip(rows, objects, strict=True))
        self.ids |= {self._key(row.values): instance.pk for row, instance in pairs}
        self._link(pairs)
        self.tally.created += len(rows)

    def _update(self, changed):
        pairs = [(row, self._object(row, pk=stored.pk)) for stored, row in changed]
        objects = [instance for _, instance in pairs]
        # Each column written costs as much as all the others: only those that changed.
        names = [name for name in self.table.columns if _differs(changed, name)] + ["loaded_hash"]
        manager = self.table.model.objects
        self._write(
            lambda: manager.bulk_update(objects, names, batch_size=BATCH),
            [(row.line, instance) for row, instance in pairs],
            update_fields=names,
        )
        self._link(pairs)
        self.tally.updated += len(pairs)
        for pair, instance in zip(changed, objects, strict=True):
            if any(_differs([pair], name) for name in self.table.names):
                rebuild_for(instance)

    def _object(self, row, **more):
        values = {name: row.values[name] for name in self.table.columns}
        return self.table.model(**values, **more, loaded_hash=self.table.digest(row.values))

    def _link(self, pairs):
        if not self.table.many:
            return
        through, source, target = _through(self.table)
        through.objects.filter(**{f"{source}__in": [instance.pk for _, instance in pairs]}).delete()
        through.objects.bulk_create(
            (
                through(**{source: instance.pk, target: pk})
                for row, instance in pairs
                for pk in row.values[self.table.many]
            ),
            batch_size=BATCH,
        )

    def _write(self, write_all, lines_and_objects, **save_options):
        try:
            with transaction.atomic():
                write_all()
        except IntegrityError:
            self._find_culprits(lines_and_objects, save_options)
            # The rows clash with each other only when they are written together.
            self.problems.add(self.tally.name, "the database refuses these rows")
            raise LoadRefused from None

    def _find_culprits(self, lines_and_objects, save_options):
        """Write row by row to name the lines that the database refuses; all is undone later."""
        for line, instance in lines_and_objects:
            try:
                with transaction.atomic():
                    instance.save(**(save_options or {"force_insert": True}))
            except IntegrityError as fault:
                self._refuse(line, f"collides with another row: {_rule_broken(instance, fault)}")
        self.problems.stop_if_any()


def stored_rows(table: Table) -> list[Stored]:
    links = _linked_ids(table)
    rows = table.model.objects.order_by("pk").values("pk", "loaded_hash", *table.columns)
    result = []
    for values in rows.iterator(chunk_size=5000):
        pk, loaded_hash = values.pop("pk"), values.pop("loaded_hash")
        if table.many:
            values[table.many] = sorted(links.get(pk, []))
        result.append(Stored(pk, values, table.digest(values), loaded_hash))
    return result


@contextmanager
def staying_loaded(*tables: Table):
    """What no editor changed before is unchanged for the next load after what is done inside."""
    untouched = {
        table.model: {row.pk for row in stored_rows(table) if row.is_untouched} for table in tables
    }
    yield
    for table in tables:
        for row in stored_rows(table):
            if row.pk in untouched[table.model] and not row.is_untouched:
                table.model.objects.filter(pk=row.pk).update(loaded_hash=row.digest)


# Like the rest of the report, whatever language the site speaks.
@translation.override("en")
def clean(table: Table, values: dict[str, Any]) -> list[str]:
    """Turn the texts of `values` into what the fields hold; returns what is wrong with them."""
    faults = []
    for name in table.columns:
        model_field = table.model._meta.get_field(name)
        if model_field.is_relation:
            continue
        if values[name] == "" and model_field.null:
            values[name] = None
            continue
        try:
            values[name] = model_field.clean(values[name], None)
        except ValidationError as fault:
            faults += [f"{name}: {message}" for message in fault.messages]
    return faults


def _differs(changed, name) -> bool:
    return any(stored.values[name] != row.values[name] for stored, row in changed)


def _through(table):
    relation = table.model._meta.get_field(table.many)
    return (
        relation.remote_field.through,
        f"{relation.m2m_field_name()}_id",
        f"{relation.m2m_reverse_field_name()}_id",
    )


def _linked_ids(table) -> dict[int, list[int]]:
    links = {}
    if table.many:
        through, source, target = _through(table)
        for pk, linked in through.objects.values_list(source, target):
            links.setdefault(pk, []).append(linked)
    return links


def _rule_broken(instance, fault) -> str:
    try:
        instance.validate_unique()
        instance.validate_constraints()
    except ValidationError as broken:
        return " ".join(broken.messages)
    return str(fault)
