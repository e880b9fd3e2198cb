"""Tables below a form that are read at once, however many rows they have."""

from django import forms
from django.contrib.admin.widgets import AutocompleteMixin
from django.forms.models import _get_foreign_key


class JoinedRowsMixin:
    """For inlines: rows come with what they point to, and their choosers ask for nothing more.

    Django looks the chosen row of every chooser up, and the rows that `__str__` names: several
    queries a row.
    """

    def __init__(self, parent_model, admin_site):
        super().__init__(parent_model, admin_site)
        self.form = type(self.form.__name__, (KnownChoicesMixin, self.form), {})

    def get_queryset(self, request):
        return super().get_queryset(request).select_related(*self.joins(request))

    def joins(self, request) -> list[str]:
        """Relations of a row, each with what tells the related row apart in a chooser."""
        # The row of the form is at hand, and may be a long text.
        whole = _get_foreign_key(self.parent_model, self.model, fk_name=self.fk_name)
        names = []
        for field in self.opts.concrete_fields:
            if not field.is_relation or field == whole:
                continue
            names.append(field.name)
            if field.name in self.get_autocomplete_fields(request):
                related = self.admin_site.get_model_admin(field.related_model)
                names += [f"{field.name}__{name}" for name in related.autocomplete_related]
        return names

    def get_formset(self, request, obj=None, **kwargs):
        formset = super().get_formset(request, obj, **kwargs)
        return type(formset.__name__, (KnownWholeMixin, formset), {})


class KnownWholeMixin:
    """Rows know the row of the form without asking for it."""

    def _construct_form(self, number, **kwargs):
        form = super()._construct_form(number, **kwargs)
        if form.instance.pk and self.instance.pk:
            self.fk.set_cached_value(form.instance, self.instance)
        return form


class KnownChoicesMixin(forms.BaseModelForm):
    """Tells every chooser of a row the related row that was read with it."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            widget = getattr(field.widget, "widget", field.widget)
            if not isinstance(widget, AutocompleteMixin) or widget.allow_multiple_selected:
                continue
            relation = self._meta.model._meta.get_field(name)
            widget.known = relation.get_cached_value(self.instance, default=None)
