"""The pages of export and import below a list; they stand in for those of django-import-export.

Its own are in English, and have scripts and handlers in the page that the policy refuses.
"""

from contextlib import nullcontext

from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.options import IS_POPUP_VAR, IncorrectLookupParameters
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.text import slugify

from accounts.desk.tables.exporting import export
from accounts.desk.tables.forms import ExportForm, UploadForm
from accounts.desk.tables.importing import EXPIRED, apply, columns_of, keep_upload, preview
from accounts.models import PendingImport
from common.errors import Refused
from common.fields import may_be_key
from common.table_writing import MEDIA_TYPES, extension

ACTION = "ekspor_pilihan"


@admin.action(description="Ekspor yang dipilih")
def export_chosen(modeladmin, request, queryset):
    """Asks for format and columns; all pages of a list are asked for by its address."""
    if request.POST.get("select_across") == "1":
        return redirect(f"{modeladmin.page_url('export')}?{request.GET.urlencode()}")
    return modeladmin.export_page(request, queryset)


def named_columns(table) -> list[tuple[str, str]]:
    """(name, words) of each column, in the order of the file."""
    return [(name, table.fields[name].column_name) for name in table.get_export_order()]


class TablesMixin:
    """Export and import of the rows of a list, by its `table`, a DeskTable."""

    table = None

    # --- Who may

    def has_export_permission(self, request):
        return self.has_view_permission(request)

    def has_import_permission(self, request):
        return self.has_add_permission(request) or self.has_change_permission(request)

    # --- What the list offers

    def page_url(self, page, *args) -> str:
        return reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_{page}", args=args)

    def get_urls(self):
        name = f"{self.opts.app_label}_{self.opts.model_name}"
        view = self.admin_site.admin_view
        own = [
            path("ekspor/", view(self.export_view), name=f"{name}_export"),
            path("impor/", view(self.import_view), name=f"{name}_import"),
            path("impor/<int:number>/", view(self.preview_view), name=f"{name}_import_confirm"),
        ]
        return [*own, *super().get_urls()]

    def get_actions(self, request):
        actions = super().get_actions(request)
        if IS_POPUP_VAR not in request.GET and self.has_export_permission(request):
            actions[ACTION] = (export_chosen, ACTION, export_chosen.short_description)
        return actions

    def changelist_view(self, request, extra_context=None):
        own = {
            "export_url": self.page_url("export") if self.has_export_permission(request) else "",
            "import_url": self.page_url("import") if self.has_import_permission(request) else "",
        }
        return super().changelist_view(request, {**own, **(extra_context or {})})

    # --- Export

    def export_view(self, request):
        """What the list shows with the same parameters, all its pages, or the chosen rows."""
        if not self.has_export_permission(request):
            raise PermissionDenied
        chosen = request.POST.getlist(ACTION_CHECKBOX_NAME)
        try:
            if chosen:
                keys = [key for key in chosen if may_be_key(self.model, key)]
                rows = self.get_queryset(request).filter(pk__in=keys)
            else:
                rows = self.get_changelist_instance(request).get_queryset(request)
            return self.export_page(request, rows)
        except IncorrectLookupParameters:
            return redirect(f"{self.page_url('changelist')}?e=1")

    def export_page(self, request, rows):
        chosen = request.POST.getlist(ACTION_CHECKBOX_NAME)
        columns = named_columns(self.table())
        form = ExportForm(request.POST if "bentuk" in request.POST else None, columns=columns)
        if form.is_valid():
            try:
                return self.export_file(request, rows, **form.cleaned_data)
            except Refused as refusal:
                self.message_user(request, str(refusal), messages.ERROR)
        query = "" if chosen else request.GET.urlencode()
        context = {
            **self.asking(request, f"Ekspor {self.opts.verbose_name_plural}"),
            "form": form,
            "total": rows.count(),
            "is_chosen": bool(chosen),
            "query": query,
            "action": f"{self.page_url('export')}?{query}",
            "hidden": [(ACTION_CHECKBOX_NAME, key) for key in chosen],
        }
        return TemplateResponse(request, "admin/import_export/export.html", context)

    def export_file(self, request, rows, bentuk, kolom):
        # In the order of the table, whatever the order in which they were sent.
        names = [name for name, _ in named_columns(self.table()) if name in kolom]
        choice = request.GET.urlencode()
        content = export(self, rows, bentuk, names, by=request.user, choice=choice)
        name = f"{slugify(self.opts.verbose_name_plural)}-{timezone.localdate()}"
        headers = {
            "Content-Disposition": f'attachment; filename="{name}.{extension(bentuk)}"',
        }
        return HttpResponse(content, content_type=MEDIA_TYPES[bentuk], headers=headers)

    # --- Import

    def around_import(self, request):
        """What all rows of a file are stored in; refuses what the whole of them would bring."""
        return nullcontext()

    def import_view(self, request):
        """Asks for a file; what it holds is looked at before anything is stored."""
        if not self.has_import_permission(request):
            raise PermissionDenied
        form = UploadForm(request.POST or None, request.FILES or None)
        if request.method == "POST" and form.is_valid():
            try:
                pending = keep_upload(self, form.cleaned_data["berkas"], by=request.user)
                return redirect(self.page_url("import_confirm", pending.pk))
            except Refused as refusal:
                form.add_error("berkas", str(refusal))
        table = self.table()
        context = {
            **self.asking(request, f"Impor {self.opts.verbose_name_plural}"),
            "form": form,
            "columns": columns_of(table),
            "natural_key": [table.fields[name].column_name for name in table.natural_key],
            "export_url": self.page_url("export"),
        }
        return TemplateResponse(request, "admin/import_export/import.html", context)

    def preview_view(self, request, number):
        """What an uploaded file would change, row by row; sent, exactly that is done."""
        if not self.has_import_permission(request):
            raise PermissionDenied
        own = PendingImport.objects.open().filter(
            user=request.user, list_label=self.opts.label_lower
        )
        pending = own.filter(pk=number).first()
        if pending is None:
            self.message_user(request, EXPIRED, messages.WARNING)
            return redirect(self.page_url("import"))
        if request.method == "POST":
            try:
                plan, reason = apply(self, request, pending, request.POST.get("dilihat", ""))
            except Refused as refusal:
                self.message_user(request, str(refusal), messages.WARNING)
                return redirect(self.page_url("import"))
            if not reason:
                return self.imported(request, pending, plan)
            self.message_user(request, reason, messages.ERROR)
        plan = preview(self, request, pending)
        context = {
            **self.asking(request, f"Pratinjau impor {self.opts.verbose_name_plural}"),
            "pending": pending,
            "plan": plan,
            "import_url": self.page_url("import"),
        }
        return TemplateResponse(request, "admin/import_export/preview.html", context)

    def imported(self, request, pending, plan):
        counts = plan.counts
        told = (
            f"“{pending.file_name}” diterapkan: {counts['baru']} baris baru, "
            f"{counts['berubah']} berubah, {counts['tetap']} tetap."
        )
        self.message_user(request, told)
        return redirect(self.page_url("changelist"))

    def asking(self, request, title) -> dict:
        request.current_app = self.admin_site.name
        return {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": title,
            "back": self.page_url("changelist"),
        }
