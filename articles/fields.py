"""Form fields of the public list: each turns a parameter's text into the thing it names."""

from django import forms

from articles.models import Author, Source, Topic
from articles.paging import Cursor
from bodies.models import Body
from common.filters import NamedField


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
