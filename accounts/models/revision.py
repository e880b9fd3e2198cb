from django.conf import settings
from django.db import models


class RevisionQuerySet(models.QuerySet):
    def of(self, obj):
        """The revisions of a row, the newest first; a row that was deleted keeps its own."""
        rows = self.filter(object_type=obj._meta.label_lower, object_id=str(obj.pk))
        return rows.order_by("-number")


class Revision(models.Model):
    """What a row said from one moment on, as `common.snapshots` reads it.

    Written inside the transaction that changes the row; never changed or deleted.
    """

    object_type = models.CharField("jenis objek", max_length=60)
    object_id = models.CharField("id objek", max_length=60)
    # 1, 2, 3, … for each row.
    number = models.PositiveIntegerField("versi")
    made_at = models.DateTimeField("waktu", db_index=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="oleh",
        on_delete=models.PROTECT,
        related_name="revisions",
        null=True,
        help_text="Kosong berarti perintah sistem.",
    )
    note = models.CharField("catatan", max_length=200, blank=True)
    content = models.JSONField("isi")
    content_hash = models.CharField("sidik isi", max_length=64)

    objects = RevisionQuerySet.as_manager()

    class Meta:
        verbose_name = "riwayat versi"
        verbose_name_plural = "riwayat versi"
        ordering = ["-made_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                name="revision_number_once_per_object",
                fields=["object_type", "object_id", "number"],
            ),
        ]

    def __str__(self):
        return f"versi {self.number}"
