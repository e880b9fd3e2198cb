"""Choosing one of thousands of rows: found by typing, told apart by a label."""

from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.contrib.admin.widgets import AutocompleteSelect, AutocompleteSelectMultiple
from django.urls import reverse

from common.fields import may_be_key


class LabelledAutocompleteView(AutocompleteJsonView):
    """Answers with the related admin's `autocomplete_label`: names alone are shared by many."""

    def get_queryset(self):
        return super().get_queryset().select_related(*self.model_admin.autocomplete_related)

    def serialize_result(self, obj, to_field_name):
        result = super().serialize_result(obj, to_field_name)
        return {**result, "text": self.model_admin.autocomplete_label(obj)}


class DeskAutocompleteMixin:
    """Asks the related admin's own address, and shows a malformed value as no choice.

    Django's widget looks every submitted value up, so `?region=abc` was a server error.
    """

    def get_url(self):
        options = self.field.remote_field.model._meta
        name = f"{options.app_label}_{options.model_name}_autocomplete"
        return reverse(f"{self.admin_site.name}:{name}")

    def optgroups(self, name, value, attr=None):
        model = self.field.remote_field.model
        return super().optgroups(name, [v for v in value if may_be_key(model, v)], attr)


class DeskAutocompleteSelect(DeskAutocompleteMixin, AutocompleteSelect):
    pass


class DeskAutocompleteSelectMultiple(DeskAutocompleteMixin, AutocompleteSelectMultiple):
    pass


def autocomplete_widget(db_field, admin_site, *, is_multiple=False):
    """The widget for a foreign key, or with `is_multiple` for many of its targets."""
    widget = DeskAutocompleteSelectMultiple if is_multiple else DeskAutocompleteSelect
    return widget(db_field, admin_site)


class AutocompletesMixin:
    """For admins and inlines: `autocomplete_fields` with the labels of the related admins."""

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        return self._labelled(super().formfield_for_foreignkey, db_field, request, kwargs)

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        return self._labelled(super().formfield_for_manytomany, db_field, request, kwargs)

    def _labelled(self, formfield_for, db_field, request, kwargs):
        if db_field.name not in self.get_autocomplete_fields(request):
            return formfield_for(db_field, request, **kwargs)
        kwargs["widget"] = autocomplete_widget(
            db_field, self.admin_site, is_multiple=db_field.many_to_many
        )
        formfield = formfield_for(db_field, request, **kwargs)
        related = self.admin_site.get_model_admin(db_field.remote_field.model)
        formfield.label_from_instance = related.autocomplete_label
        formfield.queryset = formfield.queryset.select_related(*related.autocomplete_related)
        return formfield
