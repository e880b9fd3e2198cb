"""What every save at the desk leaves behind, and the lock under which it is made."""

from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db import transaction

from accounts.changes import changed_names
from accounts.desk.reach import require_reach
from accounts.log import record
from common.snapshots import take_snapshot


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
        rows = self.model._base_manager.select_for_update(of=("self",))
        return take_snapshot(rows.get(pk=found.pk))

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
            record(verb, stored, by=request.user, before=before, after=after, **details)

    def deed(self, obj, before, after) -> tuple[str, dict]:
        """Verb and details of what led from one snapshot to the other; None is no row."""
        if after is None:
            return "dihapus", {}
        return ("diubah", {"kolom": changed_names(before, after)}) if before else ("dibuat", {})

    def delete_model(self, request, obj):
        before = take_snapshot(obj)
        verb, details = self.deed(obj, before, None)
        record(verb, obj, by=request.user, before=before, **details)
        super().delete_model(request, obj)

    @transaction.atomic
    def delete_queryset(self, request, queryset):
        for obj in queryset:
            self.delete_model(request, obj)
