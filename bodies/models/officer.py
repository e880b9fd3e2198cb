from django.db import models

from bodies.models.body import Body
from common.validity import Validity, ValidityQuerySet, period_constraint


class Officer(Validity):
    """Somebody who holds an office of a body for a time."""

    body = models.ForeignKey(
        Body, verbose_name="penyelenggara", on_delete=models.CASCADE, related_name="officers"
    )
    person_name = models.CharField("nama", max_length=120)
    position = models.CharField("jabatan", max_length=80)
    division = models.CharField("divisi", max_length=120, blank=True)
    source_url = models.URLField(
        "sumber",
        max_length=500,
        blank=True,
        help_text="Keputusan atau halaman resmi yang menyebut jabatan ini.",
    )

    objects = ValidityQuerySet.as_manager()

    class Meta:
        verbose_name = "pejabat"
        verbose_name_plural = "pejabat"
        ordering = ["body", "position", "person_name"]
        constraints = [period_constraint("officer")]

    def __str__(self):
        return f"{self.person_name}, {self.position}"
