"""The library of official papers."""

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.widgets import AdminFileWidget
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404
from django.template.loader import render_to_string
from django.urls import path, reverse
from django.utils.html import format_html
from django.views.decorators.http import require_safe

from accounts.desk import DeskAdmin, WholeRowForm
from accounts.reach import OUT_OF_REACH, may_name, seen_by
from articles.admin.document_files import accepted
from articles.documents import download
from articles.models import Document
from articles.pictures.hashes import sha256_of
from articles.pictures.intake import Unusable
from regions.admin import province_filter


def articles_named_to(reader):
    """A column of a document: its articles, foreign drafts without their titles."""

    @admin.display(description="artikel")
    def articles(document):
        rows = document.articles.all()
        return ", ".join(str(row) if may_name(reader, row) else OUT_OF_REACH for row in rows) or "-"

    return articles


class DocumentFileWidget(AdminFileWidget):
    """Names the stored file and leads to it by way of the desk, also before it is public."""

    template_name = "admin/articles/document/file_widget.html"

    def is_initial(self, value):
        return bool(value) and not isinstance(value, UploadedFile)

    def _render(self, template_name, context, renderer=None):
        # Forms look for templates in apps alone, unless all of them look elsewhere.
        return render_to_string(template_name, context)


class DocumentForm(WholeRowForm):
    reader = None

    class Meta:
        model = Document
        fields = "__all__"  # noqa: DJ007  (the admin names the fields)
        help_texts = {
            "title": "Seperti pada naskahnya; nama unduhan dibuat dari judul ini.",
            "number": "Tanpa kata “Nomor”, misalnya 12 Tahun 2024.",
            "file": "PDF, JPEG, PNG, atau WebP, paling besar 20 MB. Pembaca mengunduhnya; berkas "
            "tidak dibuka di dalam situs.",
            "url": "Alamat di situs penerbit. Tampil di samping berkas, atau sebagai gantinya.",
        }

    def clean_file(self):
        file = self.cleaned_data["file"]
        if "file" not in self.changed_data:
            return file
        if not file:
            self.instance.sha256, self.instance.size = "", None
            return file
        try:
            kept = accepted(file)
        except Unusable as error:
            raise forms.ValidationError(str(error)) from None
        digest = sha256_of(kept)
        twin = Document.objects.filter(sha256=digest).exclude(pk=self.instance.pk).first()
        if twin:
            raise forms.ValidationError(self._already(twin))
        self.instance.sha256, self.instance.size = digest, kept.size
        return kept

    def _already(self, twin):
        if not seen_by(self.reader, Document.objects.filter(pk=twin.pk)).exists():
            return "Berkas yang sama sudah ada di perpustakaan, di luar wilayah Anda."
        return format_html(
            'Berkas yang sama sudah ada: <a href="{}">{}</a>. Kaitkan dokumen itu saja.',
            reverse("admin:articles_document_change", args=[twin.pk]),
            twin,
        )


class AttachmentFilter(admin.SimpleListFilter):
    title = "keterkaitan"
    parameter_name = "kaitan"

    def lookups(self, request, model_admin):
        return [("tanpa", "tanpa lampiran di halaman mana pun")]

    def queryset(self, request, queryset):
        return queryset.unattached() if self.value() == "tanpa" else queryset


class FormFilter(admin.SimpleListFilter):
    title = "bentuk"
    parameter_name = "bentuk"

    def lookups(self, request, model_admin):
        return [("berkas", "dengan berkas"), ("tautan", "tautan saja")]

    def queryset(self, request, queryset):
        if self.value() == "berkas":
            return queryset.exclude(file="")
        return queryset.filter(file="") if self.value() == "tautan" else queryset


@admin.register(Document)
class DocumentAdmin(DeskAdmin):
    form = DocumentForm
    list_display = ["title", "instrument_name", "number", "issued_on", "issuer", "weight"]
    list_filter = [
        *("kind", AttachmentFilter, FormFilter, province_filter("issuer__region"), "issued_on"),
    ]
    list_select_related = ["issuer"]
    search_fields = ["title", "number", "instrument", "sha256"]
    search_help_text = "Judul, nomor, jenis naskah, atau sidik SHA-256."
    autocomplete_fields = ["issuer", "articles", "bodies", "elections"]
    readonly_fields = ["sha256"]
    fieldsets = [
        (None, {"fields": ["title", "kind", "instrument", "number", "issued_on", "issuer"]}),
        (
            "Berkas dan tautan",
            {
                "fields": ["file", "url", "sha256"],
                "description": "Isi berkas, tautan resmi, atau keduanya.",
            },
        ),
        (
            "Tampil pada",
            {
                "fields": ["articles", "bodies", "elections"],
                "description": "Berkas dapat diunduh pembaca bila terkait pada artikel yang "
                "tayang, penyelenggara, atau pemilu.",
            },
        ),
    ]

    @admin.display(description="jenis naskah", ordering="instrument")
    def instrument_name(self, document):
        return document.instrument_name

    @admin.display(description="berkas", ordering="size")
    def weight(self, document):
        return document.weight or "tautan"

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change, **kwargs)
        return type(form.__name__, (form,), {"reader": request.user})

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        if db_field.name == "file":
            kwargs["widget"] = DocumentFileWidget
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    def get_fieldsets(self, request, obj=None):
        fieldsets = super().get_fieldsets(request, obj)
        if obj is None or self.has_change_permission(request, obj):
            return fieldsets
        # Who may only look gets no chooser, and with it not the names that one keeps to itself.
        shown = {"articles": articles_named_to(request.user), "file": "stored_file"}
        return [
            (title, {**options, "fields": [shown.get(name, name) for name in options["fields"]]})
            for title, options in fieldsets
        ]

    @admin.display(description="berkas")
    def stored_file(self, document):
        if not document.file:
            return "-"
        address = reverse("admin:articles_document_file", args=[document.pk])
        name = f"{document.download_name} ({document.weight})"
        return format_html('<a href="{}">{}</a>', address, name)

    def view_on_site(self, obj):
        is_public = bool(obj.file) and Document.objects.public().filter(pk=obj.pk).exists()
        return obj.own_address if is_public else None

    # --- The file, for the desk alone

    def get_urls(self):
        own = path(
            "<path:object_id>/berkas/",
            self.admin_site.admin_view(require_safe(self.file_view)),
            name="articles_document_file",
        )
        return [own, *super().get_urls()]

    def file_view(self, request, object_id):
        document = self.get_object(request, object_id)
        if document is None or not document.file:
            raise Http404
        if not self.has_view_permission(request, document):
            raise PermissionDenied
        return download(document)

    # --- The same paper twice

    def response_add(self, request, obj, post_url_continue=None):
        self._tell_of_twins(request, obj)
        return super().response_add(request, obj, post_url_continue)

    def response_change(self, request, obj):
        self._tell_of_twins(request, obj)
        return super().response_change(request, obj)

    def _tell_of_twins(self, request, document):
        twins = Document.objects.twins_of(document)
        twin = seen_by(request.user, twins).first()
        if twin is not None:
            address = reverse("admin:articles_document_change", args=[twin.pk])
            text = (
                'Nomor, penerbit, dan tanggal sama dengan <a href="{}">{}</a>: '
                "periksa apakah ganda."
            )
            self.message_user(request, format_html(text, address, twin), messages.WARNING)
