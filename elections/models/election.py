from django.db import models
from django.db.models import Exists, OuterRef, Prefetch, Q
from django.urls import reverse

from common.models import Loaded
from common.snapshots import SnapshotOf
from regions.codes import ancestors_and_self
from regions.models import Region
from regions.scope import REFERENCE


class ElectionKind(models.TextChoices):
    GENERAL = "pemilu", "pemilu"
    LOCAL = "pilkada", "pemilihan kepala daerah"
    REVOTE = "psu", "pemungutan suara ulang"
    RERUN = "pilkada-ulang", "pemilihan ulang"
    REGIONAL = "pemilu-daerah", "pemilu daerah"


class ElectionStatus(models.TextChoices):
    FINISHED = "selesai", "selesai"
    RUNNING = "berjalan", "berjalan"
    UNDATED = "belum-ditetapkan", "belum ditetapkan"


class ElectionQuerySet(models.QuerySet):
    def touching(self, region):
        """Elections of `region`: national, held in it, above it or in a part of it."""
        held = Region.objects.filter(elections=OuterRef("pk")).filter(
            Q(code__in=ancestors_and_self(region.code)) | Q(code__startswith=f"{region.code}.")
        )
        return self.filter(Q(is_national=True) | Exists(held))

    def for_calendar(self, region, since):
        """Those touching `region`, each with its stages and re-votes there since a day.

        Four queries. Stages that ended before the day `since` are left out.
        """
        stages = self.model.stages.rel.related_model.objects.touching(region)
        revotes = self.model.revotes.rel.related_model.objects.touching(region)
        return self.touching(region).prefetch_related(
            Prefetch(
                "stages",
                stages.unfinished_on(since)
                .select_related("region")
                .prefetch_related("changes")
                .order_by("order", "id"),
            ),
            Prefetch("revotes", revotes.filter(polling_date__gt=since).select_related("region")),
        )

    def newest_first(self):
        return self.order_by(models.F("polling_date").desc(nulls_first=True), "slug")


class Election(Loaded):
    """One election: a general election, a pilkada, a re-vote or a re-run."""

    slug = models.SlugField("alamat pendek", max_length=60, unique=True)
    name = models.CharField("nama", max_length=200)
    short_name = models.CharField("nama pendek", max_length=60)
    aliases = models.TextField(
        "sebutan lain", blank=True, help_text="Satu sebutan per baris, seperti ditulis media."
    )
    kind = models.CharField("jenis", max_length=16, choices=ElectionKind)
    status = models.CharField("keadaan", max_length=20, choices=ElectionStatus)

    polling_date = models.DateField(
        "hari pemungutan suara",
        null=True,
        blank=True,
        help_text="Kosong berarti belum ditetapkan; halaman publik mengatakannya.",
    )
    is_national = models.BooleanField("berlaku di seluruh Indonesia", default=False)
    regions = models.ManyToManyField(
        Region,
        verbose_name="wilayah penyelenggaraan",
        related_name="elections",
        blank=True,
        help_text="Untuk pemilihan yang tidak berlaku di seluruh Indonesia.",
    )
    replaces = models.ForeignKey(
        "self",
        verbose_name="mengulang",
        on_delete=models.PROTECT,
        related_name="replacements",
        null=True,
        blank=True,
    )

    legal_basis = models.CharField("dasar hukum", max_length=300, blank=True)
    source_url = models.URLField("sumber", max_length=500, blank=True)
    second_source_url = models.URLField("sumber kedua", max_length=500, blank=True)
    note = models.TextField("catatan", blank=True)

    has_history = True
    snapshot = SnapshotOf(
        parts=(("revotes", ("region", "polling_date", "case_number", "extent")),),
        links=("regions",),
    )
    desk_scope = REFERENCE
    objects = ElectionQuerySet.as_manager()

    class Meta:
        verbose_name = "pemilu"
        verbose_name_plural = "pemilu"
        ordering = ["-polling_date", "slug"]
        constraints = [
            models.CheckConstraint(
                name="election_finished_has_polling_date",
                condition=~Q(status="selesai") | Q(polling_date__isnull=False),
                violation_error_message="Pemilu yang selesai harus punya hari pemungutan suara.",
            ),
        ]

    def __str__(self):
        return self.short_name

    def get_absolute_url(self):
        return reverse("elections:detail", args=[self.slug])

    @property
    def source_urls(self) -> list[str]:
        return [url for url in (self.source_url, self.second_source_url) if url]
