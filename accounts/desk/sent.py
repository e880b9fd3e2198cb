"""What somebody wants a row to say: the snapshot that his form would leave behind."""

from datetime import UTC, datetime

from accounts.desk.rows import CurrentRowsFormSet
from common.snapshots import as_json, columns_of, parts_of, rows_in_order, value_of


def sent_snapshot(form, formsets, stored: dict, inputs: dict) -> dict:
    """The snapshot of the form's row as it was typed, over `stored`, the one of the database.

    `inputs` names the field of the form that holds a link under another name.
    """
    form.is_valid()
    changed = set(form.changed_data)
    fields = {
        field.name: sent_value(form.instance, field)
        for field in columns_of(type(form.instance))
        if field.name in changed
    }
    links = {
        name: sorted(row.pk for row in form.cleaned_data[inputs.get(name, name)])
        for name in stored["links"]
        if inputs.get(name, name) in changed & set(form.cleaned_data)
    }
    parts = {}
    for formset in formsets:
        name = formset.fk.remote_field.get_accessor_name()
        if name in stored["parts"]:
            parts[name] = sent_rows(formset, parts_of(type(form.instance)).parts, name)
    return as_json(
        {
            "fields": stored["fields"] | fields,
            "parts": stored["parts"] | parts,
            "links": stored["links"] | links,
        }
    )


def sent_rows(formset: CurrentRowsFormSet, parts, name) -> list[dict]:
    """The rows that the sender kept or added; those that he did not know of are left out."""
    columns = [formset.model._meta.get_field(column) for column in dict(parts)[name]]
    kept = [row for row in formset.forms if is_kept(formset, row)]
    rows = [{column.name: sent_value(row.instance, column) for column in columns} for row in kept]
    return rows_in_order(rows)


def is_kept(formset, row) -> bool:
    row.is_valid()
    if str(row.instance.pk) in formset.loaded or (not row.instance.pk and not row.has_changed()):
        return False
    return not (formset.can_delete and formset._should_delete_form(row))


def sent_value(instance, field):
    """The value that would be stored, in the shape in which it is read back."""
    value = value_of(instance, field)
    if isinstance(value, datetime):
        return value.astimezone(UTC)
    return field.get_prep_value(value) if isinstance(value, str) else value
