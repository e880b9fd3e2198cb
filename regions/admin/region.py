from django.contrib import admin
from django.db.models.functions import Length

from accounts.desk import (
    DeskAdmin,
    DeskInline,
    LeavesRedirectMixin,
    RebuildsDependentsMixin,
    WholeRowForm,
)
from regions import codes
from regions.admin.filters import ProvinceFilter
from regions.models import FormerCode, Region, RegionAlias


class RegionForm(WholeRowForm):
    """A region; its level and the region above it follow from the code."""

    class Meta:
        model = Region
        exclude = ["level", "parent"]  # noqa: DJ006  (set below)
        help_texts = {
            "code": "Menentukan tingkat dan wilayah induk, misalnya 16.07. "
            "Tidak dapat diubah sesudah disimpan.",
            "name": "Nama baru langsung tampil di semua artikel wilayah ini dan di bawahnya.",
        }

    def clean_code(self):
        code = self.cleaned_data["code"]
        if not codes.is_code(code):
            self.add_error("code", "Tulis kode sebagai 16, 16.07, atau 16.07.10.")
            return code
        self.instance.level = codes.level(code)
        above = codes.parent(code)
        self.instance.parent = Region.objects.filter(code=above).first() if above else None
        if above and self.instance.parent is None:
            self.add_error("code", f"Wilayah induk dengan kode {above} belum ada.")
        return code


class RegionAliasInline(DeskInline):
    model = RegionAlias


class FormerCodeInline(DeskInline):
    model = FormerCode


@admin.register(Region)
class RegionAdmin(RebuildsDependentsMixin, LeavesRedirectMixin, DeskAdmin):
    form = RegionForm
    list_display = ["name", "code", "kind", "parent", "time_zone", "valid_until"]
    list_filter = ["kind", "time_zone", ProvinceFilter]
    list_select_related = ["parent"]
    # Provinces and regencies before the kecamatan that share their names.
    ordering = ["level", "code"]
    search_fields = ["name", "^code", "aliases__text"]
    search_help_text = "Nama, kode, atau sebutan lain, misalnya Kotim."
    prepopulated_fields = {"slug": ["name"]}
    autocomplete_related = ("parent",)
    inlines = [RegionAliasInline, FormerCodeInline]

    def autocomplete_label(self, region):
        return f"{region.place_name} ({region.code})"

    def get_search_results(self, request, queryset, search_term):
        found, may_repeat = super().get_search_results(request, queryset, search_term)
        if request.resolver_match.url_name.endswith("autocomplete"):
            # Banyuasin before Musi Banyuasin: whoever presses Enter gets what he typed.
            found = found.order_by("level", Length("name"), "code")
        return found, may_repeat

    def get_fieldsets(self, request, obj=None):
        identity = ["code", "level", "parent"] if obj else ["code"]
        return [
            (None, {"fields": ["name", *identity, "kind", "slug", "time_zone"]}),
            ("Masa berlaku", {"fields": ["valid_from", "valid_until"]}),
            ("Petak peta", {"fields": ["tile_row", "tile_column", "tile_label"]}),
        ]

    def get_readonly_fields(self, request, obj=None):
        # The code is the identity: lists, data sets and the regions below are known by it.
        return ["code", "level", "parent"] if obj else []

    def get_prepopulated_fields(self, request, obj=None):
        return {} if obj else self.prepopulated_fields
