"""Rows whose name or address stands on other pages."""

from common.dependents import rebuild_for
from common.redirects import leave_redirect


class RebuildsDependentsMixin:
    """After a rename, rebuilds what shows the name (`common.dependents`)."""

    names_shown = ("name", "short_name", "official_name", "slug")

    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        if change and set(form.changed_data) & set(self.names_shown):
            rebuild_for(obj)

    def restore_revision(self, request, obj, revision):
        missing = super().restore_revision(request, obj, revision)
        rebuild_for(self.model._default_manager.get(pk=obj.pk))
        return missing


class LeavesRedirectMixin:
    """After a change of address, leads readers from the old one to the new one."""

    def save_model(self, request, obj, form, change):
        stored = self.model._default_manager.get(pk=obj.pk) if change else None
        old_paths = self.public_paths(stored) if change else {}
        super().save_model(request, obj, form, change)
        if old_paths:
            self.lead_on(old_paths, obj)

    def restore_revision(self, request, obj, revision):
        old_paths = self.public_paths(self.model._default_manager.get(pk=obj.pk))
        missing = super().restore_revision(request, obj, revision)
        self.lead_on(old_paths, self.model._default_manager.get(pk=obj.pk))
        return missing

    def lead_on(self, old_paths, obj):
        for key, new_path in self.public_paths(obj).items():
            leave_redirect(old_paths.get(key, ""), new_path)

    def public_paths(self, obj) -> dict:
        """Key → address of every page whose address is made of the slug of `obj`."""
        return {obj.pk: obj.get_absolute_url()}
