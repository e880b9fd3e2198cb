from datetime import timedelta

from django.conf import settings
from django.db import models

from common import clock

# So long somebody may look at a preview before he has to upload the file again.
KEPT_FOR = timedelta(hours=2)


class PendingImportQuerySet(models.QuerySet):
    def open(self):
        return self.filter(uploaded_at__gt=clock.now() - KEPT_FOR)

    def expired(self):
        return self.filter(uploaded_at__lte=clock.now() - KEPT_FOR)


class PendingImport(models.Model):
    """A table that somebody uploaded and did not apply yet; its own user's alone.

    The texts of the cells instead of the file: what is applied is what was previewed, and nothing
    has to be unpacked or found on a disk again.
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="pengguna",
        on_delete=models.CASCADE,
        related_name="pending_imports",
    )
    # The model of its rows, `bodies.body`.
    list_label = models.CharField("daftar", max_length=60)
    file_name = models.CharField("nama berkas", max_length=100)
    headers = models.JSONField("kolom")
    # [number in the file, [cells]] of each row.
    rows = models.JSONField("baris")
    uploaded_at = models.DateTimeField("diunggah", db_index=True)

    objects = PendingImportQuerySet.as_manager()

    class Meta:
        verbose_name = "impor yang belum diterapkan"
        verbose_name_plural = "impor yang belum diterapkan"
        ordering = ["-uploaded_at"]
        constraints = [
            models.UniqueConstraint(
                name="pendingimport_once_per_list", fields=["user", "list_label"]
            ),
        ]

    def __str__(self):
        return self.file_name
