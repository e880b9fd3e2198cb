"""Nobody deletes what he has not seen: the page that asks carries the state of every row."""

from django.contrib import admin, messages
from django.contrib.admin.actions import delete_selected
from django.contrib.admin.utils import unquote
from django.db import transaction
from django.shortcuts import redirect

from accounts.desk.conflict import STATE, require_unchanged, state_name, state_of
from common.errors import Refused
from common.snapshots import take_snapshot


class DeletingMixin:
    """Refuses to delete a row that changed since the page asked."""

    def delete_view(self, request, object_id, extra_context=None):
        found = self.get_object(request, unquote(object_id))
        if found is None or not self.has_delete_permission(request, found):
            return super().delete_view(request, object_id, extra_context)
        if request.method != "POST":
            context = {**(extra_context or {}), STATE: state_of(take_snapshot(found))}
            return super().delete_view(request, object_id, context)
        try:
            with transaction.atomic():
                require_unchanged(found, request.POST.get(STATE))
                return super().delete_view(request, object_id, extra_context)
        except Refused as refusal:
            # The page asks again, with what would be deleted now.
            self.message_user(request, f"Tidak dihapus: {refusal}", messages.ERROR)
            return redirect(request.get_full_path())


@admin.action(permissions=["delete"], description=delete_selected.short_description)
def delete_unchanged(modeladmin, request, queryset):
    """Django's own action, for the rows that are as the page showed them; names the others."""
    if not request.POST.get("post"):
        answer = delete_selected(modeladmin, request, queryset)
        states = [(state_name(row), state_of(take_snapshot(row))) for row in queryset]
        answer.context_data["states"] = states
        return answer
    with transaction.atomic():
        changed = []
        for row in queryset:
            try:
                require_unchanged(row, request.POST.get(state_name(row)))
            except Refused as refusal:
                changed.append(row.pk)
                modeladmin.message_user(request, f"Tidak dihapus: {refusal}", messages.ERROR)
        return delete_selected(modeladmin, request, queryset.exclude(pk__in=changed))
