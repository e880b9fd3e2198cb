"""What every save at the desk leaves behind, and the lock under which it is made."""

from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db import connection, transaction

from accounts.changes import changed_names
from accounts.desk.reach import require_reach
from accounts.log import record
from accounts.revisions import has_history, keep_revision, keep_whole
from common.snapshots import parts_of, take_snapshot


def locked(obj):
    """`obj` as the database has it, or None, locked with its parts until the transaction ends.

    The parts too: a contact is edited on its own page and on that of its body. Whoever only
    points to the row does not wait.
    """
    rows = type(obj)._base_manager.select_for_update(of=("self",), no_key=True)
    obj = rows.filter(pk=obj.pk).first()
    if obj is None:
        return None
    for name, _ in parts_of(type(obj)).parts if connection.features.has_select_for_update else ():
        part = getattr(obj, name)
        parts = part.model._base_manager.filter(**part.core_filters).order_by("pk")
        list(parts.select_for_update(of=("self",), no_key=True).values_list("pk", flat=True))
    return obj


class KeepingMixin:
    """Saves a row under a lock, and keeps in the log what was made, changed and deleted.

    While a form is saved, `request.before` is the snapshot of its row as the database had it.
    """

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        # Django makes a new row at the address of any other then, also where it offers no copy.
        if "_saveasnew" in request.POST and not self.save_as:
            raise PermissionDenied
        if request.method != "POST" or object_id is None:
            return super().changeform_view(request, object_id, form_url, extra_context)
        # Whoever saves the same row waits here, and then reads what the first one wrote.
        with transaction.atomic():
            request.before = self.locked_snapshot(request, unquote(object_id))
            return super().changeform_view(request, object_id, form_url, extra_context)

    def locked_snapshot(self, request, object_id) -> dict | None:
        """The snapshot of the row of the form, locked until the transaction ends."""
        found = self.get_object(request, object_id)
        if found is None:
            return None
        row = locked(found)
        return take_snapshot(row) if row else None

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        require_reach(self, request, form.instance, is_new=not change)
        self.keep(request, form.instance, request.before if change else None)

    def keep(self, request, obj, before):
        """Tell the log what was saved, unless nothing is other than `before` (None: a new row)."""
        stored = self.model._base_manager.get(pk=obj.pk)
        after = take_snapshot(stored)
        if after != before:
            verb, details = self.deed(stored, before, after)
            # Of a change that came with many others: by what.
            note = getattr(request, "bulk_note", "")
            details |= {"note": note} if note else {}
            record(verb, stored, by=request.user, before=before, after=after, **details)
            keep_revision(stored, by=request.user, note=note, before=before, content=after)
            keep_whole(stored, by=request.user, note=note)

    def save_formset(self, request, form, formset, change):
        """Rows of a table that have a history of their own get a revision each."""
        if not has_history(formset.model):
            super().save_formset(request, form, formset, change)
            return
        changed = [row.instance.pk for row in formset.initial_forms if row.has_changed()]
        stored = formset.model._base_manager.filter(pk__in=changed)
        before = {row.pk: take_snapshot(row) for row in stored}
        super().save_formset(request, form, formset, change)
        for row in [*formset.new_objects, *(row for row, _ in formset.changed_objects)]:
            keep_revision(row, by=request.user, before=before.get(row.pk))

    def deed(self, obj, before, after) -> tuple[str, dict]:
        """Verb and details of what led from one snapshot to the other; None is no row."""
        if after is None:
            return "dihapus", {}
        return ("diubah", {"kolom": changed_names(before, after)}) if before else ("dibuat", {})

    def delete_model(self, request, obj):
        before = take_snapshot(obj)
        verb, details = self.deed(obj, before, None)
        record(verb, obj, by=request.user, before=before, **details)
        # What it said last stays to be read in the list of all revisions.
        keep_revision(obj, by=request.user, note="sebelum dihapus")
        super().delete_model(request, obj)
        keep_whole(obj, by=request.user)

    @transaction.atomic
    def delete_queryset(self, request, queryset):
        for obj in queryset:
            self.delete_model(request, obj)
