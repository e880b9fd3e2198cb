from django.conf import settings
from django.db import models


class Event(models.Model):
    """One line of the append-only log: who did what to which row, when.

    Written by actions inside their transaction; never changed or deleted.
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
    details = models.JSONField("rincian", default=dict, blank=True)

    class Meta:
        verbose_name = "catatan peristiwa"
        verbose_name_plural = "catatan peristiwa"
        ordering = ["-happened_at", "-id"]
        indexes = [models.Index(fields=["object_type", "object_id"], name="event_by_object")]

    def __str__(self):
        return f"{self.verb}: {self.object_label}"
