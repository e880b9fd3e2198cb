from django import forms
from django.contrib import admin

from accounts.desk import DeskAdmin
from articles.admin.front_preview import FrontPreviewMixin
from articles.admin.placing import PlacingMixin
from articles.models import Slot
from articles.placing import next_order
from regions.admin import province_filter
from regions.models import Region


class SlotForm(forms.ModelForm):
    class Meta:
        model = Slot
        fields = ["name", "article", "region", "starts_at", "ends_at"]
        help_texts = {
            "region": "Kosong berarti halaman depan. Selain itu hanya provinsi: artikel tampil di "
            "halaman provinsi itu di bawah “Pilihan redaksi”.",
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "region" in self.fields:
            self.fields["region"].error_messages["invalid_choice"] = (
                "Pilih provinsi di dalam wilayah tugas Anda, atau kosongkan untuk halaman depan."
            )


@admin.register(Slot)
class SlotAdmin(FrontPreviewMixin, PlacingMixin, DeskAdmin):
    form = SlotForm
    change_list_template = "admin/articles/slot/change_list.html"
    list_display = ["name", "article", "region", "starts_at", "ends_at", "order"]
    list_filter = ["name", "starts_at", province_filter("region")]
    list_select_related = ["article", "region"]
    search_fields = ["article__title"]
    autocomplete_fields = ["article"]

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        formfield = super().formfield_for_foreignkey(db_field, request, **kwargs)
        if db_field.name == "region" and formfield is not None:
            # A row of a lower region, from before, keeps it: it is no choice for others.
            formfield.queryset = formfield.queryset.filter(
                pk__in=Region.objects.provinces().values("pk")
            ).order_by("name")
            formfield.is_limited = True
        return formfield

    def save_model(self, request, obj, form, change):
        # Last where it is new: the order is made by buttons, not by numbers.
        if not change or {"name", "region"} & set(form.changed_data):
            obj.order = next_order(obj.name, obj.region)
        super().save_model(request, obj, form, change)
