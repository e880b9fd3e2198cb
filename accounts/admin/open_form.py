from django.contrib import admin

from accounts.admin.event_filters import type_name
from accounts.desk import ReadOnlyAdmin
from accounts.models import OpenForm


@admin.register(OpenForm)
class OpenFormAdmin(ReadOnlyAdmin):
    list_display = ["user", "type_in_words", "object_id", "opened_at", "seen_at"]
    list_select_related = ["user"]
    search_fields = ["=user__username", "=object_id"]

    @admin.display(description="jenis objek", ordering="object_type")
    def type_in_words(self, form):
        return type_name(form.object_type)
