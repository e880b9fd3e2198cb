from django.db import models
from django.db.models import F, Q

from articles.models.article import Article
from common.clock import DatabaseNow
from regions.models import Region
from regions.scope import Regional


class SlotName(models.TextChoices):
    LEAD = "utama", "utama"
    PICK = "pilihan", "pilihan"
    EXPLAINER = "penjelasan", "penjelasan"


class SlotQuerySet(models.QuerySet):
    def open(self):
        """Slots whose time has come and not passed, holding an article readers may see."""
        return self.filter(
            Q(ends_at__isnull=True) | Q(ends_at__gt=DatabaseNow()),
            starts_at__lte=DatabaseNow(),
            article__status="tayang",
            article__published_at__lte=DatabaseNow(),
        ).order_by("order", "id")

    def on_page(self, region):
        """Slots of a region's page, whatever their time; of the front page without a region."""
        return self.filter(region=region) if region else self.filter(region__isnull=True)

    def past(self):
        return self.filter(ends_at__lte=DatabaseNow())

    def not_past(self):
        """Slots whose time has come or is to come."""
        return self.filter(Q(ends_at__isnull=True) | Q(ends_at__gt=DatabaseNow()))

    def overlapping(self, slot):
        """Slots that share some time with `slot`."""
        slots = self.exclude(pk=slot.pk).filter(
            Q(ends_at__isnull=True) | Q(ends_at__gt=slot.starts_at)
        )
        return slots.filter(starts_at__lt=slot.ends_at) if slot.ends_at else slots

    def in_order(self):
        return self.order_by("order", "id")

    def with_cards(self):
        """Slots with `html`, the stored card of their article."""
        return self.annotate(html=F("article__card__html"))


class Slot(models.Model):
    """An article placed on the front page, or on a region's page, for a time."""

    name = models.CharField("tempat", max_length=12, choices=SlotName)
    article = models.ForeignKey(
        Article, verbose_name="artikel", on_delete=models.CASCADE, related_name="slots"
    )
    region = models.ForeignKey(
        Region,
        verbose_name="wilayah",
        on_delete=models.CASCADE,
        related_name="slots",
        null=True,
        blank=True,
        help_text="Kosong berarti halaman depan.",
    )
    starts_at = models.DateTimeField("mulai")
    ends_at = models.DateTimeField("sampai", null=True, blank=True)
    order = models.PositiveSmallIntegerField("urutan", default=0)

    desk_scope = Regional(paths=("region",))
    objects = SlotQuerySet.as_manager()

    class Meta:
        verbose_name = "penempatan"
        verbose_name_plural = "penempatan"
        ordering = ["name", "order", "id"]
        constraints = [
            models.CheckConstraint(
                name="slot_ends_after_start",
                condition=Q(ends_at__isnull=True) | Q(ends_at__gt=F("starts_at")),
                violation_error_message="Akhir penempatan harus sesudah awalnya.",
            ),
        ]

    def __str__(self):
        return f"{self.get_name_display()}: {self.article}"

    def overlaps(self, other) -> bool:
        """Whether both stand somewhere at some time."""
        begins_before = other.ends_at is None or self.starts_at < other.ends_at
        return begins_before and (self.ends_at is None or other.starts_at < self.ends_at)
