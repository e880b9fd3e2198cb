from django.contrib import admin
from django.db.models.functions import Length

from common.admin import DeskAdmin, NamedOnPagesMixin
from regions.models import FormerCode, Region, RegionAlias, RegionAssignment


class RegionAliasInline(admin.TabularInline):
    model = RegionAlias
    extra = 0


class FormerCodeInline(admin.TabularInline):
    model = FormerCode
    extra = 0


@admin.register(Region)
class RegionAdmin(NamedOnPagesMixin, DeskAdmin):
    list_display = ["code", "name", "kind", "parent", "time_zone"]
    list_filter = ["level", "kind", "time_zone"]
    list_select_related = ["parent"]
    search_fields = ["=code", "name", "aliases__text"]
    autocomplete_fields = ["parent"]
    inlines = [RegionAliasInline, FormerCodeInline]

    def get_search_results(self, request, queryset, search_term):
        found, may_repeat = super().get_search_results(request, queryset, search_term)
        if "/autocomplete/" in request.path:
            # Banyuasin before Musi Banyuasin: whoever presses Enter gets what he typed.
            found = found.order_by("level", Length("name"), "code")
        return found, may_repeat


@admin.register(RegionAlias)
class RegionAliasAdmin(DeskAdmin):
    list_display = ["text", "kind", "region"]
    list_filter = ["kind"]
    list_select_related = ["region"]
    search_fields = ["text", "region__name"]
    autocomplete_fields = ["region"]


@admin.register(FormerCode)
class FormerCodeAdmin(DeskAdmin):
    list_display = ["code", "region", "until", "instrument"]
    list_select_related = ["region"]
    search_fields = ["code", "region__name"]
    autocomplete_fields = ["region"]


@admin.register(RegionAssignment)
class RegionAssignmentAdmin(DeskAdmin):
    list_display = ["user", "role", "region", "valid_from", "valid_until"]
    list_filter = ["role"]
    list_select_related = ["user", "region"]
    search_fields = ["user__username", "region__name"]
    autocomplete_fields = ["user", "region"]
