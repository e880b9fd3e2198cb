from django.contrib import admin

from common.admin import DeskAdmin
from ingest.models import Cluster, Feed, InboxItem, Suggestion


class SuggestionInline(admin.TabularInline):
    model = Suggestion
    extra = 0
    autocomplete_fields = ["region", "body", "election", "stage_kind"]
    readonly_fields = ["score", "evidence", "decided_by"]
    fields = [
        *("region", "body", "election", "stage_kind", "role", "score", "evidence"),
        *("decision", "decided_by"),
    ]


@admin.register(InboxItem)
class InboxItemAdmin(DeskAdmin):
    list_display = ["title", "status", "is_title_missing", "feed", "received_at", "article"]
    list_filter = ["status", "is_title_missing", "received_at"]
    list_select_related = ["feed", "article"]
    search_fields = ["title", "url", "fingerprint"]
    autocomplete_fields = ["feed", "cluster", "article"]
    readonly_fields = ["raw_text", "fingerprint", "received_at", "received_by", "reading"]
    inlines = [SuggestionInline]

    def has_add_permission(self, request):
        # Texts come in by import_text and by feeds, which read them.
        return False


@admin.register(Feed)
class FeedAdmin(DeskAdmin):
    list_display = ["url", "source", "interval", "is_active"]
    list_filter = ["is_active"]
    list_select_related = ["source"]
    search_fields = ["url", "source__name"]
    autocomplete_fields = ["source", "default_region"]


@admin.register(Cluster)
class ClusterAdmin(DeskAdmin):
    list_display = ["title", "created_at"]
    search_fields = ["title"]


@admin.register(Suggestion)
class SuggestionAdmin(DeskAdmin):
    list_display = ["item", "region", "body", "election", "stage_kind", "role", "decision"]
    list_filter = ["decision", "role"]
    list_select_related = ["item", "region", "body", "election", "stage_kind"]
    search_fields = ["item__title"]
    autocomplete_fields = ["item", "region", "body", "election", "stage_kind", "decided_by"]
