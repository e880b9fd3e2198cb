from django.contrib import admin

from accounts.desk import PartAdmin
from accounts.models import Revision


@admin.register(Revision)
class RevisionAdmin(PartAdmin):
    """To look up what a row said that was deleted since; others have their own history page."""

    list_display = ["made_at", "object_type", "object_id", "number", "by", "note"]
    list_filter = ["made_at"]
    list_select_related = ["by"]
    search_fields = ["=object_id", "note", "=by__username"]
    search_help_text = "Id objek, catatan, atau nama pengguna."
