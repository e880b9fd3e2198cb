"""A moment as editors type it: the wall clock in Jakarta, between 2000 and 2100."""

from django import forms

YEARS = range(2000, 2101)
FORMAT = "%Y-%m-%dT%H:%M"


class WallTimeField(forms.DateTimeField):
    widget = forms.DateTimeInput(attrs={"type": "datetime-local"}, format=FORMAT)
    default_error_messages = {"invalid": "Tulis waktu seperti 2026-11-30T06:00."}

    def __init__(self, **kwargs):
        super().__init__(
            input_formats=[FORMAT, "%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d"], **kwargs
        )

    def to_python(self, value):
        if isinstance(value, str) and len(value) > 40:
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid")
        try:
            moment = super().to_python(value)
        except (OverflowError, ValueError):
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid") from None
        if moment is not None and moment.year not in YEARS:
            raise forms.ValidationError("Tahun harus antara 2000 dan 2100.", code="range")
        return moment
