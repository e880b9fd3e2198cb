from django.contrib import admin

from accounts.desk import DeskAdmin
from elections.models import Term


@admin.register(Term)
class TermAdmin(DeskAdmin):
    list_display = ["short", "name", "is_explained"]
    list_filter = ["is_explained"]
    search_fields = ["short", "name", "definition"]
    fields = ["short", "slug", "name", "definition", "is_explained"]

    def get_prepopulated_fields(self, request, obj=None):
        return {} if obj else {"slug": ["short"]}
