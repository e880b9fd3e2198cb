"""Rows of an article, to look at across articles; they are changed on the article's own page.

There an edit counts as a version, voids an approval and moves lists and cards.
"""

from django.contrib import admin

from accounts.desk import PartAdmin, ReadOnlyAdmin
from articles.admin.related import NamedTargetsMixin
from articles.models import (
    ArticleBody,
    ArticleFlag,
    ArticleRegion,
    ArticleStage,
    Byline,
    Correction,
    EditorNote,
    ImageUse,
    ReaderNote,
    RelatedArticle,
    Update,
)
from regions.admin import province_filter


@admin.register(Correction)
class CorrectionAdmin(ReadOnlyAdmin):
    list_display = ["made_at", "kind", "article", "by"]
    list_filter = ["kind", "made_at"]
    list_select_related = ["article", "by"]
    search_fields = ["text", "article__title"]


@admin.register(EditorNote)
class EditorNoteAdmin(ReadOnlyAdmin):
    list_display = ["created_at", "article", "author", "text"]
    list_filter = ["created_at"]
    list_select_related = ["article", "author"]
    search_fields = ["text", "article__title"]


@admin.register(Update)
class UpdateAdmin(PartAdmin):
    list_display = ["made_at", "article", "text"]
    list_filter = ["made_at"]
    list_select_related = ["article"]
    search_fields = ["text", "article__title"]


@admin.register(ReaderNote)
class ReaderNoteAdmin(PartAdmin):
    list_display = ["article", "text"]
    list_select_related = ["article"]
    search_fields = ["text", "article__title"]


@admin.register(ArticleRegion)
class ArticleRegionAdmin(PartAdmin):
    list_display = ["article", "region", "role", "is_primary"]
    list_filter = ["role", "is_primary", province_filter("region")]
    list_select_related = ["article", "region"]
    search_fields = ["article__title", "region__name"]


@admin.register(ArticleBody)
class ArticleBodyAdmin(PartAdmin):
    list_display = ["article", "body", "role"]
    list_filter = ["role", "body__family"]
    list_select_related = ["article", "body"]
    search_fields = ["article__title", "body__short_name"]


@admin.register(ArticleStage)
class ArticleStageAdmin(PartAdmin):
    list_display = ["article", "election", "kind"]
    list_filter = ["election", "kind"]
    list_select_related = ["article", "election", "kind"]
    search_fields = ["article__title"]


@admin.register(ArticleFlag)
class ArticleFlagAdmin(PartAdmin):
    list_display = ["article", "flag"]
    list_filter = ["flag"]
    list_select_related = ["article"]
    search_fields = ["article__title"]


@admin.register(Byline)
class BylineAdmin(PartAdmin):
    list_display = ["author", "role", "article"]
    list_filter = ["role"]
    list_select_related = ["author", "article"]
    search_fields = ["author__name", "article__title"]


@admin.register(ImageUse)
class ImageUseAdmin(PartAdmin):
    list_display = ["article", "image", "alt", "is_decorative"]
    list_filter = ["is_decorative"]
    list_select_related = ["article", "image"]
    search_fields = ["alt", "caption", "article__title"]


@admin.register(RelatedArticle)
class RelatedArticleAdmin(NamedTargetsMixin, PartAdmin):
    list_display = ["article", "related", "order"]
    list_select_related = ["article", "related"]
    search_fields = ["article__title", "related__title"]
