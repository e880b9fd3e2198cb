import re

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AdminTextareaWidget

from accounts.desk import DeskAdmin, DeskInline, RebuildsDependentsMixin, WholeRowForm
from accounts.desk.warning import with_tick
from elections.admin.guarded import GuardedMixin
from elections.models import Election, Revote, Stage
from regions.admin import province_filter
from regions.models import Region


class StageInline(DeskInline):
    """The timetable; days are changed on the stage's own page, which keeps the old ones."""

    model = Stage
    fields = ["order", "name", "kind", "region", "starts_on", "ends_on", "certainty"]
    autocomplete_fields = ["kind", "region"]
    show_change_link = True
    can_delete = False
    verbose_name_plural = "tahapan (jadwal diubah di halaman tahapan)"

    def has_change_permission(self, request, obj=None):
        return False


class RevoteInline(DeskInline):
    model = Revote
    autocomplete_fields = ["region"]


class ElectionForm(WholeRowForm):
    """An election; its regions are codes, as decrees list them: a pilkada has 545."""

    region_codes = forms.CharField(
        label="Wilayah penyelenggaraan",
        required=False,
        widget=AdminTextareaWidget,
        help_text="Kode Kemendagri, dipisahkan spasi atau baris, misalnya 16 16.07. "
        "Untuk pemilihan yang tidak berlaku di seluruh Indonesia.",
    )

    class Meta:
        model = Election
        exclude = ["regions"]  # noqa: DJ006  (set below)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial["region_codes"] = " ".join(codes_of(self.instance))

    def clean_region_codes(self):
        codes = set(re.split(r"[\s,;]+", self.cleaned_data["region_codes"].strip())) - {""}
        regions = list(Region.objects.filter(code__in=codes))
        unknown = sorted(codes - {region.code for region in regions})
        if unknown:
            raise forms.ValidationError(f"Kode tidak dikenal: {', '.join(unknown[:10])}.")
        return regions

    def _save_m2m(self):
        super()._save_m2m()
        self.instance.regions.set(self.cleaned_data["region_codes"])


def codes_of(election) -> list[str]:
    return list(election.regions.order_by("code").values_list("code", flat=True))


@admin.register(Election)
class ElectionAdmin(GuardedMixin, RebuildsDependentsMixin, DeskAdmin):
    form = ElectionForm
    list_display = ["short_name", "kind", "status", "polling_date", "is_national"]
    list_filter = ["kind", "status", "is_national"]
    search_fields = ["name", "short_name", "slug", "aliases"]
    autocomplete_fields = ["replaces"]
    inlines = [StageInline, RevoteInline]
    snapshot_inputs = {"regions": "region_codes"}

    def get_fieldsets(self, request, obj=None):
        may_write = obj is None or self.has_change_permission(request, obj)
        regions = "region_codes" if may_write else "regions_in_words"
        fieldsets = [
            (None, {"fields": ["name", "short_name", "aliases", "slug", "kind", "status"]}),
            ("Pemungutan suara", {"fields": ["polling_date", "is_national", regions, "replaces"]}),
            ("Dasar", {"fields": ["legal_basis", "source_url", "second_source_url", "note"]}),
        ]
        return with_tick(request, fieldsets)

    @admin.display(description="wilayah penyelenggaraan")
    def regions_in_words(self, election):
        return " ".join(codes_of(election)) or "–"

    def get_readonly_fields(self, request, obj=None):
        # Pages, calendars and filters of others are kept under it.
        return ["slug"] if obj else []

    def get_prepopulated_fields(self, request, obj=None):
        return {} if obj else {"slug": ["short_name"]}


@admin.register(Revote)
class RevoteAdmin(DeskAdmin):
    list_display = ["region", "election", "polling_date", "case_number", "extent"]
    list_filter = ["election", province_filter("region")]
    list_select_related = ["region", "election"]
    search_fields = ["region__name", "region__code", "case_number"]
    autocomplete_fields = ["region", "election"]
