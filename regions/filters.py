from string import ascii_uppercase

import django_filters as filters
from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse_lazy

from common.filters import NamedField, StrictFilterSet
from regions.lookup import best_matches, region_named
from regions.models import Region

MOST_PROPOSALS = 3


class RegionField(NamedField):
    """Takes a slug, a Kemendagri code, or `kabupaten-x/kecamatan-y`."""

    unknown = "Wilayah tidak dikenal. Pakai alamat pendek atau kode, misalnya kabupaten-banyuasin."
    # With scripts, names and short forms are suggested and the choice fills the field.
    widget = forms.TextInput(
        attrs={"data-saran": reverse_lazy("regions:suggest"), "data-saran-isi": True}
    )

    def find(self, text):
        return region_named(text)

    def clean(self, value):
        try:
            return super().clean(value)
        except ValidationError as error:
            if error.code != "unknown":
                raise
            raise ValidationError(f"{self.unknown}{_perhaps(value)}", code="unknown") from None


def _perhaps(text) -> str:
    """What somebody who wrote a name instead of an address may have meant."""
    found = best_matches(Region.objects.matching(text), text, MOST_PROPOSALS)
    paths = [region.path for region in found]
    return f" Mungkin maksud Anda: {', '.join(paths)}." if paths else ""


class RegionFilter(filters.Filter):
    field_class = RegionField


class RegionNameFilterSet(StrictFilterSet):
    """The search by name: official names, short forms and capitals."""

    q = filters.CharFilter(label="Cari nama wilayah", max_length=100, method="by_name")

    class Meta:
        model = Region
        fields = []

    def by_name(self, regions, name, value):
        return regions.matching(value)


class RegionFilterSet(RegionNameFilterSet):
    """The index of regions: by name, by letter, or both."""

    huruf = filters.ChoiceFilter(
        label="Huruf",
        choices=[(letter, letter) for letter in ascii_uppercase],
        empty_label="Semua huruf",
        method="by_letter",
    )

    def by_letter(self, regions, name, value):
        return regions.under_letter(value)
