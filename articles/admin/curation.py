from django import forms
from django.contrib import admin
from django.http import QueryDict
from django.urls import reverse

from accounts.desk import DeskAdmin, MergesMixin, RebuildsDependentsMixin
from articles.filters import ArticleFilterSet
from articles.merging import merge
from articles.models import EditorialPage, ListPreset, Tag


@admin.register(Tag)
class TagAdmin(MergesMixin, RebuildsDependentsMixin, DeskAdmin):
    merge = staticmethod(merge)
    list_display = ["name", "slug"]
    search_fields = ["name", "slug"]
    fields = ["name", "slug"]

    def get_prepopulated_fields(self, request, obj=None):
        return {} if obj else {"slug": ["name"]}


@admin.register(EditorialPage)
class EditorialPageAdmin(DeskAdmin):
    list_display = ["title", "slug", "updated_at"]
    search_fields = ["title", "slug"]

    def get_readonly_fields(self, request, obj=None):
        return ["slug"] if obj else []


class ListPresetForm(forms.ModelForm):
    def clean_query(self):
        """The query in the one order that lists use; refused when a list would refuse it."""
        filterset = ArticleFilterSet(QueryDict(self.cleaned_data["query"].lstrip("?").strip()))
        if filterset.complaints:
            faults = [f"{name}: {reason}" for name, reason in filterset.complaints.items()]
            raise forms.ValidationError(faults)
        if not filterset.query():
            raise forms.ValidationError("Tidak ada saringan yang dikenal di dalamnya.")
        return filterset.query().removeprefix("?")


@admin.register(ListPreset)
class ListPresetAdmin(DeskAdmin):
    form = ListPresetForm
    list_display = ["name", "query", "order"]
    search_fields = ["name", "query"]

    def view_on_site(self, obj):
        return f"{reverse('articles:list')}?{obj.query}"
