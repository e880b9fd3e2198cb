from datetime import timedelta

from django.db import models
from django.utils.formats import date_format

from bodies.models.body import Body
from common.validity import Validity, ValidityQuerySet, period_constraint
from regions.scope import Regional

# “Ketua”, “Plt. Ketua”, “Ketua merangkap anggota”, “Ketua KPU Kabupaten …”.
CHAIR = (
    r"^((plt|plh|pj)\.? )?ketua"
    r"($|[ ,/]+(merangkap|dan|kpu|kip|bawaslu|panwaslih|dkpp)($|[ ,/]))"
)


class OfficerQuerySet(ValidityQuerySet):
    def chairs(self):
        """Those who lead their body: not its deputies, nor the heads of its divisions."""
        return self.filter(position__iregex=CHAIR)

    def former_on(self, day):
        """Who left office by `day`, the latest first."""
        return self.filter(valid_until__lte=day).order_by("-valid_until", "person_name")


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

    has_history = True
    part_of = "body"
    desk_scope = Regional(paths=("body__region",), sees_above=True)
    objects = OfficerQuerySet.as_manager()

    class Meta:
        verbose_name = "pejabat"
        verbose_name_plural = "pejabat"
        ordering = ["body", "position", "person_name"]
        constraints = [period_constraint("officer")]

    def __str__(self):
        return f"{self.person_name}, {self.position}"

    @property
    def term(self) -> str:
        """The days in office in words, as far as they are known."""
        first = self.valid_from and date_format(self.valid_from, "j F Y")
        last = self.valid_until and date_format(self.valid_until - timedelta(days=1), "j F Y")
        if first and last:
            return f"{first} – {last}"
        if last:
            return f"sampai {last}"
        return f"sejak {first}" if first else "masa jabatan tidak tercatat"
