from django.contrib import admin

from articles.models import Correction, Document, EditorNote, Image, ImageUse, Source, Tag, Topic
from common.admin import DeskAdmin, NamedOnPagesMixin, ReadOnlyAdmin


@admin.register(Source)
class SourceAdmin(NamedOnPagesMixin, DeskAdmin):
    list_display = ["name", "kind", "tier", "domain", "body"]
    list_filter = ["kind", "tier"]
    list_select_related = ["body"]
    search_fields = ["name", "slug", "domain"]
    autocomplete_fields = ["body"]
    prepopulated_fields = {"slug": ["name"]}


@admin.register(Topic)
class TopicAdmin(NamedOnPagesMixin, DeskAdmin):
    list_display = ["name", "slug"]
    search_fields = ["name", "slug"]
    # Topics are chosen on the article's form, where lists and cards follow.
    exclude = ["articles"]
    prepopulated_fields = {"slug": ["name"]}


@admin.register(Tag)
class TagAdmin(DeskAdmin):
    list_display = ["name", "slug"]
    search_fields = ["name", "slug"]
    exclude = ["articles"]
    prepopulated_fields = {"slug": ["name"]}


@admin.register(Image)
class ImageAdmin(DeskAdmin):
    list_display = ["file", "credit", "organisation", "licence"]
    search_fields = ["file", "credit", "organisation"]


@admin.register(ImageUse)
class ImageUseAdmin(DeskAdmin):
    list_display = ["article", "image", "alt", "is_decorative"]
    list_filter = ["is_decorative"]
    list_select_related = ["article", "image"]
    search_fields = ["alt", "caption", "article__title"]
    autocomplete_fields = ["article", "image"]


@admin.register(Document)
class DocumentAdmin(DeskAdmin):
    list_display = ["title", "kind", "number", "issued_on", "issuer"]
    list_filter = ["kind"]
    list_select_related = ["issuer"]
    search_fields = ["title", "number"]
    autocomplete_fields = ["issuer", "articles", "bodies", "elections"]


@admin.register(Correction)
class CorrectionAdmin(ReadOnlyAdmin):
    """Corrections are made from the article's list, by an action that readers see."""

    list_display = ["made_at", "kind", "article", "by"]
    list_filter = ["kind"]
    list_select_related = ["article", "by"]
    search_fields = ["text", "article__title"]


@admin.register(EditorNote)
class EditorNoteAdmin(DeskAdmin):
    list_display = ["created_at", "article", "author", "text"]
    list_select_related = ["article", "author"]
    search_fields = ["text", "article__title"]
    autocomplete_fields = ["article", "author"]
