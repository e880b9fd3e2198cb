from django.contrib import admin

from articles.models import Article


class VisibilityFilter(admin.SimpleListFilter):
    """What the status alone does not tell: published, but not yet."""

    title = "penayangan"
    parameter_name = "penayangan"

    def lookups(self, request, model_admin):
        return [("tampil", "tampil kepada pembaca"), ("terjadwal", "terjadwal")]

    def queryset(self, request, queryset):
        if self.value() == "tampil":
            return queryset.filter(pk__in=Article.objects.published().values("pk"))
        if self.value() == "terjadwal":
            return queryset.filter(pk__in=Article.objects.scheduled().values("pk"))
        return queryset


class OwnFilter(admin.SimpleListFilter):
    """The texts of whoever looks."""

    title = "penulis"
    parameter_name = "milik"

    def lookups(self, request, model_admin):
        return [("saya", "naskah saya")]

    def queryset(self, request, queryset):
        return queryset.filter(created_by=request.user) if self.value() == "saya" else queryset
