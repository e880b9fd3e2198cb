"""Rows that the software keeps by itself, to look at when something seems wrong."""

from django.contrib import admin

from accounts.desk import ReadOnlyAdmin
from articles.models import ArticleSketch, ArticleText, Card, HubNotice, ListCounter, ListEntry


@admin.register(ListEntry)
class ListEntryAdmin(ReadOnlyAdmin):
    list_display = ["list_key", "published_at", "article"]
    list_select_related = ["article"]
    search_fields = ["=list_key", "article__title"]
    search_help_text = "Kunci daftar seutuhnya, misalnya region:16.07, atau judul artikel."


@admin.register(ListCounter)
class ListCounterAdmin(ReadOnlyAdmin):
    list_display = ["list_key", "total"]
    search_fields = ["^list_key"]


@admin.register(Card)
class CardAdmin(ReadOnlyAdmin):
    list_display = ["article"]
    list_select_related = ["article"]
    search_fields = ["article__title"]


@admin.register(ArticleText)
class ArticleTextAdmin(ReadOnlyAdmin):
    list_display = ["article"]
    list_select_related = ["article"]
    search_fields = ["article__title"]


@admin.register(ArticleSketch)
class ArticleSketchAdmin(ReadOnlyAdmin):
    list_display = ["article", "value"]
    list_select_related = ["article"]
    search_fields = ["=value", "article__title"]


@admin.register(HubNotice)
class HubNoticeAdmin(ReadOnlyAdmin):
    list_display = ["hub", "told_until"]
    search_fields = ["hub"]
