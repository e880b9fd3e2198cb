from django.contrib import admin
from django.utils import timezone

from accounts.desk import (
    DeskAdmin,
    DeskInline,
    LeavesRedirectMixin,
    MergesMixin,
    RebuildsDependentsMixin,
    WholeRowForm,
    care_filter,
)
from accounts.desk.tables import TablesMixin
from bodies.admin.tables import BodyTable
from bodies.merging import merge
from bodies.models import Body, BodyAlias, Contact, Officer
from regions.admin import province_filter

NoChairFilter = care_filter(
    "ketua",
    "ketua",
    ("kosong", "badan tetap tanpa ketua"),
    "bodies.add_officer",
    lambda bodies: bodies.without_chair_on(timezone.localdate()),
)


class BodyAliasInline(DeskInline):
    model = BodyAlias


class ContactInline(DeskInline):
    model = Contact


class OfficerInline(DeskInline):
    model = Officer


class AdHocFilter(admin.SimpleListFilter):
    """Permanent offices against those formed for one election."""

    title = "sifat badan"
    parameter_name = "sifat"

    def lookups(self, request, model_admin):
        return [("tetap", "badan tetap"), ("adhoc", "badan ad hoc")]

    def queryset(self, request, queryset):
        if self.value() is None:
            return queryset
        return queryset.filter(for_election__isnull=self.value() == "tetap")


@admin.register(Body)
class BodyAdmin(TablesMixin, MergesMixin, RebuildsDependentsMixin, LeavesRedirectMixin, DeskAdmin):
    form = WholeRowForm
    table = BodyTable
    merge = staticmethod(merge)
    merge_consequences = [
        "Nama resmi dan nama pendek baris lain menjadi sebutan lain dari yang tetap.",
        "Alamat lama dan langganan umpannya dialihkan ke yang tetap.",
        "Hanya badan dari keluarga, tingkat, wilayah, dan pemilu yang sama dapat digabungkan; "
        "berkas rujukan tidak memunculkannya lagi.",
    ]
    list_display = ["short_name", "official_name", "family", "level", "region", "for_election"]
    list_filter = ["family", "level", AdHocFilter, NoChairFilter, province_filter("region")]
    list_select_related = ["region", "for_election"]
    search_fields = ["official_name", "short_name", "aliases__text", "=region__code"]
    search_help_text = "Nama, sebutan lain, atau kode wilayah."
    autocomplete_fields = ["region", "parent", "for_election"]
    autocomplete_related = ("for_election",)
    # The family decides in which list an article about the body stands.
    names_shown = (*RebuildsDependentsMixin.names_shown, "family")
    fieldsets = [
        (None, {"fields": ["official_name", "short_name", "slug", "family", "level"]}),
        ("Kedudukan", {"fields": ["region", "parent", "for_election", "legal_basis"]}),
        ("Masa berlaku", {"fields": ["valid_from", "valid_until"]}),
    ]
    inlines = [ContactInline, OfficerInline, BodyAliasInline]

    def autocomplete_label(self, body):
        return f"{body.short_name} ({body.for_election})" if body.is_ad_hoc else body.short_name

    def get_prepopulated_fields(self, request, obj=None):
        return {} if obj else {"slug": ["official_name"]}
