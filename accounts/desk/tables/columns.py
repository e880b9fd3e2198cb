"""The columns of a table: how a value is written for an editor, and read again.

A widget raises ValueError, with a reason in Indonesian, for what it cannot read.
"""

import re
from datetime import date

from django.db import models
from django.utils.text import capfirst
from import_export.fields import Field
from import_export.widgets import Widget

from accounts.reach import seen_by
from common.text import squeeze

# What a spreadsheet in Indonesian makes of a day in a CSV.
DAY_FIRST = re.compile(r"^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$")
LARGEST = 2**31 - 1


class Column(Field):
    """A column under the name by which the desk knows its field."""

    # What the page of the import says about its cells.
    @property
    def hint(self) -> str:
        return getattr(self.widget, "hint", "")

    def text(self, instance) -> str:
        """The cell of `instance`, as it is read back from a file."""
        return as_read(str(self.export(instance)))


def as_read(text: str) -> str:
    return text.replace("\r\n", "\n").strip()


class TextWidget(Widget):
    hint = "teks"

    def clean(self, value, row=None, **kwargs):
        return value

    def render(self, value, obj=None, **kwargs):
        return "" if value is None else str(value)


class DayWidget(TextWidget):
    hint = "tanggal, misalnya 2027-02-28"

    def clean(self, value, row=None, **kwargs):
        if not value:
            return None
        match = DAY_FIRST.match(value)
        try:
            if match:
                day, month, year = map(int, match.groups())
                return date(year, month, day)
            # A day that a spreadsheet stored with the hour zero.
            return date.fromisoformat(value.removesuffix(" 00:00:00"))
        except ValueError:
            raise ValueError(f"“{value}” bukan tanggal; tulis seperti 2027-02-28.") from None


class NumberWidget(TextWidget):
    hint = "bilangan bulat"

    def clean(self, value, row=None, **kwargs):
        if not value:
            return None
        if not (value.isascii() and value.isdigit() and int(value[:12]) <= LARGEST):
            raise ValueError(f"“{value}” bukan bilangan bulat.")
        return int(value)

    def render(self, value, obj=None, **kwargs):
        return "" if value is None else int(value)


class ChoiceWidget(TextWidget):
    """One of a few words; the stored value is understood too."""

    def __init__(self, choices):
        super().__init__()
        self.labels = {str(value): str(label) for value, label in choices if value}

    @property
    def hint(self):
        return f"salah satu dari: {', '.join(self.labels.values())}"

    def clean(self, value, row=None, **kwargs):
        for stored, label in self.labels.items():
            if value.casefold() in (stored.casefold(), label.casefold()):
                return stored
        if not value:
            return ""
        raise ValueError(f"“{value}” tidak dikenal; {self.hint}.")

    def render(self, value, obj=None, **kwargs):
        return self.labels.get(value, value or "")


class KeyWidget(TextWidget):
    """A row of another table by what its address or code is."""

    def __init__(self, model):
        super().__init__()
        self.model = model
        self.key = key_of(model)
        self.found = {}

    @property
    def hint(self):
        field = self.model._meta.get_field(self.key)
        return f"{field.verbose_name} {self.model._meta.verbose_name}"

    def prepare(self, user, texts):
        """Read what `texts` name and `user` may see: one query, however many they are."""
        rows = self.model._default_manager.filter(**{f"{self.key}__in": sorted(texts)})
        self.found = {str(getattr(row, self.key)): row for row in seen_by(user, rows)}

    def clean(self, value, row=None, **kwargs):
        if not value:
            return None
        if value not in self.found:
            raise ValueError(
                f"{capfirst(self.hint)} “{value}” tidak dikenal, atau di luar jangkauan Anda."
            )
        return self.found[value]

    def render(self, value, obj=None, **kwargs):
        return "" if value is None else str(getattr(value, self.key))


def key_of(model) -> str:
    """The column by which people name rows of `model`."""
    names = {field.name for field in model._meta.concrete_fields}
    return next(name for name in ("code", "slug") if name in names)


def widget_for(field):
    if isinstance(field, models.ForeignKey):
        return KeyWidget(field.related_model)
    if field.choices:
        return ChoiceWidget(field.choices)
    if isinstance(field, models.DateField):
        return DayWidget()
    if isinstance(field, models.IntegerField):
        return NumberWidget()
    return TextWidget()


def header_key(header: str) -> str:
    """What two spellings of one header have in common."""
    return squeeze(header.replace("_", " ")).casefold()
