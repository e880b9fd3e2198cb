from django.contrib import admin

from articles.models import EditorialPage, Slot, Tag, Topic
from common.admin import DeskAdmin, LeavesRedirectMixin, RebuildsDependentsMixin
from regions.admin import province_filter


@admin.register(Topic)
class TopicAdmin(RebuildsDependentsMixin, LeavesRedirectMixin, DeskAdmin):
    list_display = ["name", "slug"]
    search_fields = ["name", "slug"]
    # Topics are chosen on the article, where lists and cards follow.
    fields = ["name", "slug", "intro"]

    def get_prepopulated_fields(self, request, obj=None):
        return {} if obj else {"slug": ["name"]}


@admin.register(Tag)
class TagAdmin(RebuildsDependentsMixin, DeskAdmin):
    list_display = ["name", "slug"]
    search_fields = ["name", "slug"]
    fields = ["name", "slug"]

    def get_prepopulated_fields(self, request, obj=None):
        return {} if obj else {"slug": ["name"]}


@admin.register(Slot)
class SlotAdmin(DeskAdmin):
    list_display = ["name", "article", "region", "starts_at", "ends_at", "order"]
    list_filter = ["name", "starts_at", province_filter("region")]
    list_select_related = ["article", "region"]
    search_fields = ["article__title"]
    autocomplete_fields = ["article", "region"]


@admin.register(EditorialPage)
class EditorialPageAdmin(DeskAdmin):
    list_display = ["title", "slug", "updated_at"]
    search_fields = ["title", "slug"]

    def get_readonly_fields(self, request, obj=None):
        return ["slug"] if obj else []
