from django.db import models

from bodies.models import Body
from regions.scope import VOCABULARY


class SourceKind(models.TextChoices):
    OWN = "redaksi", "redaksi sendiri"
    OFFICE = "kantor", "kantor penyelenggara"
    OUTLET = "media", "media lain"
    OTHER = "lain", "lain-lain"


class Tier(models.IntegerChoices):
    OFFICIAL = 1, "resmi"
    TRUSTED = 2, "tepercaya"
    UNCHECKED = 3, "belum dinilai"


class Source(models.Model):
    """The outlet or office from which a text comes."""

    slug = models.SlugField("alamat pendek", max_length=80, unique=True)
    name = models.CharField("nama", max_length=120, unique=True)
    kind = models.CharField("jenis", max_length=10, choices=SourceKind)
    tier = models.PositiveSmallIntegerField(
        "tingkat kepercayaan",
        choices=Tier,
        default=Tier.UNCHECKED,
        help_text="Naskah dari sumber yang belum dinilai ditandai belum terverifikasi.",
    )
    body = models.ForeignKey(
        Body,
        verbose_name="penyelenggara",
        on_delete=models.SET_NULL,
        related_name="sources",
        null=True,
        blank=True,
        help_text="Kantor yang mengeluarkan rilis ini, bila sumbernya penyelenggara.",
    )
    domain = models.CharField("domain", max_length=120, blank=True)

    has_history = True
    desk_scope = VOCABULARY

    class Meta:
        verbose_name = "sumber"
        verbose_name_plural = "sumber"
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                name="source_tier_is_known", condition=models.Q(tier__in=[1, 2, 3])
            ),
        ]

    def __str__(self):
        return self.name
