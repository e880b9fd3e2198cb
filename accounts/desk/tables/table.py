"""What django-import-export does for the tables of the desk, under the rules of its forms.

The library walks through the rows, and reads and writes cells. Which rows somebody may see and
change, what a change leaves behind and what follows from it are the admin's own, as in its form.
"""

from dataclasses import dataclass, field

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import DatabaseError, models, transaction
from import_export.resources import ModelResource

from accounts.desk.reach import require_reach
from accounts.desk.tables.columns import Column, KeyWidget, as_read, widget_for
from accounts.desk.tables.plan import Cell, Outcome, OutcomeKind
from common.errors import Refused
from common.snapshots import take_snapshot

# New and changed rows: each with its revision, event and what follows. 200 took 3 s on SQLite,
# where colleagues who save meanwhile wait for at most five.
MOST_CHANGES = 300
TOO_MANY = (
    f"Paling banyak {MOST_CHANGES} baris baru atau berubah dapat diterapkan sekaligus; bagi "
    "berkasnya."
)
EMPTY = "Tidak boleh kosong."


@dataclass
class RowForm:
    """A row of a file in the shape in which an admin knows what was sent by its form."""

    instance: models.Model
    changed_data: list[str] = field(default_factory=list)
    cleaned_data: dict = field(default_factory=dict)
    initial: dict = field(default_factory=dict)
    # Cells that the row of the file changes, in its order.
    cells: list[Cell] = field(default_factory=list)
    # Name of a column that belongs to no field of the row → why its cell cannot be read.
    unreadable: dict = field(default_factory=dict)

    def errors(self) -> dict:
        """What is wrong with the row beside its values: name of a column → reason."""
        return self.unreadable


class DeskTable(ModelResource):
    """The table of a model's rows: a subclass names its columns in `Meta.fields`."""

    row_form = RowForm
    # Names of the fields by which a row without an id is known; empty: it is a new one.
    natural_key = ()

    class Meta:
        report_skipped = True
        clean_model_instances = True
        # Ours tells old from new by the cells, without a copy of every row.
        skip_diff = True
        skip_html_diff = True
        # The whole import stands in one transaction of ours.
        use_transactions = False

    def __init__(self, admin=None, request=None, *, is_applied=False, numbers=()):
        super().__init__()
        self.admin, self.request = admin, request
        self.is_applied = is_applied
        # The numbers that the rows of the data set have in the file.
        self.numbers = numbers
        self.outcomes = []
        self.problem = ""
        self.form = None
        self.rows, self.rows_by_name, self.taken = {}, {}, {}

    @classmethod
    def field_from_django_field(cls, field_name, django_field, readonly):
        is_key = django_field.primary_key
        return Column(
            attribute=field_name,
            column_name="id" if is_key else str(django_field.verbose_name),
            widget=widget_for(django_field),
            readonly=is_key or readonly,
        )

    # --- Reading many rows at once

    def related_names(self) -> list[str]:
        """The foreign keys among the columns."""
        return [
            column.attribute
            for column in self.fields.values()
            if isinstance(column.widget, KeyWidget)
        ]

    def before_import(self, dataset, **kwargs):
        for column in self.fields.values():
            if isinstance(column.widget, KeyWidget) and column.column_name in dataset.headers:
                texts = {as_read(text) for text in dataset[column.column_name]} - {""}
                column.widget.prepare(self.request.user, texts)
        self.rows = {row.pk: row for row in self.stored(pk__in=self.keys(dataset))}
        columns = [self.fields[name] for name in self.natural_key]
        if columns and all(column.column_name in dataset.headers for column in columns):
            first = columns[0]
            path = first.attribute
            if isinstance(first.widget, KeyWidget):
                path = f"{path}__{first.widget.key}"
            texts = {as_read(text) for text in dataset[first.column_name]}
            self.rows_by_name = {
                tuple(column.text(row) for column in columns): row
                for row in self.stored(**{f"{path}__in": sorted(texts)})
            }

    def keys(self, dataset) -> set[int]:
        column = self.fields["id"]
        if column.column_name not in dataset.headers:
            return set()
        return {int(text) for text in dataset[column.column_name] if is_key(as_read(text))}

    def stored(self, **condition):
        """Rows that the user may see, locked where they are going to be written."""
        rows = self.admin.get_queryset(self.request).filter(**condition)
        rows = rows.select_related(*self.related_names()).order_by("pk")
        return rows.select_for_update(of=("self",), no_key=True) if self.is_applied else rows

    # --- One row

    def import_row(self, row, instance_loader, **kwargs):
        self.form = None
        number = self.numbers[kwargs["row_number"] - 1]
        result = super().import_row(row, instance_loader, **kwargs)
        self.outcomes.append(self.outcome(result, number))
        return result

    def get_instance(self, instance_loader, row):
        text = as_read(row.get(self.fields["id"].column_name, ""))
        instance = self.row_with_id(text) if text else self.row_named(row)
        if instance is not None:
            number = self.numbers[len(self.outcomes)]
            if self.taken.setdefault(instance.pk, number) != number:
                before = self.taken[instance.pk]
                raise ValidationError({"id": f"Sudah ada di berkas ini, pada baris {before}."})
        return instance

    def row_with_id(self, text):
        row = self.rows.get(int(text)) if is_key(text) else None
        if row is None:
            message = f"Tidak ada baris dengan id “{text}” yang dapat Anda lihat."
            raise ValidationError({"id": message})
        return row

    def row_named(self, row):
        columns = [self.fields[name] for name in self.natural_key]
        cells = [as_read(row.get(column.column_name, "")) for column in columns]
        name = tuple(
            str(column.widget.render(value)) if value else ""
            for column, value in zip(columns, map(readable, columns, cells), strict=True)
        )
        return self.rows_by_name.get(name) if name else None

    def import_instance(self, instance, row, **kwargs):
        self.form = self.row_form(instance)
        super().import_instance(instance, row, **kwargs)

    def import_field(self, field, instance, row, is_m2m=False, **kwargs):
        """Set what the cell says otherwise than the row; what is the same stays untouched."""
        if field.readonly or field.column_name not in row:
            return
        form, text = self.form, as_read(row[field.column_name])
        if field.attribute is None:
            self.import_remark(self.get_field_name(field), field, text)
            return
        before = field.text(instance)
        if text == before:
            form.cleaned_data[field.attribute] = getattr(instance, field.attribute, None)
            return
        form.initial[field.attribute] = getattr(instance, field.attribute, None)
        value = field.widget.clean(text)
        if value is None and not is_nullable(instance, field.attribute):
            raise ValueError(EMPTY)
        setattr(instance, field.attribute, value)
        after = field.text(instance)
        form.cleaned_data[field.attribute] = value
        if after != before:
            form.changed_data.append(field.attribute)
            is_new = instance._state.adding
            form.cells.append(Cell(field.column_name, "" if is_new else before, after))

    def import_remark(self, name, field, text):
        """A cell that is no value of the row, but says something about its change."""
        try:
            self.form.cleaned_data[name] = field.widget.clean(text)
        except ValueError as error:
            self.form.unreadable[name] = str(error)

    def skip_row(self, instance, original, row, import_validation_errors=None):
        is_new = instance._state.adding
        return not (is_new or import_validation_errors or self.form.changed_data)

    def validate_instance(self, instance, import_validation_errors=None, validate_unique=True):
        if sum(outcome.is_change for outcome in self.outcomes) >= MOST_CHANGES:
            self.problem = TOO_MANY
            raise Refused(TOO_MANY)
        errors = {**(import_validation_errors or {}), **self.form.errors()}
        super().validate_instance(instance, errors, validate_unique)

    def save_instance(self, instance, is_create, row, **kwargs):
        # A statement that the database refuses spoils nothing of the other rows' check.
        with transaction.atomic():
            self.write(instance, is_create)

    def write(self, instance, is_create):
        """Save as the form of the admin would; a preview saves too, and is taken back."""
        admin, request = self.admin, self.request
        if is_create and not admin.has_add_permission(request):
            raise Refused("Anda tidak berhak menambah baris; isi kolom id untuk baris yang ada.")
        if not is_create and not admin.has_change_permission(request, instance):
            raise Refused("Anda tidak berhak mengubah baris ini.")
        if not self.is_applied:
            instance.save()
            require_reach(admin, request, instance, is_new=is_create)
            return
        before = None
        if not is_create:
            before = take_snapshot(self._meta.model._base_manager.get(pk=instance.pk))
        admin.save_model(request, instance, self.form, change=not is_create)
        require_reach(admin, request, instance, is_new=is_create)
        admin.keep(request, instance, before)

    # --- What became of it

    def outcome(self, result, number) -> Outcome:
        form = self.form
        label = str(form.instance) if form else ""
        if result.validation_error:
            errors = self.errors_in_words(result.validation_error)
        else:
            errors = [("", reason_of(each.error)) for each in result.errors]
        kind = OutcomeKind.REFUSED if errors else KINDS[result.import_type]
        return Outcome(number, kind, label, form.cells if form else [], errors)

    def errors_in_words(self, error) -> list[tuple[str, str]]:
        names = {column.attribute: column.column_name for column in self.fields.values()}
        names |= {name: column.column_name for name, column in self.fields.items()}
        return [
            ("" if name == NON_FIELD_ERRORS else names.get(name, name), message)
            for name, reasons in error.error_dict.items()
            for reason in reasons
            for message in ([EMPTY] if reason.code in ("null", "blank") else reason.messages)
        ]


KINDS = {
    "new": OutcomeKind.NEW,
    "update": OutcomeKind.CHANGED,
    "skip": OutcomeKind.SAME,
}


def reason_of(error) -> str:
    if isinstance(error, Refused):
        return str(error)
    if isinstance(error, DatabaseError):
        return "Basis data menolak baris ini; periksa panjang dan keunikan isinya."
    raise error


def is_key(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 18


def is_nullable(instance, name) -> bool:
    return instance._meta.get_field(name).null


def readable(column, cell):
    """The value of a cell, or None: what cannot be read names no row."""
    try:
        return column.widget.clean(cell)
    except ValueError:
        return None
