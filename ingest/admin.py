from django import forms
from django.contrib import admin

from accounts.desk import DeskAdmin, DeskInline, ReadOnlyAdmin, WholeRowForm
from accounts.log import record
from ingest.desk import PastingMixin
from ingest.models import (
    Cluster,
    Decision,
    Feed,
    InboxItem,
    InboxStatus,
    ItemSketch,
    Suggestion,
)
from regions.admin import province_filter

BY_HAND = 1.0


class InboxItemForm(WholeRowForm):
    """An item; accepting it is what publishing does, here it can only be rejected or reopened."""

    class Meta:
        model = InboxItem
        fields = "__all__"  # noqa: DJ007  (the admin names the fields)
        help_texts = {
            "reason": "Wajib bila ditolak; tercatat bersama butirnya.",
            "clean_text": "Inilah yang menjadi isi artikel.",
        }

    def clean_status(self):
        status = self.cleaned_data["status"]
        if status == InboxStatus.ACCEPTED:
            raise forms.ValidationError("Butir diterima dengan menayangkannya, bukan di sini.")
        return status


class SuggestionInline(DeskInline):
    model = Suggestion
    autocomplete_fields = ["region", "body", "election", "stage_kind"]
    readonly_fields = ["score", "trigger_words", "decided_by"]
    fields = [
        *("region", "body", "election", "stage_kind", "role"),
        *("score", "trigger_words", "decision", "decided_by"),
    ]

    def has_change_permission(self, request, obj=None):
        return super().has_change_permission(request, obj) and is_open(obj)

    def has_add_permission(self, request, obj=None):
        return super().has_add_permission(request, obj) and is_open(obj)

    @admin.display(description="kata pemicu")
    def trigger_words(self, suggestion):
        return ", ".join(dict.fromkeys(str(entry[-1]) for entry in suggestion.evidence)) or "–"


def is_open(item) -> bool:
    """An accepted item is an article now; its suggestions tell how it came about."""
    return item is None or item.status != InboxStatus.ACCEPTED


@admin.register(InboxItem)
class InboxItemAdmin(PastingMixin, DeskAdmin):
    form = InboxItemForm
    list_display = ["title", "status", "is_title_missing", "feed", "received_at", "article"]
    list_filter = [
        "status",
        "is_title_missing",
        "received_at",
        ("feed", admin.EmptyFieldListFilter),
    ]
    list_select_related = ["feed", "article"]
    search_fields = ["title", "url", "=fingerprint"]
    autocomplete_fields = ["cluster"]
    inlines = [SuggestionInline]
    fieldsets = [
        (None, {"fields": ["title", "is_title_missing", "clean_text", "url", "published_at"]}),
        ("Keputusan", {"fields": ["status", "reason", "article", "cluster"]}),
        ("Asal", {"fields": ["feed", "guid", "received_at", "received_by", "fingerprint"]}),
        ("Naskah", {"fields": ["reading", "raw_text"]}),
    ]
    readonly_fields = [
        *("article", "feed", "guid", "received_at", "received_by", "fingerprint"),
        *("reading", "raw_text"),
    ]

    def get_readonly_fields(self, request, obj=None):
        own = super().get_readonly_fields(request, obj)
        return own if is_open(obj) else [*own, "status"]

    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        if "status" in form.changed_data:
            record("ditolak" if obj.reason else "dibuka lagi", obj, by=request.user)

    def save_formset(self, request, form, formset, change):
        for row in formset.forms:
            suggestion = row.instance
            if suggestion.score is None:
                suggestion.score = BY_HAND
            if "decision" in row.changed_data:
                is_decided = suggestion.decision != Decision.OPEN
                suggestion.decided_by = request.user if is_decided else None
        super().save_formset(request, form, formset, change)


@admin.register(Suggestion)
class SuggestionAdmin(ReadOnlyAdmin):
    """What the recogniser proposed, across items; decided on the item's own page."""

    list_display = ["item", "region", "body", "election", "stage_kind", "role", "decision"]
    list_filter = ["decision", "role", province_filter("region")]
    list_select_related = ["item", "region", "body", "election", "stage_kind"]
    search_fields = ["item__title"]


@admin.register(ItemSketch)
class ItemSketchAdmin(ReadOnlyAdmin):
    list_display = ["item", "value"]
    list_select_related = ["item"]
    search_fields = ["=value", "item__title"]


@admin.register(Feed)
class FeedAdmin(DeskAdmin):
    list_display = ["url", "source", "interval", "silent_after", "is_active"]
    list_filter = ["is_active", "source__kind"]
    list_select_related = ["source"]
    search_fields = ["url", "source__name"]
    autocomplete_fields = ["source", "default_region"]


@admin.register(Cluster)
class ClusterAdmin(DeskAdmin):
    list_display = ["title", "created_at"]
    list_filter = ["created_at"]
    search_fields = ["title"]
    readonly_fields = ["created_at"]
