from django.contrib import admin
from django.core.validators import FileExtensionValidator

from accounts.desk import (
    DeskAdmin,
    LeavesRedirectMixin,
    MergesMixin,
    RebuildsDependentsMixin,
    WholeRowForm,
)
from accounts.reach import OUT_OF_REACH, may_name
from articles.merging import merge
from articles.models import Author, Document, Source
from articles.pictures.hashes import sha256_of

# What opens without running anything; a page or a script would run on our own address.
DOCUMENT_TYPES = ["pdf", "doc", "docx", "xls", "xlsx", "csv", "jpg", "png"]


@admin.register(Source)
class SourceAdmin(MergesMixin, RebuildsDependentsMixin, LeavesRedirectMixin, DeskAdmin):
    merge = staticmethod(merge)
    merge_consequences = [
        "Tingkat kepercayaan, penyelenggara, dan domain yang belum diisi diambil dari baris lain.",
        "Tautan dan langganan umpan dengan sumber lama dialihkan ke yang tetap.",
    ]
    list_display = ["name", "kind", "tier", "domain", "body"]
    list_filter = ["kind", "tier"]
    list_select_related = ["body"]
    search_fields = ["name", "slug", "domain"]
    autocomplete_fields = ["body"]

    def get_readonly_fields(self, request, obj=None):
        # The parameter `sumber` of everybody's bookmarks.
        return ["slug"] if obj else []

    def get_prepopulated_fields(self, request, obj=None):
        return {} if obj else {"slug": ["name"]}


@admin.register(Author)
class AuthorAdmin(MergesMixin, RebuildsDependentsMixin, LeavesRedirectMixin, DeskAdmin):
    merge = staticmethod(merge)
    merge_consequences = ["Alamat lama dan langganan umpannya dialihkan ke yang tetap."]
    list_display = ["name", "slug"]
    search_fields = ["name", "slug"]
    fields = ["name", "slug"]

    def get_readonly_fields(self, request, obj=None):
        # The address of the author's page, and the parameter `penulis`.
        return ["slug"] if obj else []

    def get_prepopulated_fields(self, request, obj=None):
        return {} if obj else {"slug": ["name"]}


def articles_named_to(reader):
    """A column of a document: its articles, foreign drafts without their titles."""

    @admin.display(description="artikel")
    def articles(document):
        rows = document.articles.all()
        return ", ".join(str(row) if may_name(reader, row) else OUT_OF_REACH for row in rows) or "-"

    return articles


class DocumentForm(WholeRowForm):
    class Meta:
        model = Document
        fields = "__all__"  # noqa: DJ007  (the admin names the fields)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "file" in self.fields:
            self.fields["file"].validators.append(FileExtensionValidator(DOCUMENT_TYPES))

    def clean_file(self):
        file = self.cleaned_data["file"]
        if "file" in self.changed_data:
            self.instance.sha256 = sha256_of(file) if file else ""
        return file


@admin.register(Document)
class DocumentAdmin(DeskAdmin):
    form = DocumentForm
    list_display = ["title", "kind", "number", "issued_on", "issuer"]
    list_filter = ["kind", "issued_on"]
    list_select_related = ["issuer"]
    search_fields = ["title", "number"]
    autocomplete_fields = ["issuer", "articles", "bodies", "elections"]
    readonly_fields = ["sha256"]
    fieldsets = [
        (None, {"fields": ["title", "kind", "number", "issued_on", "issuer"]}),
        ("Berkas", {"fields": ["file", "url", "sha256"]}),
        ("Terkait", {"fields": ["articles", "bodies", "elections"]}),
    ]

    def get_fieldsets(self, request, obj=None):
        fieldsets = super().get_fieldsets(request, obj)
        if obj is None or self.has_change_permission(request, obj):
            return fieldsets
        # Who may only look gets no chooser, and with it not the names that one keeps to itself.
        articles = articles_named_to(request.user)
        return [
            (
                title,
                {
                    "fields": [
                        articles if name == "articles" else name for name in options["fields"]
                    ]
                },
            )
            for title, options in fieldsets
        ]
