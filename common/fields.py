from django import forms
from django.core.exceptions import ValidationError
from django.db import models

from common.html import clean
from common.text import printable


class CleanHTMLFormField(forms.CharField):
    """HTML in a form: browsers send other line ends than they were given, which is no change."""

    def has_changed(self, initial, data):
        return super().has_changed(clean(initial or ""), clean(data or ""))


class CleanHTMLField(models.TextField):
    """HTML that is cleaned on every way into the database, importers and bulk writes included."""

    def formfield(self, **kwargs):
        return super().formfield(**{"form_class": CleanHTMLFormField, **kwargs})

    def pre_save(self, model_instance, add):
        value = super().pre_save(model_instance, add)
        if isinstance(value, str):
            value = clean(value)
            setattr(model_instance, self.attname, value)
        return value

    def get_prep_value(self, value):
        value = super().get_prep_value(value)
        return clean(value) if isinstance(value, str) else value


def may_be_key(model, value: str) -> bool:
    """Whether a database can compare `value`, as a request sent it, with keys of `model`."""
    key = model._meta.pk
    try:
        key.run_validators(key.to_python(value))
    except ValidationError:
        return False
    return printable(value) == value
