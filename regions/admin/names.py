from django.contrib import admin

from accounts.desk import DeskAdmin
from accounts.desk.tables import DeskTable, TablesMixin
from regions.admin.filters import province_filter
from regions.models import FormerCode, RegionAlias


class RegionAliasTable(DeskTable):
    """The names by which texts mean regions, for a spreadsheet."""

    natural_key = ("region", "text", "kind")

    class Meta(DeskTable.Meta):
        model = RegionAlias
        fields = ("id", "region", "text", "kind")


@admin.register(RegionAlias)
class RegionAliasAdmin(TablesMixin, DeskAdmin):
    table = RegionAliasTable
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
