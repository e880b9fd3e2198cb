from django.db import models

from common.models import Loaded
from regions.models.region import Region
from regions.scope import Regional


class AliasKind(models.TextChoices):
    ACRONYM = "akronim", "akronim"
    SHORT = "pendek", "bentuk pendek"
    SPELLING = "ejaan", "ejaan lain"
    FORMER = "lama", "nama lama"
    CAPITAL = "ibu-kota", "ibu kota"


class RegionAlias(Loaded):
    """Another name under which texts mean a region: Sumsel, Kotim, Sampit."""

    region = models.ForeignKey(
        Region, verbose_name="wilayah", on_delete=models.CASCADE, related_name="aliases"
    )
    text = models.CharField("sebutan", max_length=100)
    kind = models.CharField("jenis", max_length=12, choices=AliasKind)

    part_of = "region"
    desk_scope = Regional(paths=("region",), sees_above=True)

    class Meta:
        verbose_name = "sebutan wilayah"
        verbose_name_plural = "sebutan wilayah"
        ordering = ["text", "region"]
        constraints = [
            models.UniqueConstraint(
                name="regionalias_once_per_region",
                fields=["region", "text", "kind"],
                violation_error_message="Sebutan ini sudah ada untuk wilayah itu.",
            ),
        ]

    def __str__(self):
        return self.text


class FormerCode(Loaded):
    """A code that a region had before, so that older data still finds it."""

    region = models.ForeignKey(
        Region, verbose_name="wilayah", on_delete=models.CASCADE, related_name="former_codes"
    )
    code = models.CharField("kode lama", max_length=8, unique=True)
    until = models.DateField("dipakai sampai", null=True, blank=True)
    instrument = models.CharField("dasar perubahan", max_length=200, blank=True)

    part_of = "region"
    desk_scope = Regional(paths=("region",), sees_above=True)

    class Meta:
        verbose_name = "kode lama"
        verbose_name_plural = "kode lama"
        ordering = ["code"]

    def __str__(self):
        return f"{self.code} → {self.region.code}"
