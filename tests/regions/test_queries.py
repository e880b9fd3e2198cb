import pytest

from regions.models import Region
from tests.factories import make_region

pytestmark = pytest.mark.django_db


def names(regions):
    return {region.name for region in regions}


def tile(code, name, row, column):
    return make_region(code, name, tile_row=row, tile_column=column)


def test_neighbours_are_the_provinces_on_the_eight_tiles_around():
    corner = tile("11", "Aceh", 0, 0)
    middle = tile("12", "Sumut", 1, 1)
    tile("13", "Sumbar", 2, 2)
    tile("14", "Riau", 2, 3)
    make_region("15", "Tanpa petak")

    assert names(Region.objects.neighbours(corner)) == {"Sumut"}
    assert names(Region.objects.neighbours(middle)) == {"Aceh", "Sumbar"}


def test_region_without_a_tile_has_no_neighbours():
    tile("11", "Aceh", 0, 0)

    assert not Region.objects.neighbours(make_region("16.07"))


def test_neighbours_can_be_one_part_of_a_union():
    aceh = tile("11", "Aceh", 0, 0)
    tile("12", "Sumut", 1, 0)
    neighbours = Region.objects.neighbours(aceh).order_by()
    itself = Region.objects.filter(pk=aceh.pk).order_by()

    assert names(neighbours.union(itself)) == {"Aceh", "Sumut"}


def test_provinces_know_the_number_of_their_parts(django_assert_num_queries):
    for code in ("16.07.01", "16.07.02", "16.71.01", "17"):
        make_region(code)

    with django_assert_num_queries(1):
        full, empty = Region.objects.provinces().with_regency_count().with_kecamatan_count()

    assert (full.regency_count, full.kecamatan_count) == (2, 3)
    assert (empty.regency_count, empty.kecamatan_count) == (0, 0)


@pytest.mark.parametrize(
    ("kind", "name", "base_name"),
    [
        ("kabupaten", "Kabupaten Kotabaru", "Kotabaru"),
        ("kota", "Kota Kotamobagu", "Kotamobagu"),
        ("kabupaten administrasi", "Kabupaten Administrasi Kepulauan Seribu", "Kepulauan Seribu"),
        ("kota administrasi", "Kota Administrasi Jakarta Barat", "Jakarta Barat"),
        ("kabupaten", "Tanpa Awalan", "Tanpa Awalan"),
    ],
)
def test_base_name_is_what_stands_behind_the_kind(kind, name, base_name):
    make_region("16.07", name, kind=kind)

    assert Region.objects.with_base_name().get(code="16.07").base_name == base_name


def test_base_name_of_a_kecamatan_is_its_name():
    make_region("16.07.01", "Kota Agung")

    assert Region.objects.with_base_name().get(code="16.07.01").base_name == "Kota Agung"
