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


class RegionFilterSet(StrictFilterSet):
    """The name search of the region index: official names, short forms and capitals."""

    q = filters.CharFilter(label="Cari nama wilayah", max_length=100, method="by_name")

    class Meta:
        model = Region
        fields = []

    def by_name(self, regions, name, value):
        return regions.matching(value)
