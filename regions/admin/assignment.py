from django.contrib import admin

from accounts.desk import DeskAdmin
from regions.admin.filters import province_filter
from regions.models import RegionAssignment


@admin.register(RegionAssignment)
class RegionAssignmentAdmin(DeskAdmin):
    list_display = ["user", "role", "region", "valid_from", "valid_until"]
    list_filter = ["role", province_filter("region")]
    list_select_related = ["user", "region"]
    search_fields = ["user__username", "user__display_name", "region__name"]
    autocomplete_fields = ["user", "region"]
