from django.contrib import admin

from accounts.desk import ReadOnlyAdmin
from common.models import ExportedRecord


@admin.register(ExportedRecord)
class ExportedRecordAdmin(ReadOnlyAdmin):
    """To look up since when something is in the open data as it is."""

    list_display = ["dataset", "key", "changed_at", "is_removed"]
    list_filter = ["is_removed", "changed_at"]
    search_fields = ["=dataset", "key"]
    search_help_text = "Nama kumpulan data seutuhnya, atau sebagian kuncinya."
