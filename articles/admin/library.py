from django.contrib import admin

from accounts.desk import (
    DeskAdmin,
    LeavesRedirectMixin,
    MergesMixin,
    RebuildsDependentsMixin,
)
from articles.merging import merge
from articles.models import Author, Source


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
