from string import ascii_uppercase

import django_filters as filters

from common.filters import NamedField, StrictFilterSet
from regions.lookup import region_named
from regions.models import Region


class RegionField(NamedField):
    """Takes a slug, a Kemendagri code, or `kabupaten-x/kecamatan-y`."""

    unknown = "Wilayah tidak dikenal. Pakai alamat pendek atau kode, misalnya kabupaten-banyuasin."

    def find(self, text):
        return region_named(text)


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
