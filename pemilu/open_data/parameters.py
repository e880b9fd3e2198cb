"""The parameters of a dataset's addresses."""

import django_filters as filters
from django.core.exceptions import ValidationError

from articles.filters import DayFilter
from common.days import MomentField
from common.filters import StrictFilterSet
from common.models import ExportedRecord


class MomentFilter(filters.Filter):
    field_class = MomentField


class DatasetFilterSet(StrictFilterSet):
    """Reads and checks what is asked of a dataset; the records themselves are no table."""

    diubah_sejak = MomentFilter(label="Diubah sejak", max_length=40)
    pada = DayFilter(label="Pada tanggal")

    class Meta:
        model = ExportedRecord
        fields = []

    def __init__(self, data, *, dataset):
        self.dataset = dataset
        super().__init__(data, queryset=ExportedRecord.objects.none())

    def clean_together(self, data):
        if data.get("diubah_sejak") and data.get("pada"):
            raise ValidationError({"pada": "Pakai salah satu: diubah_sejak atau pada."})
        if data.get("pada") and not self.dataset.records_on:
            raise ValidationError({"pada": "Kumpulan ini tidak menyimpan keadaan pada suatu hari."})
