from django.conf import settings
from django.db import models

from common.errors import Refused

APPEND_ONLY = "Catatan peristiwa tidak dapat diubah atau dihapus."


class EventQuerySet(models.QuerySet):
    """Only reads and appends; the database refuses the rest too (migration 0004)."""

    def update(self, **values):
        raise Refused(APPEND_ONLY)

    def delete(self):
        raise Refused(APPEND_ONLY)

    delete.queryset_only = True


class Event(models.Model):
    """One line of the append-only log: who did what to which row, when and from where.

    Written by `accounts.log.record` inside the transaction of what it tells.
    """

    happened_at = models.DateTimeField("waktu", db_index=True)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="pelaku",
        on_delete=models.PROTECT,
        related_name="events",
        null=True,
        help_text="Kosong berarti perintah sistem.",
    )
    verb = models.CharField("tindakan", max_length=60)
    object_type = models.CharField("jenis objek", max_length=60)
    object_id = models.CharField("id objek", max_length=60)
    object_label = models.CharField("objek", max_length=200)

    address = models.GenericIPAddressField("alamat", null=True, blank=True)
    origin = models.CharField(
        "asal", max_length=200, blank=True, help_text="Halaman meja redaksi atau perintah."
    )

    before_hash = models.CharField(
        "sidik sebelumnya",
        max_length=64,
        blank=True,
        help_text="SHA-256 dari isi objek sebelum tindakan.",
    )
    after_hash = models.CharField(
        "sidik sesudahnya",
        max_length=64,
        blank=True,
        help_text="SHA-256 dari isi objek sesudah tindakan.",
    )
    details = models.JSONField("rincian", default=dict, blank=True)

    objects = EventQuerySet.as_manager()

    class Meta:
        verbose_name = "catatan peristiwa"
        verbose_name_plural = "catatan peristiwa"
        ordering = ["-happened_at", "-id"]
        indexes = [models.Index(fields=["object_type", "object_id"], name="event_by_object")]

    def __str__(self):
        return f"{self.verb}: {self.object_label}"

    def save(self, *args, **kwargs):
        if not self._state.adding:
            raise Refused(APPEND_ONLY)
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        raise Refused(APPEND_ONLY)
