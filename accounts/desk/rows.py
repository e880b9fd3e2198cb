"""Tables below a form, laid over the rows that the database has by now.

Between opening a form and saving it a colleague may have added rows, or deleted some. Django
finds rows by their place and answers with an error that nobody understands, or with a crash.
"""

import re

from django import forms
from django.http import QueryDict
from django.utils.functional import cached_property


class CurrentRowsFormSet(forms.BaseInlineFormSet):
    """Takes what was sent as a table of today's rows.

    A row that was deleted meanwhile comes back as a new one, with what was typed into it. Rows
    that were added meanwhile are `loaded`, unless the same row was sent as a new one.
    """

    # Keys of rows that the sender did not know of.
    loaded = frozenset()
    is_laid_over = False

    def __init__(self, data=None, *args, **kwargs):
        super().__init__(data, *args, **kwargs)
        if self.is_bound and self.management_form.is_valid() and self.instance.pk:
            self._lay_over_current_rows()

    def _lay_over_current_rows(self):
        sent = SentRows(self)
        current = {str(row.pk): row for row in self.get_queryset()}
        known = {key: values for key, values in sent.initial if key in current}
        if list(current) == [key for key, _ in sent.initial]:
            return
        lost = [row for key, row in sent.initial if key not in current and self._says(row)]
        new = [*lost, *sent.extra]
        unknown = [key for key in current if key not in known]
        for key in list(unknown):
            twin = next((row for row in new if self._is_same(row, current[key])), None)
            if twin is not None:
                new.remove(twin)
                unknown.remove(key)
                known[key] = self._values_of(key)
        self.loaded = frozenset(unknown)
        self.is_laid_over = bool(unknown or lost)
        rows = [known.get(key) or self._values_of(key) for key in current]
        self.data = sent.data_with(rows, new)
        del self.__dict__["management_form"]
        self.__dict__.pop("forms", None)

    def _says(self, row) -> bool:
        """Whether anything but keys was sent for the row, and it was not to be deleted."""
        values = {name: row[name] for name in row if name not in (self._pk_name, self.fk.name)}
        return bool(values) and "DELETE" not in values

    def _is_same(self, row, stored) -> bool:
        data = QueryDict(mutable=True)
        for name, values in row.items():
            data.setlist(name, values)
        form = self.form(data, instance=stored, **self.form_kwargs)
        return bool(form.fields) and not form.changed_data

    @property
    def _pk_name(self):
        return self.model._meta.pk.name

    @cached_property
    def _untouched(self) -> dict:
        """Key → form of the row as the database has it."""
        twin = type(self)(
            instance=self.instance,
            prefix=self.prefix,
            queryset=self.queryset,
            form_kwargs=self.form_kwargs,
        )
        return {str(form.instance.pk): form for form in twin.initial_forms}

    def _values_of(self, key) -> dict[str, list]:
        """What an untouched form of the row sends."""
        values = {}
        for bound in self._untouched[key]:
            value = bound.value()
            if value is not None and value is not False:
                values[bound.name] = value if isinstance(value, list) else [value]
        return values


class SentRows:
    """The rows of one table as they were sent: name of a column → its values."""

    def __init__(self, formset):
        self.formset = formset
        count = formset.initial_form_count()
        rows = [{} for _ in range(formset.total_form_count())]
        pattern = re.compile(rf"{re.escape(formset.prefix)}-(\d{{1,4}})-(.+)")
        for name in formset.data:
            found = pattern.fullmatch(name)
            if found and int(found[1]) < len(rows):
                rows[int(found[1])][found[2]] = self._values(name)
        self.initial = [(self._key(row), row) for row in rows[:count]]
        self.extra = rows[count:]

    def _values(self, name):
        data = self.formset.data
        return data.getlist(name) if hasattr(data, "getlist") else [data[name]]

    def _key(self, row) -> str:
        return str(row.get(self.formset._pk_name, [""])[-1])

    def data_with(self, rows, new) -> QueryDict:
        """What would have been sent for `rows` of the database and `new` ones after them."""
        prefix, pk = self.formset.prefix, self.formset._pk_name
        data = QueryDict(mutable=True)
        for name in ("MIN_NUM_FORMS", "MAX_NUM_FORMS"):
            data[f"{prefix}-{name}"] = self.formset.data.get(f"{prefix}-{name}", "")
        data[f"{prefix}-INITIAL_FORMS"] = len(rows)
        data[f"{prefix}-TOTAL_FORMS"] = len(rows) + len(new)
        new = [{name: row[name] for name in row if name != pk} for row in new]
        for place, row in enumerate([*rows, *new]):
            for name, values in row.items():
                data.setlist(f"{prefix}-{place}-{name}", values)
        return data


def desk_formset(formset):
    """`formset` with `CurrentRowsFormSet` in front, once."""
    if issubclass(formset, CurrentRowsFormSet):
        return formset
    if issubclass(CurrentRowsFormSet, formset):
        return CurrentRowsFormSet
    return type(formset.__name__, (CurrentRowsFormSet, formset), {"__doc__": formset.__doc__})
