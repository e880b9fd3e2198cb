"""Two snapshots of a row in the words of the desk: what is other, and where exactly.

For whoever has to choose between two versions: names instead of keys, choices and days as forms
and pages show them, and in long texts the very words that differ.
"""

from dataclasses import dataclass

from django.contrib import admin
from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.utils import formats, timezone

from accounts.desk.wording import Piece, marked_lists, marked_texts
from accounts.reach import OUT_OF_REACH, may_name

NOTHING = "–"
GONE = "(sudah dihapus)"


@dataclass(frozen=True)
class Difference:
    """A column, table or relation that two snapshots hold differently."""

    label: str
    before: list[Piece]
    after: list[Piece]


def compare(model, before: dict, after: dict, reader=None) -> list[Difference]:
    """What is other in `after` than in `before`, two snapshots of rows of `model`.

    `reader` is told no names of rows that are out of his reach and public nowhere.
    One query for each model whose rows have to be named, however many they are.
    """
    columns = other_in(before["fields"], after["fields"])
    parts = other_in(before["parts"], after["parts"])
    links = other_in(before["links"], after["links"])
    names = Names(reader)
    names.want_columns(model, columns)
    for name, old, new in parts:
        for row in [*(old or []), *(new or [])]:
            names.want_columns(related_model(model, name), [(*item, None) for item in row.items()])
    for name, old, new in links:
        names.want(related_model(model, name), *(old or []), *(new or []))
    found = [
        *(column_difference(model, *column, names) for column in columns),
        *(part_difference(related_model(model, part[0]), *part, names) for part in parts),
        *(link_difference(related_model(model, link[0]), *link, names) for link in links),
    ]
    # Line breaks of another kind, fractions of a second: nothing that somebody wrote.
    return [each for each in found if is_marked(each.before) or is_marked(each.after)]


def is_marked(pieces) -> bool:
    return any(piece.is_other for piece in pieces)


def other_in(before, after) -> list[tuple]:
    """(name, old value, new value) of what both do not hold alike."""
    names = {**before, **after}
    pairs = [(name, before.get(name), after.get(name)) for name in names]
    return [(name, old, new) for name, old, new in pairs if old != new]


def column_difference(model, name, old, new, names):
    field = field_of(model, name)
    texts = marked_texts(names.text(field, old), names.text(field, new))
    return Difference(label_of(field, name), *texts)


def part_difference(part, name, old, new, names):
    lines = [[row_in_words(part, row, names) for row in rows or []] for rows in (old, new)]
    return Difference(plural_of(part, name), *marked_lists(*lines))


def link_difference(target, name, old, new, names):
    lines = [[names.row(target, key) for key in keys or []] for keys in (old, new)]
    return Difference(plural_of(target, name), *marked_lists(*lines))


def row_in_words(part, row, names) -> str:
    """`telepon · 0711-1 · jam layanan: 8–16`: choices and rows speak for themselves."""
    said = []
    for column, value in row.items():
        field = field_of(part, column)
        if value in (None, "", False):
            continue
        if value is True:
            said.append(label_of(field, column))
        elif field is not None and (field.choices or field.is_relation):
            said.append(names.text(field, value))
        else:
            said.append(f"{label_of(field, column)}: {names.text(field, value)}")
    return " · ".join(said) or NOTHING


class Names:
    """The rows that foreign keys and links name, fetched together, each model once."""

    def __init__(self, reader):
        self.reader = reader
        self.wanted = {}
        self.labels = {}

    def want_columns(self, model, columns):
        """The rows that (name, value, value) of columns of `model` point to."""
        for name, *keys in columns:
            field = field_of(model, name)
            if field is not None and field.is_relation:
                self.want(field.remote_field.model, *keys)

    def want(self, model, *keys):
        self.wanted.setdefault(model, set()).update(key for key in keys if key is not None)

    def text(self, field, value) -> str:
        """`value` of a column as the desk shows it."""
        if value in (None, "", [], {}):
            return NOTHING
        if field is None:
            return str(value)
        if field.is_relation:
            return self.row(field.remote_field.model, value)
        if field.choices:
            return str(dict(field.flatchoices).get(value, value))
        return in_words(field, value)

    def row(self, model, key) -> str:
        if model is None:
            return str(key)
        if model not in self.labels:
            self.labels[model] = labels_of(model, self.wanted.get(model, {key}), self.reader)
        return self.labels[model].get(key, GONE)


def labels_of(model, keys, reader) -> dict:
    """Key → how the desk tells the rows of `model` apart."""
    rows = model._base_manager.all()
    desk = admin.site._registry.get(model)
    if desk and hasattr(desk, "autocomplete_label"):
        rows = rows.select_related(*desk.autocomplete_related)
    label = getattr(desk, "autocomplete_label", str)
    return {
        key: label(row) if reader is None or may_name(reader, row) else OUT_OF_REACH
        for key, row in rows.in_bulk(list(keys)).items()
    }


def in_words(field, value) -> str:
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    try:
        value = field.to_python(value)
    except ValidationError:
        return str(value)
    kind = field.get_internal_type()
    if kind == "DateTimeField":
        return formats.date_format(timezone.localtime(value), r"j F Y H.i")
    if kind == "DateField":
        return formats.date_format(value, "j F Y")
    return str(value)


def field_of(model, name):
    """The column, or None: a snapshot may be older than the model."""
    try:
        return model._meta.get_field(name) if model else None
    except FieldDoesNotExist:
        return None


def related_model(model, name):
    """The model of a part or link, by the name that a snapshot gives it."""
    for relation in model._meta.get_fields():
        if not relation.is_relation:
            continue
        accessor = relation.get_accessor_name() if relation.auto_created else relation.name
        if accessor == name:
            return relation.related_model
    return None


def label_of(field, name) -> str:
    return str(field.verbose_name) if field is not None else name


def plural_of(model, name) -> str:
    return str(model._meta.verbose_name_plural) if model else name
