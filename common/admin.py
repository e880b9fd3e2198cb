import contextlib

from django.contrib import admin
from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.views.main import ChangeList
from django.core.exceptions import EmptyResultSet

from common.dependents import rebuild_for
from common.models import Redirect
from common.redirects import leave_redirect

admin.site.site_header = "Pemilu: meja redaksi"
admin.site.site_title = "Pemilu"
admin.site.index_title = "Meja redaksi"


class DeskChangeList(ChangeList):
    """Answers a lookup that no database can run, such as the year 99999, as a bad parameter."""

    def get_queryset(self, request, *args, **kwargs):
        queryset = super().get_queryset(request, *args, **kwargs)
        try:
            with contextlib.suppress(EmptyResultSet):
                queryset.query.get_compiler(queryset.db).as_sql()
        except (ValueError, OverflowError) as error:
            raise IncorrectLookupParameters(error) from error
        return queryset


class DeskAdmin(admin.ModelAdmin):
    """The base of every form and list of the desk."""

    def get_changelist(self, request, **kwargs):
        return DeskChangeList


class ReadOnlyAdmin(DeskAdmin):
    """Rows that only the software writes."""

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


class NamedOnPagesMixin:
    """For rows whose name or address stands on other pages.

    A new name rebuilds what shows it; a new slug leaves a redirect from the old address.
    """

    names_shown = ("name", "slug")

    def save_model(self, request, obj, form, change):
        old_path = self._public_path(obj) if change else ""
        super().save_model(request, obj, form, change)
        if change and set(form.changed_data) & set(self.names_shown):
            new_path = obj.get_absolute_url() if hasattr(obj, "get_absolute_url") else ""
            leave_redirect(old_path, new_path)
            rebuild_for(obj)

    def _public_path(self, obj):
        stored = type(obj)._default_manager.get(pk=obj.pk)
        return stored.get_absolute_url() if hasattr(stored, "get_absolute_url") else ""


@admin.register(Redirect)
class RedirectAdmin(DeskAdmin):
    list_display = ["old_path", "new_path", "created_at"]
    search_fields = ["old_path", "new_path"]
