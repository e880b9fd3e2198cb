from django.contrib import admin
from django.shortcuts import redirect
from django.urls import path
from django.views.decorators.http import require_POST

from accounts.desk import ReadOnlyAdmin
from accounts.models import Notice
from accounts.notices import mark_read


@admin.register(Notice)
class NoticeAdmin(ReadOnlyAdmin):
    """What colleagues were told; each reads his own on the first page of the desk."""

    list_display = ["created_at", "user", "text", "read_at"]
    list_filter = [("read_at", admin.EmptyFieldListFilter)]
    list_select_related = ["user"]
    search_fields = ["text", "=user__username"]

    def get_urls(self):
        read = self.admin_site.admin_view(require_POST(self.read_view))
        own = [
            path("dibaca/", read, name="accounts_notice_read_all"),
            path("<int:notice>/dibaca/", read, name="accounts_notice_read"),
        ]
        return [*own, *super().get_urls()]

    def read_view(self, request, notice=None):
        """Note one's own notice, or all of them, as read; others' stay as they are."""
        mark_read(user=request.user, notice=notice)
        return redirect("admin:index")
