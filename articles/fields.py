"""Form fields of the public list: each turns a parameter's text into the thing it names."""

import re
from datetime import date

from django import forms

from articles.models import Author, Source, Topic
from articles.paging import Cursor
from bodies.models import Body
from common.filters import NamedField

_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


class BodyField(NamedField):
    unknown = "Penyelenggara tidak dikenal. Pakai alamat pendek dari halaman penyelenggara."

    def find(self, text):
        return Body.objects.filter(slug=text).first()


class SourceField(NamedField):
    unknown = "Sumber tidak dikenal."

    def find(self, text):
        return Source.objects.filter(slug=text).first()


class TopicField(NamedField):
    unknown = "Topik tidak dikenal."

    def find(self, text):
        return Topic.objects.filter(slug=text).first()


class AuthorField(NamedField):
    unknown = "Penulis tidak dikenal."

    def find(self, text):
        return Author.objects.filter(slug=text).first()


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


class CursorField(forms.CharField):
    """The place in a list from which a page goes on."""

    widget = forms.HiddenInput

    def clean(self, value):
        text = super().clean(value)
        if not text:
            return None
        try:
            return Cursor.parse(text)
        except ValueError:
            raise forms.ValidationError("Penanda halaman tidak dikenal.", code="invalid") from None
