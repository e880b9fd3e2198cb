"""Filters of the lists for what waits to be put right; the first page of the desk leads there."""

from django.contrib import admin

from accounts.reach import kept_by


class CareFilter(admin.SimpleListFilter):
    """The rows of `rows(queryset)` for which whoever looks answers by `permission`."""

    permission = ""
    choice = ("", "")
    rows = None

    def lookups(self, request, model_admin):
        return [self.choice]

    def queryset(self, request, queryset):
        if self.value() != self.choice[0]:
            return queryset
        return kept_by(request.user, type(self).rows(queryset), self.permission)


def care_filter(title, parameter, choice, permission, rows):
    """A `CareFilter`; `choice` is (value in the address, words), `rows` narrows a queryset."""
    own = {
        "title": title,
        "parameter_name": parameter,
        "choice": choice,
        "permission": permission,
        "rows": staticmethod(rows),
    }
    return type("CareFilter", (CareFilter,), own)
