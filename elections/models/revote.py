from django.db import models
from django.db.models import Q

from common.models import Loaded
from elections.models.election import Election
from regions.codes import ancestors_and_self
from regions.models import Region
from regions.scope import Regional


class RevoteQuerySet(models.QuerySet):
    def touching(self, region):
        """Re-votes in `region`, above it or in a part of it."""
        return self.filter(
            Q(region__code__in=ancestors_and_self(region.code))
            | Q(region__code__startswith=f"{region.code}.")
        )


class Revote(Loaded):
    """The day on which one region votes again (PSU), with the case that ordered it."""

    election = models.ForeignKey(
        Election, verbose_name="pemilu", on_delete=models.CASCADE, related_name="revotes"
    )
    region = models.ForeignKey(
        Region, verbose_name="wilayah", on_delete=models.PROTECT, related_name="revotes"
    )
    polling_date = models.DateField("hari pemungutan suara ulang")
    case_number = models.CharField("nomor perkara", max_length=60, blank=True)
    extent = models.CharField("cakupan", max_length=120, blank=True)

    desk_scope = Regional(paths=("region",), sees_above=True)
    objects = RevoteQuerySet.as_manager()

    class Meta:
        verbose_name = "pemungutan suara ulang"
        verbose_name_plural = "pemungutan suara ulang"
        ordering = ["polling_date", "region"]
        constraints = [
            models.UniqueConstraint(
                name="revote_once_per_region_and_day",
                fields=["election", "region", "polling_date"],
                violation_error_message="PSU wilayah ini pada hari itu sudah tercatat.",
            ),
        ]

    def __str__(self):
        return f"PSU {self.region} {self.polling_date:%Y-%m-%d}"
