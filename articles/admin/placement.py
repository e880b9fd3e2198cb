from django.contrib import admin

from articles.models import EditorialPage, Slot, Update
from common.admin import DeskAdmin


@admin.register(Slot)
class SlotAdmin(DeskAdmin):
    list_display = ["name", "article", "region", "starts_at", "ends_at", "order"]
    list_filter = ["name"]
    list_select_related = ["article", "region"]
    search_fields = ["article__title"]
    autocomplete_fields = ["article", "region"]


@admin.register(EditorialPage)
class EditorialPageAdmin(DeskAdmin):
    list_display = ["title", "slug", "updated_at"]
    search_fields = ["title"]


@admin.register(Update)
class UpdateAdmin(DeskAdmin):
    list_display = ["made_at", "article", "text"]
    list_select_related = ["article"]
    search_fields = ["text", "article__title"]
    autocomplete_fields = ["article"]
