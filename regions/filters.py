from string import ascii_uppercase

import django_filters as filters
from django import forms
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

    def complaint(self, text):
        # Somebody may have written a name instead of an address.
        found = best_matches(Region.objects.matching(text), text, MOST_PROPOSALS)
        paths = ", ".join(region.path for region in found)
        return f"{self.unknown} Mungkin maksud Anda: {paths}." if paths else self.unknown


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
