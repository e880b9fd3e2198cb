"""Rows whose name or address stands on other pages."""

from common.dependents import rebuild_for
from common.redirects import addresses_of, move_addresses


class RebuildsDependentsMixin:
    """After a rename, rebuilds what shows the name (`common.dependents`)."""

    names_shown = ("name", "short_name", "official_name", "slug")

    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        if change and set(form.changed_data) & set(self.names_shown):
            rebuild_for(obj)


class LeavesRedirectMixin:
    """After a change of address, leads readers from the old ones to the new ones.

    Which addresses a row has is registered in `common.redirects`.
    """

    def save_model(self, request, obj, form, change):
        # Locked: of two editors who rename at once, the second starts from the first one's slug.
        rows = self.model._default_manager.select_for_update(of=("self",))
        stored = rows.filter(pk=obj.pk).first() if change else None
        old = addresses_of(stored) if stored else {}
        super().save_model(request, obj, form, change)
        if not change or "slug" in form.changed_data:
            move_addresses(old, addresses_of(obj))
