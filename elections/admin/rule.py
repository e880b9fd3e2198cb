from django.contrib import admin

from accounts.desk import DeskAdmin, WholeRowForm
from elections.admin.guarded import GuardedMixin
from elections.models import PublishingRule, ReportingRule
from regions.admin import province_filter


@admin.register(PublishingRule)
class PublishingRuleAdmin(GuardedMixin, DeskAdmin):
    form = WholeRowForm
    list_display = [
        *("content_flag", "stage_kind", "region", "effect", "until", "legal_basis"),
        *("valid_from", "valid_until", "is_confirmed"),
    ]
    list_filter = [
        *("content_flag", "effect", "stage_kind", "is_confirmed"),
        province_filter("region"),
    ]
    list_select_related = ["stage_kind", "region"]
    search_fields = ["legal_basis", "stage_kind__name", "note", "region__name"]
    autocomplete_fields = ["stage_kind", "region"]
    fieldsets = [
        (None, {"fields": ["content_flag", "stage_kind", "region", "effect"]}),
        (
            "Sampai kapan",
            {
                "fields": ["ends_at_wib", "offset_hours"],
                "description": "Aturan berlaku sejak pukul 00.00 hari pertama tahapan, menurut "
                "zona waktu wilayah yang diberitakan. Berita tanpa wilayah: sejak tahapan mulai di "
                "Indonesia timur sampai berakhir di Indonesia barat.",
            },
        ),
        (
            "Dasar",
            {"fields": ["legal_basis", "is_confirmed", "source_url", "note"]},
        ),
        ("Masa berlaku", {"fields": ["valid_from", "valid_until"]}),
    ]

    @admin.display(description="sampai")
    def until(self, rule):
        end = f"{rule.ends_at_wib:%H.%M} WIB" if rule.ends_at_wib else "akhir hari"
        return f"{end} + {rule.offset_hours} jam" if rule.offset_hours else end


@admin.register(ReportingRule)
class ReportingRuleAdmin(DeskAdmin):
    list_display = ["slug", "election_kind", "days", "day_count", "legal_basis", "is_confirmed"]
    list_filter = ["election_kind", "is_confirmed"]
    search_fields = ["slug", "legal_basis"]
