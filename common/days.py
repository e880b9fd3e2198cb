"""Days that readers write into forms and addresses."""

import re
from datetime import date

from django import forms

_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


class DayField(forms.DateField):
    """A day as 2024-11-27, between 2000 and 2100: beyond them databases and zones misbehave."""

    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")

    def __init__(self, **kwargs):
        super().__init__(input_formats=["%Y-%m-%d"], **kwargs)

    def to_python(self, value):
        if value and not _ISO_DAY.fullmatch(str(value).strip()):
            raise forms.ValidationError("Tulis tanggal sebagai 2024-11-27.", code="invalid")
        day = super().to_python(value)
        if day is not None and not date(2000, 1, 1) <= day <= date(2100, 12, 31):
            raise forms.ValidationError("Tanggal di luar tahun 2000–2100.", code="range")
        return day
