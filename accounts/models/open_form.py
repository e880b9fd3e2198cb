from django.conf import settings
from django.db import models


class OpenForm(models.Model):
    """Somebody has the form of a row open: a hint for colleagues, never a lock.

    One row for each user and object; it counts for a quarter of an hour after `seen_at`.
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="pengguna",
        on_delete=models.CASCADE,
        related_name="open_forms",
    )
    object_type = models.CharField("jenis objek", max_length=60)
    object_id = models.CharField("id objek", max_length=60)
    opened_at = models.DateTimeField("dibuka")
    seen_at = models.DateTimeField("terakhir terlihat", db_index=True)

    class Meta:
        verbose_name = "formulir terbuka"
        verbose_name_plural = "formulir terbuka"
        ordering = ["-seen_at"]
        constraints = [
            # The object first: that is what a form asks by.
            models.UniqueConstraint(
                fields=["object_type", "object_id", "user"], name="open_form_once_for_each_user"
            )
        ]

    def __str__(self):
        return f"{self.user}: {self.object_type} {self.object_id}"
