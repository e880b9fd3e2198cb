from datetime import date
from typing import NamedTuple

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q

from common.models import Loaded
from elections.models.election import Election
from regions.codes import ancestors_and_self
from regions.models import Region
from regions.scope import REFERENCE, Regional


class Certainty(models.TextChoices):
    """How certain it is that a stage takes place on its days; cancelled: that it does not."""

    FIXED = "ditetapkan", "ditetapkan"
    PLANNED = "rencana", "rencana"
    ESTIMATED = "perkiraan", "perkiraan"
    CANCELLED = "dibatalkan", "dibatalkan"


PLANS = (Certainty.PLANNED, Certainty.ESTIMATED)


class Schedule(NamedTuple):
    """When a stage is, and how certain that is; an empty certainty is not known any more."""

    starts_on: date | None
    ends_on: date | None
    certainty: str


class StageKind(Loaded):
    """A kind of stage, such as masa tenang; news is tagged with it."""

    slug = models.SlugField("alamat pendek", max_length=40, unique=True)
    name = models.CharField("nama", max_length=80)
    order = models.PositiveSmallIntegerField("urutan", default=0)
    keywords = models.TextField(
        "kata pengenal",
        blank=True,
        help_text="Satu kata atau frasa per baris. Naskah yang memuatnya diusulkan ke tahapan ini.",
    )

    has_history = True
    desk_scope = REFERENCE

    class Meta:
        verbose_name = "jenis tahapan"
        verbose_name_plural = "jenis tahapan"
        ordering = ["order", "slug"]

    def __str__(self):
        return self.name


class StageQuerySet(models.QuerySet):
    def standing(self):
        """Stages that no instrument cancelled."""
        return self.exclude(certainty=Certainty.CANCELLED)

    def without_basis(self):
        """Standing stages that name no law or decision as their basis."""
        return self.standing().filter(legal_basis="")

    def cancelled_without_trace(self):
        """Cancelled stages for which no change says by what."""
        return self.filter(certainty=Certainty.CANCELLED).exclude(
            changes__effect=StageEffect.CANCELLED
        )

    def unfinished_on(self, day):
        """Stages whose days are not over by `day`, cancelled ones too; of undated ones the plans.

        Subscribers of a calendar must see a stage they know as cancelled, not miss it.
        """
        undated_plan = Q(starts_on__isnull=True, ends_on__isnull=True, certainty__in=PLANS)
        return self.filter(Q(ends_on__gte=day) | Q(starts_on__gt=day) | undated_plan)

    def touching(self, region):
        """Stages of the elections of `region`, except those of other regions alone."""
        own = (
            Q(region__isnull=True)
            | Q(region__code__in=ancestors_and_self(region.code))
            | Q(region__code__startswith=f"{region.code}.")
        )
        return self.filter(own, election__in=Election.objects.touching(region))


class Stage(Loaded):
    """A dated stage of an election, for all its regions or for one."""

    election = models.ForeignKey(
        Election, verbose_name="pemilu", on_delete=models.CASCADE, related_name="stages"
    )
    kind = models.ForeignKey(
        StageKind, verbose_name="jenis", on_delete=models.PROTECT, related_name="stages"
    )
    region = models.ForeignKey(
        Region,
        verbose_name="hanya di wilayah",
        on_delete=models.PROTECT,
        related_name="stages",
        null=True,
        blank=True,
        help_text="Kosong berarti semua wilayah pemilu ini.",
    )
    order = models.PositiveSmallIntegerField("urutan")
    name = models.CharField("nama", max_length=200)

    starts_on = models.DateField("mulai", null=True, blank=True)
    ends_on = models.DateField("selesai", null=True, blank=True)
    certainty = models.CharField(
        "kepastian",
        max_length=12,
        choices=Certainty,
        help_text="Hanya yang ditetapkan dan lengkap tanggalnya dihitung sebagai berjalan. "
        "Yang dibatalkan tetap tampil dengan tanggalnya, supaya pembaca tahu.",
    )

    legal_basis = models.CharField("dasar hukum", max_length=300, blank=True)
    source_url = models.URLField("sumber", max_length=500, blank=True)
    second_source_url = models.URLField("sumber kedua", max_length=500, blank=True)
    third_source_url = models.URLField("sumber ketiga", max_length=500, blank=True)
    note = models.TextField("catatan", blank=True)

    has_history = True
    desk_scope = Regional(paths=("region",), sees_above=True)
    objects = StageQuerySet.as_manager()

    class Meta:
        verbose_name = "tahapan"
        verbose_name_plural = "tahapan"
        ordering = ["election", "order", "id"]
        constraints = [
            models.CheckConstraint(
                name="stage_days_in_order",
                condition=Q(starts_on__isnull=True)
                | Q(ends_on__isnull=True)
                | Q(ends_on__gte=F("starts_on")),
                violation_error_message="Hari selesai tidak boleh sebelum hari mulai.",
            ),
            models.UniqueConstraint(
                name="stage_order_once_per_election",
                fields=["election", "order"],
                violation_error_message="Urutan ini sudah dipakai tahapan lain di pemilu ini.",
            ),
        ]
        indexes = [models.Index(fields=["starts_on", "ends_on"], name="stage_by_days")]

    def __str__(self):
        return self.name

    def clean(self):
        if self._state.adding and self.is_cancelled:
            message = "Simpan tahapan ini dahulu, lalu batalkan, supaya dasarnya tercatat."
            raise ValidationError({"certainty": message})

    @property
    def is_plan(self) -> bool:
        return self.certainty in PLANS

    @property
    def is_cancelled(self) -> bool:
        return self.certainty == Certainty.CANCELLED

    @property
    def milestone(self):
        """The day on which it begins or, while that is unknown, ends; None when undated."""
        return self.starts_on or self.ends_on

    def is_running_on(self, day) -> bool:
        dated = self.starts_on is not None and self.ends_on is not None
        is_fixed = self.certainty == Certainty.FIXED
        return is_fixed and dated and self.starts_on <= day <= self.ends_on

    @property
    def source_urls(self) -> list[str]:
        urls = (self.source_url, self.second_source_url, self.third_source_url)
        return [url for url in urls if url]

    @property
    def schedule(self) -> Schedule:
        return Schedule(self.starts_on, self.ends_on, self.certainty)

    def schedule_known_on(self, day) -> Schedule:
        """The schedule as far as was known on `day`; prefetch `changes` for many.

        Every change that became known later is taken back, the last one first. On the day on
        which a change became known, it holds.
        """
        known = self.schedule
        changes = sorted(self.changes.all(), key=lambda change: (change.known_on, change.pk))
        for change in reversed(changes):
            if change.known_on > day:
                known = change.taken_back(known)
        return known


class StageEffect(models.TextChoices):
    MOVED = "dipindah", "dipindah"
    CANCELLED = "dibatalkan", "dibatalkan"
    RESTORED = "dipulihkan", "dipulihkan"


class StageChange(models.Model):
    """What an instrument did to a stage, and the days that the stage had before."""

    stage = models.ForeignKey(
        Stage, verbose_name="tahapan", on_delete=models.CASCADE, related_name="changes"
    )
    effect = models.CharField(
        "akibat", max_length=12, choices=StageEffect, default=StageEffect.MOVED
    )
    starts_on_before = models.DateField("mulai semula", null=True, blank=True)
    ends_on_before = models.DateField("selesai semula", null=True, blank=True)
    certainty_before = models.CharField(
        "kepastian semula", max_length=12, choices=Certainty, blank=True
    )
    instrument = models.CharField("dasar perubahan", max_length=300, blank=True)
    known_on = models.DateField("diketahui pada")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="dicatat oleh",
        on_delete=models.PROTECT,
        related_name="stage_changes",
        null=True,
        blank=True,
    )

    desk_scope = Regional(paths=("stage__region",), sees_above=True)

    class Meta:
        verbose_name = "perubahan jadwal"
        verbose_name_plural = "perubahan jadwal"
        ordering = ["-known_on", "-id"]

    def __str__(self):
        days = f"{self.starts_on_before} s.d. {self.ends_on_before}"
        return f"{self.stage}: {self.effect}, semula {days}"

    @property
    def is_move(self) -> bool:
        return self.effect == StageEffect.MOVED

    def taken_back(self, schedule) -> Schedule:
        """What `schedule`, the one after this change, was before it."""
        # Not recorded at first, when no change could touch it.
        unchanged = schedule.certainty if self.is_move else ""
        certainty = self.certainty_before or unchanged
        return Schedule(self.starts_on_before, self.ends_on_before, certainty)
