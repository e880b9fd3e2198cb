"""Links to other sites that readers find, each with the forms where it is mended."""

from django.contrib import admin
from django.db.models import Prefetch
from django.urls import reverse
from django.utils.html import format_html, format_html_join

from accounts.desk import ReadOnlyAdmin, care_filter
from articles.models import Article, Document, LinkCheck
from bodies.models import Contact

# Some links stand in thousands of texts.
NAMED = 3


ToMendFilter = care_filter(
    "yang perlu diperbaiki",
    "perbaiki",
    ("putus", "putus di wilayah saya"),
    "articles.change_article",
    lambda links: links.broken(),
)


class StateFilter(admin.SimpleListFilter):
    title = "keadaan"
    parameter_name = "keadaan"

    def lookups(self, request, model_admin):
        return [("putus", "putus"), ("gagal", "gagal sekali"), ("belum", "belum diperiksa")]

    def queryset(self, request, queryset):
        if self.value() == "putus":
            return queryset.broken()
        if self.value() == "gagal":
            return queryset.doubtful()
        if self.value() == "belum":
            return queryset.filter(checked_at__isnull=True)
        return queryset


@admin.register(LinkCheck)
class LinkCheckAdmin(ReadOnlyAdmin):
    list_display = ["address", "state", "failure", "failing_since", "checked_at", "places"]
    list_filter = [StateFilter, ToMendFilter]
    search_fields = ["url", "articles__title"]
    fields = ["url", "state", "failure", "failing_since", "failures", "checked_at", "places"]
    readonly_fields = fields

    def get_queryset(self, request):
        some = [
            Prefetch(name, model.objects.order_by("-pk")[:NAMED], to_attr=f"some_{name}")
            for name, model in [
                ("articles", Article),
                ("documents", Document),
                ("contacts", Contact),
            ]
        ]
        return super().get_queryset(request).prefetch_related(*some)

    @admin.display(description="tautan", ordering="url")
    def address(self, link):
        shown = link.url.removeprefix("https://").removeprefix("http://")
        return shown if len(shown) <= 80 else f"{shown[:79]}…"

    @admin.display(description="keadaan", ordering="-failures")
    def state(self, link):
        return link.state

    @admin.display(description="dipakai di")
    def places(self, link):
        rows = [
            *((row, "articles_article", row.title) for row in link.some_articles),
            *((row, "articles_document", f"Dokumen: {row.title}") for row in link.some_documents),
            *((row, "bodies_contact", f"Kontak: {row.value}") for row in link.some_contacts),
        ]
        links = format_html_join(
            "",
            '<li><a href="{}">{}</a></li>',
            ((reverse(f"admin:{name}_change", args=[row.pk]), words) for row, name, words in rows),
        )
        return format_html("<ul>{}</ul>", links) if links else "-"
