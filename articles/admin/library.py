from django import forms
from django.contrib import admin

from accounts.desk import (
    DeskAdmin,
    LeavesRedirectMixin,
    MergesMixin,
    RebuildsDependentsMixin,
)
from articles.admin.uploads import Unusable, master_of, sha256_of
from articles.merging import merge
from articles.models import Author, Image, Source


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


class ImageForm(forms.ModelForm):
    """A picture; a new file is re-encoded and known by its hash."""

    class Meta:
        model = Image
        fields = ["file", "credit", "organisation", "licence"]
        help_texts = {
            "file": "JPEG, PNG, atau WebP. Diperkecil dan data lokasinya dibuang saat disimpan."
        }

    def clean_file(self):
        if "file" not in self.changed_data:
            return self.cleaned_data["file"]
        try:
            master = master_of(self.cleaned_data["file"])
        except Unusable as error:
            raise forms.ValidationError(str(error)) from None
        self.instance.sha256 = sha256_of(master)
        twin = Image.objects.filter(sha256=self.instance.sha256).exclude(pk=self.instance.pk)
        if twin.exists():
            raise forms.ValidationError(f"Gambar ini sudah ada: {twin.first()}.")
        return master


@admin.register(Image)
class ImageAdmin(DeskAdmin):
    form = ImageForm
    list_display = ["file", "credit", "organisation", "licence"]
    search_fields = ["file", "credit", "organisation"]
    readonly_fields = ["sha256"]
