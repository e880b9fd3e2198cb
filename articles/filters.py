"""The parameters of every public list of articles, in HTML, Atom, JSON Feed and CSV alike."""

from datetime import date
from urllib.parse import urlencode

import django_filters as filters
from django import forms
from django.core.exceptions import ValidationError
from django.utils.formats import date_format
from django.utils.functional import cached_property

from articles.fields import AuthorField, BodyField, CursorField, SourceField, TopicField
from articles.lists import (
    author_key,
    body_key,
    election_key,
    family_key,
    kind_key,
    region_key,
    source_key,
    stage_key,
    topic_key,
)
from articles.models import ArticleKind, ListEntry
from articles.search.query import Query, read_query
from articles.search.synonyms import Synonyms, glossary
from articles.selection import Selection
from bodies.models import Family
from common.days import DayField
from common.filters import StrictFilterSet
from common.widgets import PlainSelect
from elections.models import Election, StageKind
from regions.filters import RegionFilter
from regions.models import Region

MOST_CHARACTERS = 100
NEWEST, RELEVANCE = "terbaru", "relevansi"
# Parameters that place the reader in a list instead of narrowing it.
PAGING = {"sebelum", "sesudah"}
UNSHOWN = {"urut", *PAGING}
LABELS = dict(Family.choices) | dict(ArticleKind.choices)

# The list that a chosen value stands for.
KEYS = {
    "wilayah": lambda region: region_key(region.code),
    "penyelenggara": lambda body: body_key(body.pk),
    "keluarga": family_key,
    "pemilu": lambda election: election_key(election.pk),
    "tahapan": lambda kind: stage_key(kind.pk),
    "jenis": kind_key,
    "sumber": lambda source: source_key(source.pk),
    "topik": lambda topic: topic_key(topic.pk),
    "penulis": lambda author: author_key(author.pk),
}


class BodyFilter(filters.Filter):
    field_class = BodyField


class SourceFilter(filters.Filter):
    field_class = SourceField


class TopicFilter(filters.Filter):
    field_class = TopicField


class AuthorFilter(filters.Filter):
    field_class = AuthorField


class DayFilter(filters.Filter):
    field_class = DayField


class CursorFilter(filters.Filter):
    field_class = CursorField


class ArticleFilterSet(StrictFilterSet):
    """Attribute names are the public parameters (design contract); values are bounded."""

    default_order = NEWEST
    # What the page asks for in a form of its own.
    asked_elsewhere = frozenset()

    q = filters.CharFilter(label="Kata kunci", max_length=MOST_CHARACTERS)
    wilayah = RegionFilter(label="Wilayah", help_text="Misalnya kabupaten-banyuasin atau 16.07")
    penyelenggara = BodyFilter(label="Penyelenggara", help_text="Misalnya kpu-kabupaten-banyuasin")
    keluarga = filters.ChoiceFilter(
        label="Keluarga",
        choices=Family.choices,
        empty_label="Semua keluarga",
        widget=PlainSelect,
    )
    pemilu = filters.ModelChoiceFilter(
        label="Pemilu",
        queryset=lambda request: Election.objects.newest_first(),
        to_field_name="slug",
        empty_label="Semua pemilu",
        widget=PlainSelect,
    )
    tahapan = filters.ModelChoiceFilter(
        label="Tahapan",
        queryset=lambda request: StageKind.objects.all(),
        to_field_name="slug",
        empty_label="Semua tahapan",
        widget=PlainSelect,
    )
    jenis = filters.ChoiceFilter(
        label="Jenis",
        choices=ArticleKind.choices,
        empty_label="Semua jenis",
        widget=PlainSelect,
    )
    sumber = SourceFilter(label="Sumber", help_text="Misalnya redaksi")
    topik = TopicFilter(label="Topik", help_text="Misalnya logistik")
    penulis = AuthorFilter(label="Penulis", help_text="Alamat pendek dari halaman penulis")
    dari = DayFilter(label="Dari tanggal")
    sampai = DayFilter(label="Sampai tanggal")
    urut = filters.ChoiceFilter(
        label="Urutan",
        choices=[(NEWEST, "Terbaru"), (RELEVANCE, "Paling cocok")],
        empty_label=None,
        widget=PlainSelect,
    )
    sebelum = CursorFilter(label="Lebih lama dari")
    sesudah = CursorFilter(label="Lebih baru dari")

    class Meta:
        model = ListEntry
        fields = []

    def clean_together(self, data):
        """Rules between parameters; raises ValidationError keyed by parameter."""
        if data.get("dari") and data.get("sampai") and data["dari"] > data["sampai"]:
            raise ValidationError({"dari": "Tanggal mulai harus tidak sesudah tanggal akhir."})
        if data.get("sebelum") and data.get("sesudah"):
            raise ValidationError({"sebelum": "Pakai salah satu: sebelum atau sesudah."})
        if self._ranks(data) and (data.get("sebelum") or data.get("sesudah")):
            raise ValidationError({"urut": "Hanya urutan terbaru yang berhalaman."})
        self.clean_words(data)

    def clean_words(self, data):
        if data.get("q") and not read_query(data["q"], Synonyms()):
            raise ValidationError({"q": "Tulis sedikitnya satu huruf atau angka."})

    @cached_property
    def selection(self) -> Selection:
        data = {**self.form.cleaned_data, **self.given}
        return Selection(
            keys=[key(data[name]) for name, key in KEYS.items() if data.get(name)],
            since=data.get("dari"),
            until=data.get("sampai"),
            query=read_query(data["q"], glossary()) if data.get("q") else Query(),
        )

    @property
    def is_ranked(self) -> bool:
        """Whether the best of the newest hits come first, instead of the newest."""
        return self._ranks(self.form.cleaned_data)

    def _ranks(self, data):
        order = data.get("urut") or self.default_order
        return order == RELEVANCE and bool(data.get("q"))

    def filter_queryset(self, queryset):
        return self.selection.entries

    @property
    def open_filters(self) -> list[str]:
        """The parameters that are not chosen yet."""
        data = self.form.cleaned_data
        return [name for name in self.filters if name not in UNSHOWN and not data.get(name)]

    def active(self) -> list[tuple[str, str]]:
        """The chosen filters as (parameter, words for the reader), errors and paging left out."""
        data = self.form.cleaned_data
        shown = [name for name in self.filters if name not in UNSHOWN and data.get(name)]
        return [(name, f"{self.filters[name].label}: {_in_words(data[name])}") for name in shown]

    def query(self, **changes) -> str:
        """The query string of this selection from its first page on, with `changes`.

        Parameters stand in the order in which they are declared, so that one selection has one
        address; unknown ones and, with a value of "", unwanted ones are left out.
        """
        return _query(self.chosen() | changes)

    def query_elsewhere(self, **changes) -> str:
        """`query` for a page that stands for nothing: what is given here is written out."""
        return _query(self._given_values() | self.chosen() | changes)

    def chosen(self) -> dict[str, str]:
        """The text of every parameter but paging, as the request wrote it."""
        return {name: self.data.get(name, "") for name in self.filters if name not in PAGING}

    def _given_values(self):
        return {name: getattr(row, "path", None) or row.slug for name, row in self.given.items()}


class WordsField(forms.CharField):
    """Words to look for; of a longer text its beginning, so that a pasted headline is found."""

    def to_python(self, value):
        return super().to_python(value)[:MOST_CHARACTERS].strip()


class WordsFilter(filters.Filter):
    field_class = WordsField


class SearchFilterSet(ArticleFilterSet):
    """The same list as the answer to a search: the best hits first, and any text is a search."""

    default_order = RELEVANCE
    asked_elsewhere = frozenset(["q"])
    forgiven = frozenset(["q"])

    q = WordsFilter(label="Kata kunci")

    def clean_words(self, data):
        """Words of punctuation alone find nothing, and that is no fault of the request."""


def _query(values):
    ordered = {name: values[name] for name in ArticleFilterSet.base_filters if values.get(name)}
    return f"?{urlencode(ordered, safe='/')}" if ordered else ""


def _in_words(value):
    if isinstance(value, Region):
        return value.place_name
    if isinstance(value, date):
        return date_format(value, "j F Y")
    return str(LABELS.get(value, value)) if isinstance(value, str) else str(value)
