from django.conf import settings
from django.db import models

from accounts.models import Role
from common.validity import Validity, ValidityQuerySet, period_constraint
from regions.models.region import Region


class RegionAssignment(Validity):
    """A user's role in a region and everything below it, for a time."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="pengguna",
        on_delete=models.CASCADE,
        related_name="assignments",
    )
    region = models.ForeignKey(
        Region,
        verbose_name="wilayah",
        on_delete=models.PROTECT,
        related_name="assignments",
        null=True,
        blank=True,
        help_text="Berlaku juga untuk semua wilayah di bawahnya. Kosong berarti meja nasional.",
    )
    role = models.CharField("peran", max_length=12, choices=Role)

    objects = ValidityQuerySet.as_manager()

    class Meta:
        verbose_name = "penugasan wilayah"
        verbose_name_plural = "penugasan wilayah"
        ordering = ["user", "region"]
        constraints = [period_constraint("regionassignment")]

    def __str__(self):
        return f"{self.user} · {self.get_role_display()} · {self.region or 'nasional'}"
