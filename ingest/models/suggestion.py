from django.conf import settings
from django.db import models
from django.db.models import Q

from bodies.models import Body
from elections.models import Election, StageKind
from ingest.models.inbox import InboxItem
from regions.models import Region
from regions.scope import Regional, Unplaced


class Decision(models.TextChoices):
    OPEN = "terbuka", "belum diputus"
    ACCEPTED = "diterima", "diterima"
    REFUSED = "ditolak", "ditolak"


class SuggestionRole(models.TextChoices):
    PRIMARY = "primer", "utama"
    SUBJECT = "subjek", "subjek"
    RELATED = "terkait", "terkait saja"
    HOMONYM = "homonim", "pilihan nama kembar"


class Suggestion(models.Model):
    """Something that a text seems to be about, with the words that say so."""

    item = models.ForeignKey(
        InboxItem, verbose_name="butir", on_delete=models.CASCADE, related_name="suggestions"
    )
    region = models.ForeignKey(
        Region,
        verbose_name="wilayah",
        on_delete=models.CASCADE,
        related_name="suggestions",
        null=True,
        blank=True,
    )
    body = models.ForeignKey(
        Body,
        verbose_name="penyelenggara",
        on_delete=models.CASCADE,
        related_name="suggestions",
        null=True,
        blank=True,
    )
    election = models.ForeignKey(
        Election,
        verbose_name="pemilu",
        on_delete=models.CASCADE,
        related_name="suggestions",
        null=True,
        blank=True,
    )
    stage_kind = models.ForeignKey(
        StageKind,
        verbose_name="tahapan",
        on_delete=models.CASCADE,
        related_name="suggestions",
        null=True,
        blank=True,
    )

    role = models.CharField(
        "peran", max_length=10, choices=SuggestionRole, default=SuggestionRole.SUBJECT
    )
    score = models.FloatField("keyakinan")
    evidence = models.JSONField(
        "kata pemicu",
        default=list,
        help_text="Daftar [awal, akhir, kata]; angka menunjuk ke naskah asli.",
    )
    decision = models.CharField("keputusan", max_length=10, choices=Decision, default=Decision.OPEN)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="diputus oleh",
        on_delete=models.PROTECT,
        related_name="decided_suggestions",
        null=True,
        blank=True,
    )

    desk_scope = Regional(
        ("item__feed__default_region",), Unplaced.OWNED, owner="item__received_by"
    )

    class Meta:
        verbose_name = "usulan"
        verbose_name_plural = "usulan"
        ordering = ["-score", "id"]
        constraints = [
            models.CheckConstraint(
                name="suggestion_names_one_thing",
                condition=(
                    Q(region__isnull=False, body=None, election=None, stage_kind=None)
                    | Q(region=None, body__isnull=False, election=None, stage_kind=None)
                    | Q(region=None, body=None, election__isnull=False, stage_kind=None)
                    | Q(region=None, body=None, election=None, stage_kind__isnull=False)
                ),
                violation_error_message="Usulan menunjuk tepat satu hal.",
            ),
            models.CheckConstraint(
                name="suggestion_score_is_a_share", condition=Q(score__gte=0, score__lte=1)
            ),
        ]

    def __str__(self):
        return str(self.region or self.body or self.election or self.stage_kind)
