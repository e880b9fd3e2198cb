from django.contrib import admin
from django.utils import timezone

from common.admin import DeskAdmin, NamedOnPagesMixin
from elections.actions import days_of, record_move
from elections.models import (
    Election,
    PublishingRule,
    ReportingRule,
    Revote,
    Stage,
    StageChange,
    StageKind,
)


class RevoteInline(admin.TabularInline):
    model = Revote
    extra = 0
    autocomplete_fields = ["region"]


@admin.register(Election)
class ElectionAdmin(NamedOnPagesMixin, DeskAdmin):
    list_display = ["short_name", "kind", "status", "polling_date", "is_national"]
    list_filter = ["kind", "status"]
    search_fields = ["name", "short_name", "slug", "aliases"]
    autocomplete_fields = ["regions", "replaces"]
    inlines = [RevoteInline]
    names_shown = ("name", "short_name", "slug")


@admin.register(StageKind)
class StageKindAdmin(NamedOnPagesMixin, DeskAdmin):
    list_display = ["name", "slug", "order"]
    search_fields = ["name", "slug", "keywords"]


class StageChangeInline(admin.TabularInline):
    model = StageChange
    extra = 0
    can_delete = False
    readonly_fields = ["starts_on_before", "ends_on_before", "by"]
    fields = ["starts_on_before", "ends_on_before", "instrument", "known_on", "by"]

    def has_add_permission(self, request, obj=None):
        return False


@admin.register(Stage)
class StageAdmin(DeskAdmin):
    list_display = ["name", "election", "kind", "region", "starts_on", "ends_on", "certainty"]
    list_filter = ["certainty", "election", "kind"]
    list_select_related = ["election", "kind", "region"]
    search_fields = ["name", "election__short_name", "legal_basis"]
    autocomplete_fields = ["election", "kind", "region"]
    inlines = [StageChangeInline]

    def save_model(self, request, obj, form, change):
        before = days_of(obj.pk) if change else None
        super().save_model(request, obj, form, change)
        if change and {"starts_on", "ends_on"} & set(form.changed_data):
            record_move(
                stage=obj,
                before=before,
                by=request.user,
                instrument=obj.legal_basis,
                known_on=timezone.localdate(),
            )


@admin.register(StageChange)
class StageChangeAdmin(DeskAdmin):
    list_display = ["stage", "starts_on_before", "ends_on_before", "instrument", "known_on"]
    list_select_related = ["stage"]
    search_fields = ["stage__name", "instrument"]
    autocomplete_fields = ["stage", "by"]


@admin.register(Revote)
class RevoteAdmin(DeskAdmin):
    list_display = ["region", "election", "polling_date", "case_number", "extent"]
    list_select_related = ["region", "election"]
    search_fields = ["region__name", "case_number"]
    autocomplete_fields = ["region", "election"]


@admin.register(PublishingRule)
class PublishingRuleAdmin(DeskAdmin):
    list_display = ["content_flag", "stage_kind", "effect", "legal_basis", "is_confirmed"]
    list_filter = ["content_flag", "effect", "is_confirmed"]
    list_select_related = ["stage_kind"]
    search_fields = ["legal_basis"]
    autocomplete_fields = ["stage_kind"]


@admin.register(ReportingRule)
class ReportingRuleAdmin(DeskAdmin):
    list_display = ["slug", "election_kind", "days", "day_count", "legal_basis", "is_confirmed"]
    list_filter = ["election_kind", "is_confirmed"]
    search_fields = ["slug", "legal_basis"]
