from django.contrib import admin

from articles.models import Article, Status
from articles.reviewing import reviewable_by


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
        return [
            ("saya", "naskah saya"),
            ("tinjauan", "diminta dari saya"),
            ("antrean", "dapat saya tinjau"),
        ]

    def queryset(self, request, queryset):
        if self.value() == "saya":
            return queryset.filter(created_by=request.user)
        if self.value() == "tinjauan":
            return queryset.filter(reviewer=request.user, status=Status.IN_REVIEW)
        if self.value() == "antrean":
            return queryset.filter(pk__in=reviewable_by(request.user).values("pk"))
        return queryset


class TrashFilter(admin.SimpleListFilter):
    """The trash is a list of its own."""

    title = "tempat sampah"
    parameter_name = "sampah"

    def lookups(self, request, model_admin):
        return [("ya", "isi tempat sampah")]

    def queryset(self, request, queryset):
        return queryset.in_trash() if self.value() == "ya" else queryset.on_desk()
