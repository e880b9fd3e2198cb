from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse

from common.models import Loaded
from common.snapshots import SnapshotOf
from common.validity import Validity, ValidityQuerySet, period_constraint
from elections.models import Election, ElectionStatus
from regions.codes import ancestors_and_self
from regions.models import Region
from regions.scope import Regional


class Family(models.TextChoices):
    KPU = "kpu", "KPU"
    BAWASLU = "bawaslu", "Bawaslu"
    DKPP = "dkpp", "DKPP"


class BodyLevel(models.TextChoices):
    NATIONAL = "nasional", "nasional"
    PROVINCE = "provinsi", "provinsi"
    REGENCY = "kabupaten-kota", "kabupaten/kota"
    KECAMATAN = "kecamatan", "kecamatan"
    VILLAGE = "desa-kelurahan", "desa/kelurahan"
    POLLING_STATION = "tps", "TPS"


class BodyQuerySet(ValidityQuerySet):
    def in_region(self, region):
        """Bodies of `region` and of everything below it."""
        return self.filter(
            Q(region__code=region.code) | Q(region__code__startswith=f"{region.code}.")
        )

    def serving(self, region):
        """Bodies that answer for `region`: its own and those of the regions above it."""
        return self.filter(region__code__in=ancestors_and_self(region.code)).order_by(
            "-region__level", "family", "for_election", "slug"
        )

    def at_work_on(self, day):
        """Bodies that hold on `day`, without those formed for an election that is over."""
        is_over = Q(for_election__status=ElectionStatus.FINISHED)
        return self.active_on(day).filter(Q(for_election__isnull=True) | ~is_over)

    def permanent(self):
        return self.filter(for_election__isnull=True)

    def without_chair_on(self, day):
        """Permanent bodies of which nobody is known to be the chair on `day`."""
        officers = self.model.officers.rel.related_model.objects
        chairs = officers.chairs().active_on(day).filter(body=OuterRef("pk"))
        return self.permanent().active_on(day).exclude(Exists(chairs))

    def matching(self, text):
        """Names, short names or aliases that hold `text`."""
        text = text.strip()
        matches = self.model.objects.filter(
            Q(official_name__icontains=text)
            | Q(short_name__icontains=text)
            | Q(aliases__text__icontains=text)
        )
        # A subquery instead of DISTINCT: several aliases of one body may match.
        return self.filter(pk__in=matches.values("pk"))


class Body(Loaded, Validity):
    """An office of KPU (KIP in Aceh), Bawaslu (Panwaslih in Aceh) or DKPP."""

    slug = models.SlugField(
        "alamat pendek",
        max_length=120,
        unique=True,
        help_text="Bagian alamat halaman penyelenggara. Mengubahnya mengubah alamat publik.",
    )
    family = models.CharField("keluarga", max_length=8, choices=Family)
    level = models.CharField("tingkat", max_length=16, choices=BodyLevel)
    region = models.ForeignKey(
        Region,
        verbose_name="wilayah",
        on_delete=models.PROTECT,
        related_name="bodies",
        null=True,
        blank=True,
        help_text="Kosong hanya untuk badan tingkat nasional.",
    )
    parent = models.ForeignKey(
        "self",
        verbose_name="badan di atasnya",
        on_delete=models.PROTECT,
        related_name="children",
        null=True,
        blank=True,
    )

    official_name = models.CharField("nama resmi", max_length=160)
    short_name = models.CharField("nama pendek", max_length=80)
    legal_basis = models.CharField("dasar hukum", max_length=200, blank=True)
    for_election = models.ForeignKey(
        Election,
        verbose_name="dibentuk untuk",
        on_delete=models.PROTECT,
        related_name="bodies",
        null=True,
        blank=True,
        help_text="Untuk badan ad hoc: pemilu yang dilayaninya. Kosong berarti badan tetap.",
    )

    has_history = True
    snapshot = SnapshotOf(
        parts=(
            ("aliases", ("text",)),
            ("contacts", ("kind", "value", "hours", "source_url", "verified_on")),
            (
                "officers",
                (
                    *("person_name", "position", "division", "source_url"),
                    *("valid_from", "valid_until"),
                ),
            ),
        ),
    )
    desk_scope = Regional(paths=("region",), sees_above=True)
    objects = BodyQuerySet.as_manager()

    class Meta:
        verbose_name = "penyelenggara"
        verbose_name_plural = "penyelenggara"
        ordering = ["family", "region__code", "slug"]
        constraints = [
            models.CheckConstraint(
                name="body_national_has_no_region",
                condition=Q(level="nasional", region__isnull=True)
                | (~Q(level="nasional") & Q(region__isnull=False)),
                violation_error_message="Hanya badan nasional yang tidak punya wilayah.",
            ),
            # One permanent office a family and region; Aceh's second Panwaslih stands on
            # another law and serves one election, so it falls under the next constraint.
            models.UniqueConstraint(
                name="body_permanent_once_per_region",
                fields=["family", "level", "region", "legal_basis"],
                condition=Q(for_election__isnull=True, valid_until__isnull=True),
                violation_error_message="Badan tetap ini sudah ada di wilayah itu.",
            ),
            models.UniqueConstraint(
                name="body_ad_hoc_once_per_election",
                fields=["family", "level", "region", "for_election", "official_name"],
                condition=Q(for_election__isnull=False),
                violation_error_message="Badan ad hoc ini sudah ada untuk pemilu itu.",
            ),
            models.UniqueConstraint(
                name="body_national_once_per_family",
                fields=["family"],
                condition=Q(level="nasional", valid_until__isnull=True),
                violation_error_message="Badan nasional keluarga ini sudah ada.",
            ),
            period_constraint("body"),
        ]

    def __str__(self):
        return self.short_name

    def get_absolute_url(self):
        return reverse("bodies:detail", args=[self.slug])

    @property
    def is_ad_hoc(self) -> bool:
        return self.for_election_id is not None


class BodyAlias(Loaded):
    """Another name under which texts mean a body."""

    body = models.ForeignKey(
        Body, verbose_name="penyelenggara", on_delete=models.CASCADE, related_name="aliases"
    )
    text = models.CharField("sebutan", max_length=160)

    part_of = "body"
    desk_scope = Regional(paths=("body__region",), sees_above=True)

    class Meta:
        verbose_name = "sebutan penyelenggara"
        verbose_name_plural = "sebutan penyelenggara"
        ordering = ["text", "body"]
        constraints = [
            models.UniqueConstraint(
                name="bodyalias_once_per_body",
                fields=["body", "text"],
                violation_error_message="Sebutan ini sudah ada untuk penyelenggara itu.",
            ),
        ]

    def __str__(self):
        return self.text
