"""Writing back what a row said before: its columns, the rows that are part of it, its links."""

from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.db import transaction

from accounts.log import record
from accounts.revisions import keep_revision
from common.errors import Refused
from common.snapshots import as_json, parts_of, take_snapshot, value_of


@transaction.atomic
def restore(*, obj, revision, by, names) -> list[str]:
    """Let `obj` say again what `revision` says, as far as `names` of its content may be written.

    Returns what could not be put back because the row that it points to is gone, in words: that
    is left out. Where a column of `obj` itself points to such a row, or what it said breaks a
    rule by now, nothing is restored: `Refused`.
    """
    obj = type(obj)._base_manager.select_for_update(of=("self",)).get(pk=obj.pk)
    before = take_snapshot(obj)
    note = f"dipulihkan dari versi {revision.number}"
    try:
        missing, written = _put_back(obj, revision.content, names)
    except ValidationError as error:
        raise Refused(f"Tidak dapat dipulihkan: {' '.join(error.messages)}") from error
    for part, was in written:
        keep_revision(part, by=by, note=note, before=was)
    after = take_snapshot(type(obj)._base_manager.get(pk=obj.pk))
    record("dipulihkan", obj, by=by, before=before, after=after, revision=revision.number)
    keep_revision(obj, by=by, note=note, before=before, content=after)
    return missing


def _put_back(obj, content, names) -> tuple[list, list]:
    """What is missing, and the rows of parts that were written, each with its snapshot before."""
    write(obj, {name: value for name, value in content["fields"].items() if name in names})
    obj.save()
    missing, written = [], []
    for name, columns in parts_of(type(obj)).parts:
        if name in names and name in content["parts"]:
            lost, rows = put_rows_back(obj, name, columns, content["parts"][name])
            missing += lost
            written += rows
    for name in parts_of(type(obj)).links:
        if name in names and name in content["links"]:
            missing += put_links_back(obj, name, content["links"][name])
    return missing, written


def put_rows_back(obj, name, columns, rows) -> tuple[list, list]:
    """Make the part `name` of `obj` say `rows`; what both say alike is not touched.

    All that is surplus goes before anything comes back: a mark that only one row may have would
    stand on two otherwise. A row that changed keeps its key, and so its own history.
    """
    manager = getattr(obj, name)
    surplus, absent = apart(manager, columns, rows)
    manager.model._base_manager.filter(pk__in=[row.pk for row in surplus]).delete()
    missing, written = [], []
    for values in absent:
        gone = gone_targets(manager.model, values)
        if gone:
            missing.append(f"{manager.model._meta.verbose_name}: {', '.join(gone)}")
            continue
        row = nearest(surplus, values, columns)
        before = take_snapshot(row) if row else None
        row = row or manager.model(**manager.core_filters)
        write(row, values)
        # With the key that it had, if it had one: it was taken out above.
        row._state.adding = True
        row.save(force_insert=True)
        written.append((row, before))
    return missing, written


def apart(manager, columns, rows) -> tuple[list, list]:
    """(rows of `manager` that `rows` do not name, those of `rows` that it does not hold)."""
    absent, surplus = list(rows), []
    for row in manager.model._base_manager.filter(**manager.core_filters).order_by("pk"):
        said = said_by(row, columns)
        if said in absent:
            absent.remove(said)
        else:
            surplus.append(row)
    return surplus, absent


def said_by(row, columns) -> dict:
    """What a row of a part says, as a snapshot holds it."""
    return as_json({name: value_of(row, row._meta.get_field(name)) for name in columns})


def nearest(surplus, values, columns):
    """The one of `surplus` that says most of `values`, taken out of it; None when none does."""
    likeness = [
        sum(bool(value) and said[name] == value for name, value in values.items() if name in said)
        for said in (said_by(row, columns) for row in surplus)
    ]
    if not any(likeness):
        return None
    return surplus.pop(likeness.index(max(likeness)))


def gone_targets(model, values) -> list[str]:
    """The foreign keys among `values` whose rows are gone, in words."""
    gone = []
    for name, key in values.items():
        try:
            field = model._meta.get_field(name)
        except FieldDoesNotExist:
            continue
        target = field.remote_field and field.remote_field.model
        if target and key is not None and not target._base_manager.filter(pk=key).exists():
            gone.append(f"{target._meta.verbose_name} nomor {key} (sudah dihapus)")
    return gone


def write(row, values):
    """Set columns from a snapshot; one that the model no longer has is passed over."""
    known = {field.name: field for field in row._meta.concrete_fields}
    for name in values.keys() & known.keys():
        setattr(row, known[name].attname, values[name])
    row.full_clean()


def put_links_back(obj, name, keys) -> list[str]:
    manager = getattr(obj, name)
    found = set(manager.model._base_manager.filter(pk__in=keys).values_list("pk", flat=True))
    manager.set(found)
    label = manager.model._meta.verbose_name
    return [f"{label} nomor {key} (sudah dihapus)" for key in keys if key not in found]
