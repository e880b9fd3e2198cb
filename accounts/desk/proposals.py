"""A form that is filled with what a row said before, for its editor to look over and save.

Where a change of what readers see needs a reason (a correction, a decision), taking a version
back is an edit like any other: `…/change/?dari-versi=<n>` only types for the editor.
"""

from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import FieldDoesNotExist

from accounts.desk.versions import changed_labels
from accounts.models import Revision
from accounts.restoring import apart, gone_targets, nearest
from common.snapshots import parts_of, take_snapshot

PARAMETER = "dari-versi"


class ProposalsMixin:
    """Fills form and tables of a change form with a version, on a GET that names one."""

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        asked = request.GET.get(PARAMETER, "")
        may_be_number = asked.isascii() and asked.isdigit() and len(asked) < 10
        if request.method == "GET" and object_id is not None and may_be_number:
            self.propose(request, self.get_object(request, unquote(object_id)), int(asked))
        return super().changeform_view(request, object_id, form_url, extra_context)

    def propose(self, request, obj, number):
        if obj is None or not self.has_change_permission(request, obj):
            return
        revision = Revision.objects.of(obj).filter(number=number).first()
        if revision is None:
            return
        request.proposed = revision.content
        told = f"Formulir diisi dengan versi {number} dan belum disimpan."
        self.message_user(request, told, messages.WARNING)
        left_out = self.not_proposed(request, obj, revision.content)
        if left_out:
            self.message_user(
                request, f"Isi sendiri bila perlu: {', '.join(left_out)}.", messages.WARNING
            )

    def not_proposed(self, request, obj, content) -> list[str]:
        """The labels of what differs and the form does not show as it was."""
        present = take_snapshot(obj)
        shown = set(self.get_form(request, obj, change=True).base_fields)
        for formset, _ in self.get_formsets_with_inlines(request, obj):
            if is_whole(formset, columns_of_part(obj, formset)):
                shown.add(accessor(formset))
        kept = {
            kind: {name: value for name, value in values.items() if name not in shown}
            for kind, values in content.items()
        }
        now = {kind: {name: present[kind].get(name) for name in kept[kind]} for kind in kept}
        return changed_labels(self.model, now, kept)

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change=change, **kwargs)
        content = getattr(request, "proposed", None)
        form.proposed = proposed_values(self.model, content) if content else {}
        return form

    def get_formsets_with_inlines(self, request, obj=None):
        content = getattr(request, "proposed", None)
        for formset, inline in super().get_formsets_with_inlines(request, obj):
            columns = columns_of_part(obj, formset) if content else ()
            may_change = inline.has_change_permission(request, obj)
            if may_change and is_whole(formset, columns):
                rows = content["parts"].get(accessor(formset), [])
                formset = proposing(formset, obj, columns, rows)
            yield formset, inline


def proposed_values(model, content) -> dict:
    """Field name → value of a form, of the columns and links of a snapshot."""
    columns = {name: typed(model, name, value) for name, value in content["fields"].items()}
    return {**columns, **content["links"]}


def typed(model, name, value):
    """A JSON value as the column `name` holds it: widgets show days and times only as such."""
    try:
        field = model._meta.get_field(name)
    except FieldDoesNotExist:
        return value
    return value if field.is_relation else field.to_python(value)


def accessor(formset) -> str:
    """The name by which the row of the form knows the rows of `formset`."""
    return formset.fk.remote_field.get_accessor_name()


def columns_of_part(obj, formset) -> tuple:
    return dict(parts_of(type(obj)).parts).get(accessor(formset), ())


def is_whole(formset, columns) -> bool:
    """Whether the table has a field for all that a snapshot holds of its rows."""
    return bool(columns) and set(columns) <= set(formset.form.base_fields)


def proposing(formset, obj, columns, rows):
    """`formset` with the rows that were: changed where they stand, others added or ticked off."""
    model = formset.model
    surplus, absent = apart(getattr(obj, accessor(formset)), columns, rows)
    changed, added = {}, []
    for values in absent:
        if gone_targets(model, values):
            continue
        row = nearest(surplus, values, columns)
        values = {name: typed(model, name, value) for name, value in values.items()}
        if row:
            changed[row.pk] = values
        else:
            added.append(values)
    removed = {row.pk for row in surplus}

    class Proposing(formset):
        extra = len(added)

        def __init__(self, **kwargs):
            super().__init__(initial=added, **kwargs)

        def add_fields(self, form, index):
            super().add_fields(form, index)
            form.initial.update(changed.get(form.instance.pk, {}))
            if form.instance.pk in removed and "DELETE" in form.fields:
                form.fields["DELETE"].initial = True

    return Proposing
