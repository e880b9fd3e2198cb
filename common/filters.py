"""The base of every public FilterSet: a parameter is absent, good, or an error, never guessed."""

import re

import django_filters
from django import forms
from django.core.exceptions import ValidationError

_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
REPEATED = "Parameter ini hanya boleh ditulis sekali."
UNREADABLE = "Nilai memuat karakter yang tidak dapat dibaca."


class NamedField(forms.CharField):
    """A text that names one row; `find` answers the row or None."""

    unknown = "Nilai tidak dikenal."

    def __init__(self, **kwargs):
        super().__init__(**{"max_length": 140, **kwargs})

    def find(self, text):
        raise NotImplementedError

    def complaint(self, text) -> str:
        """What to tell a reader who asked for `text`, which names nothing."""
        return self.unknown

    def clean(self, value):
        text = super().clean(value)
        if not text:
            return None
        found = self.find(text)
        if found is None:
            raise ValidationError(self.complaint(text), code="unknown")
        return found


class StrictForm(forms.Form):
    """The form behind a StrictFilterSet; asks it for the faults that one field cannot see."""

    filterset = None

    def __init__(self, *args, **kwargs):
        # Labels stand above their fields; Django's colon belongs to labels beside them.
        super().__init__(*args, **{"label_suffix": "", **kwargs})

    def clean(self):
        data = super().clean()
        for name, message in self.filterset.malformed.items():
            self.add_error(name, message)
        try:
            self.filterset.clean_together(data)
        except ValidationError as error:
            self.add_error(None, error)
        return data


class StrictFilterSet(django_filters.FilterSet):
    """Empty means absent, unknown names are ignored, a repeated single value is an error.

    `given` are values that the page itself stands for, by parameter: a region's page lists its
    region. Such a parameter is no filter there, and is ignored like an unknown one.
    """

    # Parameters in which characters that cannot be read are spaces instead of an error.
    forgiven = frozenset()

    def __init__(self, data=None, *args, given=None, **kwargs):
        self.given = given or {}
        self.malformed = {}
        super().__init__(self._well_formed(data), *args, **kwargs)
        for name in self.given:
            del self.filters[name]

    def _well_formed(self, data):
        """`data` without the values that must not reach a field; databases refuse NUL bytes."""
        if data is None or not hasattr(data, "getlist"):
            return data
        data = data.copy()
        for name in self.base_filters.keys() - self.given.keys():
            values = [value for value in data.getlist(name) if value.strip()]
            if len(values) > 1:
                self.malformed[name] = REPEATED
            elif name not in self.forgiven and any(_CONTROL.search(value) for value in values):
                self.malformed[name] = UNREADABLE
            if name in self.malformed:
                del data[name]
            elif name in data:
                # An empty value beside a good one does not hide it.
                data[name] = _CONTROL.sub(" ", values[0]) if values else ""
        return data

    def get_form_class(self):
        fields = {name: filter_.field for name, filter_ in self.filters.items()}
        return type(f"{type(self).__name__}Form", (StrictForm,), fields)

    @property
    def form(self):
        form = super().form
        form.filterset = self
        return form

    def clean_together(self, data):
        """Check rules between parameters; raise ValidationError keyed by parameter."""

    @property
    def asked(self) -> list[str]:
        """The parameters that the request gives a value, good or bad; reads no row."""
        return [name for name in self.filters if self.data.get(name) or name in self.malformed]

    @property
    def complaints(self) -> dict[str, str]:
        """The first message of every parameter at fault; empty when all is well."""
        return {
            name if name in self.filters else "galat": str(messages[0])
            for name, messages in self.form.errors.items()
        }
