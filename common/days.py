"""Days and moments that readers write into forms and addresses."""

import re
from datetime import UTC, date, datetime, time

from django import forms
from django.utils import timezone

_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
# A plus sign that was not encoded in an address arrives as a space.
_ISO_MOMENT = re.compile(
    r"(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2}(?::\d{2})?)(Z|[+ -]\d{2}:\d{2})", re.ASCII
)


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


class MomentField(forms.CharField):
    """A day, which means its beginning in Jakarta, or a moment with its zone; answers UTC."""

    malformed = "Tulis tanggal sebagai 2024-11-27 atau waktu sebagai 2024-11-27T08:00:00Z."

    def clean(self, value):
        text = super().clean(value).strip()
        if not text:
            return None
        moment = _ISO_MOMENT.fullmatch(text)
        if not moment and not _ISO_DAY.fullmatch(text):
            raise forms.ValidationError(self.malformed, code="invalid")
        # Bounded like every day, so that no zone can lead out of what a datetime holds.
        day = DayField().clean(moment[1] if moment else text)
        if not moment:
            return timezone.make_aware(datetime.combine(day, time())).astimezone(UTC)
        _, clock, zone = moment.groups()
        try:
            found = datetime.fromisoformat(f"{day}T{clock}{zone.replace(' ', '+')}")
            return found.astimezone(UTC)
        except ValueError:
            raise forms.ValidationError(self.malformed, code="invalid") from None
