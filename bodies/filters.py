import django_filters as filters

from bodies.models import Body, BodyLevel, Family
from common.filters import StrictFilterSet
from regions.filters import RegionFilter

# More pages than there could be bodies; beyond it databases would skip rows for nothing.
LAST_PAGE = 1000


class PageFilter(filters.NumberFilter):
    """Which page of the list; narrows nothing."""

    def filter(self, qs, value):
        return qs


class BodyFilterSet(StrictFilterSet):
    """Attribute names are the public parameters."""

    q = filters.CharFilter(label="Nama", max_length=100, method="by_name")
    keluarga = filters.ChoiceFilter(
        field_name="family",
        label="Keluarga",
        choices=Family.choices,
        empty_label="Semua keluarga",
    )
    tingkat = filters.ChoiceFilter(
        field_name="level",
        label="Tingkat",
        choices=BodyLevel.choices,
        empty_label="Semua tingkat",
    )
    wilayah = RegionFilter(
        label="Wilayah",
        method="by_region",
        help_text="Alamat pendek atau kode, misalnya kabupaten-banyuasin atau 16.07",
    )
    halaman = PageFilter(
        label="Halaman", decimal_places=0, max_digits=4, min_value=1, max_value=LAST_PAGE
    )

    class Meta:
        model = Body
        fields = []

    def by_name(self, bodies, name, value):
        return bodies.matching(value)

    def by_region(self, bodies, name, value):
        return bodies.in_region(value)
