from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.core.exceptions import ValidationError
from django.urls import path

from accounts.desk.autocomplete import AutocompletesMixin, LabelledAutocompleteView
from accounts.desk.changelist import DeskChangeList
from accounts.desk.conflict import ConflictMixin
from accounts.desk.deleting import DeletingMixin
from accounts.desk.history import HistoryMixin
from accounts.desk.joined import JoinedRowsMixin
from accounts.desk.keeping import KeepingMixin
from accounts.desk.parts import NamedPartsMixin
from accounts.desk.presence import PresenceMixin
from accounts.desk.reach import ReachMixin
from accounts.desk.refusal import RefusalMixin, desk_form
from accounts.desk.rows import desk_formset
from accounts.desk.saved import SavedFiltersMixin
from accounts.desk.vanished import VanishedMixin
from common.editor import ProseWidget
from common.fields import CleanHTMLField, may_be_key
from common.text import printable


class DeskAdmin(
    RefusalMixin,
    KeepingMixin,
    HistoryMixin,
    PresenceMixin,
    ConflictMixin,
    DeletingMixin,
    VanishedMixin,
    SavedFiltersMixin,
    ReachMixin,
    NamedPartsMixin,
    AutocompletesMixin,
    admin.ModelAdmin,
):
    """The base of every form and list of the desk."""

    show_full_result_count = False
    formfield_overrides = {CleanHTMLField: {"widget": ProseWidget}}
    # What `autocomplete_label` reads.
    autocomplete_related = ()

    def __init__(self, model, admin_site):
        super().__init__(model, admin_site)
        self.form = desk_form(self.form)

    def has_add_permission(self, request):
        return self.may(request, "add")

    def autocomplete_label(self, obj) -> str:
        """How `obj` is told apart from rows that share its name."""
        return str(obj)

    def autocomplete_view(self, request):
        return LabelledAutocompleteView.as_view(admin_site=self.admin_site)(request)

    def get_urls(self):
        own = path(
            "pilihan/",
            self.admin_site.admin_view(self.autocomplete_view),
            name=f"{self.opts.app_label}_{self.opts.model_name}_autocomplete",
        )
        return [own, *super().get_urls()]

    def get_changelist(self, request, **kwargs):
        return DeskChangeList

    def lookup_allowed(self, lookup, value, request=None):
        # A pattern from the address bar may be malformed, or slow.
        if lookup.endswith(("regex", "iregex")):
            return False
        return super().lookup_allowed(lookup, value, request)

    def response_action(self, request, queryset):
        # Django compares whatever was sent with the keys, and fails on what is none.
        chosen = request.POST.getlist(ACTION_CHECKBOX_NAME)
        if not all(may_be_key(self.model, value) for value in chosen):
            self.message_user(request, "Pilihan tidak dikenal.", messages.ERROR)
            return None
        return super().response_action(request, queryset)

    def get_object(self, request, object_id, from_field=None):
        # PostgreSQL cannot compare with a NUL byte.
        if printable(object_id) != object_id:
            return None
        return super().get_object(request, object_id, from_field)

    def get_changeform_initial_data(self, request):
        """The values that the address proposes for a new row, without malformed ones."""
        initial = super().get_changeform_initial_data(request)
        columns = {field.name: field for field in self.opts.get_fields() if field.concrete}
        for name in columns.keys() & initial.keys():
            try:
                initial[name] = columns[name].to_python(initial[name])
            except ValidationError:
                del initial[name]
        return initial

    def get_search_results(self, request, queryset, search_term):
        return super().get_search_results(request, queryset, printable(search_term))

    def view_on_site(self, obj):
        """The public address; None hides the button."""
        return obj.get_absolute_url() or None if hasattr(obj, "get_absolute_url") else None

    def get_deleted_objects(self, objs, request):
        """What nobody deletes by itself goes with what it is part of."""
        deleted, counts, missing, protected = super().get_deleted_objects(objs, request)
        parts = {
            part.opts.verbose_name
            for part in self.admin_site._registry.values()
            if isinstance(part, ReadOnlyAdmin)
        }
        return deleted, counts, missing - parts, protected


class ReadOnlyAdmin(DeskAdmin):
    """Rows that only the software writes."""

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


class PartAdmin(ReadOnlyAdmin):
    """Rows that are edited on the page of what they are part of; not in the index."""

    def has_module_permission(self, request):
        return False


class DeskInline(
    JoinedRowsMixin, ReachMixin, NamedPartsMixin, AutocompletesMixin, admin.TabularInline
):
    """Rows of the table below a form; who may change them is asked of the form's row."""

    extra = 0
    # Django's link goes by an address that tells where any row stands, drafts too.
    view_on_site = False

    def __init__(self, parent_model, admin_site):
        super().__init__(parent_model, admin_site)
        self.form = desk_form(self.form)
        self.formset = desk_formset(self.formset)

    def has_add_permission(self, request, obj=None):
        return self.may(request, "add", obj)


class ReadOnlyInline(DeskInline):
    """What the software recorded about the row of the form."""

    can_delete = False

    def has_add_permission(self, request, obj=None):
        return False

    def has_change_permission(self, request, obj=None):
        return False
