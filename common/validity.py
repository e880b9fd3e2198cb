"""Things that exist for a time: `valid_from` is included, `valid_until` is not."""

from django.db import models
from django.db.models import F, Q


class ValidityQuerySet(models.QuerySet):
    """Reads by day; a missing bound means "always was" or "still is"."""

    def active_on(self, day):
        started = Q(valid_from__isnull=True) | Q(valid_from__lte=day)
        not_ended = Q(valid_until__isnull=True) | Q(valid_until__gt=day)
        return self.filter(started & not_ended)


class Validity(models.Model):
    """Abstract: the days between which a row holds."""

    valid_from = models.DateField("berlaku sejak", null=True, blank=True)
    valid_until = models.DateField(
        "berlaku sampai",
        null=True,
        blank=True,
        help_text="Hari pertama ketika baris ini tidak berlaku lagi. Kosong berarti masih berlaku.",
    )

    class Meta:
        abstract = True

    def is_active_on(self, day) -> bool:
        started = self.valid_from is None or self.valid_from <= day
        return started and (self.valid_until is None or day < self.valid_until)


def period_constraint(model_name: str) -> models.CheckConstraint:
    """The rule that a period does not end before it starts."""
    return models.CheckConstraint(
        name=f"{model_name}_period_in_order",
        condition=Q(valid_from__isnull=True)
        | Q(valid_until__isnull=True)
        | Q(valid_until__gt=F("valid_from")),
        violation_error_message="Akhir masa berlaku harus sesudah awalnya.",
    )
