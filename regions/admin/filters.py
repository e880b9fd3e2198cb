from django.contrib import admin
from django.db.models import Q

from regions.codes import is_code
from regions.models import Region


class ProvinceFilter(admin.SimpleListFilter):
    """The 38 provinces, each with everything below it; never the 514 regencies and cities."""

    title = "provinsi"
    parameter_name = "provinsi"
    # The path from the listed rows to the region; empty when they are regions.
    path = ""

    def lookups(self, request, model_admin):
        return list(Region.objects.provinces().order_by("code").values_list("code", "name"))

    def queryset(self, request, queryset):
        code = self.value()
        if not code:
            return queryset
        if not is_code(code):
            return queryset.none()
        field = f"{self.path}__code" if self.path else "code"
        inside = Q(**{field: code}) | Q(**{f"{field}__startswith": f"{code}."})
        # A subquery instead of DISTINCT: a row may have several regions of one province.
        matches = queryset.model._default_manager.filter(inside)
        return queryset.filter(pk__in=matches.order_by().values("pk"))


def province_filter(path):
    """A `ProvinceFilter` for rows that reach their region by `path`."""
    return type("ProvinceFilter", (ProvinceFilter,), {"path": path})
