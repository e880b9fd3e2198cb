from django.contrib import admin

from accounts.desk import DeskAdmin
from regions.admin.filters import province_filter
from regions.models import FormerCode, RegionAlias


@admin.register(RegionAlias)
class RegionAliasAdmin(DeskAdmin):
    list_display = ["text", "kind", "region"]
    list_filter = ["kind", province_filter("region")]
    list_select_related = ["region"]
    search_fields = ["text", "region__name"]
    autocomplete_fields = ["region"]


@admin.register(FormerCode)
class FormerCodeAdmin(DeskAdmin):
    list_display = ["code", "region", "until", "instrument"]
    list_select_related = ["region"]
    search_fields = ["code", "region__code", "region__name"]
    autocomplete_fields = ["region"]
