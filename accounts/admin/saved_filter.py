from django import forms
from django.apps import apps
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from accounts.admin.event_filters import type_name
from accounts.desk import PartAdmin
from accounts.models import PendingImport, SavedFilter
from accounts.saved_filters import forget_filter, save_filter
from common.errors import Refused


class SaveForm(forms.Form):
    """What the small form above a list sends."""

    daftar = forms.CharField(max_length=60)
    nama = forms.CharField(max_length=60)
    saringan = forms.CharField(max_length=1000)
    bersama = forms.BooleanField(required=False)


@admin.register(SavedFilter)
class SavedFilterAdmin(PartAdmin):
    """Everybody keeps and forgets his own above the lists."""

    list_display = ["name", "user", "type_in_words", "query", "is_shared"]
    list_filter = ["is_shared"]
    list_select_related = ["user"]
    search_fields = ["name", "=user__username"]

    @admin.display(description="daftar", ordering="list_label")
    def type_in_words(self, row):
        return type_name(row.list_label)

    def get_urls(self):
        view = self.admin_site.admin_view
        own = [
            path("simpan/", view(require_POST(self.save_view)), name="accounts_savedfilter_save"),
            path(
                "<int:number>/lupakan/",
                view(require_POST(self.forget_view)),
                name="accounts_savedfilter_forget",
            ),
        ]
        return [*own, *super().get_urls()]

    def save_view(self, request):
        """Keep what a list shows now; back to that list, with the reason when it cannot be."""
        form = SaveForm(request.POST)
        listed = self.list_admin(request.POST.get("daftar", ""))
        if listed is None:
            self.message_user(request, "Daftar itu tidak dikenal.", messages.ERROR)
            return redirect("admin:index")
        if not listed.has_view_permission(request):
            raise PermissionDenied
        url = list_url(listed.model)
        query = listed.understood(request, form.data.get("saringan", "")[:4000])
        try:
            if not query:
                raise Refused("Tidak ada saringan yang dapat disimpan.")
            if not form.is_valid():
                raise Refused("Isi nama saringan, paling panjang 60 karakter.")
            row = save_filter(
                by=request.user,
                list_label=listed.opts.label_lower,
                name=form.cleaned_data["nama"],
                query=query,
                is_shared=form.cleaned_data["bersama"],
            )
        except Refused as refusal:
            self.message_user(request, str(refusal), messages.ERROR)
        else:
            self.message_user(request, f"Saringan “{row}” disimpan.")
        return redirect(f"{url}?{query}" if query else url)

    def forget_view(self, request, number):
        back = request.POST.get("kembali", "")
        if not url_has_allowed_host_and_scheme(back, allowed_hosts=None):
            back = reverse("admin:index")
        try:
            row = forget_filter(by=request.user, number=number)
        except Refused as refusal:
            self.message_user(request, str(refusal), messages.ERROR)
        else:
            self.message_user(request, f"Saringan “{row}” dihapus.")
        return redirect(back)

    def list_admin(self, label):
        """The admin of the list of that model, or None."""
        try:
            return self.admin_site._registry.get(apps.get_model(label))
        except (LookupError, ValueError):
            return None


@admin.register(PendingImport)
class PendingImportAdmin(PartAdmin):
    """What was uploaded and not applied; it goes by itself."""

    list_display = ["file_name", "user", "type_in_words", "uploaded_at"]
    list_select_related = ["user"]
    search_fields = ["file_name", "=user__username"]
    fields = ["file_name", "user", "uploaded_at"]

    @admin.display(description="daftar", ordering="list_label")
    def type_in_words(self, row):
        return type_name(row.list_label)


def list_url(model) -> str:
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")
