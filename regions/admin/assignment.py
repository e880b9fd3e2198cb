from django.contrib import admin

from accounts.admin import UserAdmin
from accounts.desk import DeskAdmin, DeskInline, RightsMixin
from regions.admin.filters import province_filter
from regions.models import RegionAssignment


class AssignmentInline(DeskInline):
    """What a user may do where; on the user's own page, which a lower layer defines."""

    model = RegionAssignment
    autocomplete_fields = ["region"]


UserAdmin.inlines = [AssignmentInline]


@admin.register(RegionAssignment)
class RegionAssignmentAdmin(RightsMixin, DeskAdmin):
    given, changed, taken = "hak diberikan", "hak diubah", "hak dicabut"
    list_display = ["user", "role", "region", "valid_from", "valid_until"]
    list_filter = ["role", province_filter("region")]
    list_select_related = ["user", "region"]
    search_fields = ["user__username", "user__display_name", "region__name"]
    autocomplete_fields = ["user", "region"]
