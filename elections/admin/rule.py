from django.contrib import admin

from accounts.desk import DeskAdmin
from elections.models import PublishingRule, ReportingRule


@admin.register(PublishingRule)
class PublishingRuleAdmin(DeskAdmin):
    list_display = ["content_flag", "stage_kind", "effect", "legal_basis", "is_confirmed"]
    list_filter = ["content_flag", "effect", "is_confirmed"]
    list_select_related = ["stage_kind"]
    search_fields = ["legal_basis", "stage_kind__name", "note"]
    autocomplete_fields = ["stage_kind"]


@admin.register(ReportingRule)
class ReportingRuleAdmin(DeskAdmin):
    list_display = ["slug", "election_kind", "days", "day_count", "legal_basis", "is_confirmed"]
    list_filter = ["election_kind", "is_confirmed"]
    search_fields = ["slug", "legal_basis"]
