from django.conf import settings
from django.db import models


class NoticeQuerySet(models.QuerySet):
    def unread(self):
        return self.filter(read_at__isnull=True)


class Notice(models.Model):
    """What somebody at the desk is told: a text to review, what became of one's own."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="untuk",
        on_delete=models.CASCADE,
        related_name="notices",
    )
    text = models.CharField("isi", max_length=500)
    # Where to see to it, at the desk.
    path = models.CharField("alamat", max_length=300)
    created_at = models.DateTimeField("waktu")
    read_at = models.DateTimeField("dibaca", null=True, blank=True)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        verbose_name = "pemberitahuan"
        verbose_name_plural = "pemberitahuan"
        ordering = ["-created_at", "-id"]
        indexes = [
            models.Index(
                fields=["user", "-created_at"],
                name="notice_unread",
                condition=models.Q(read_at__isnull=True),
            ),
        ]

    def __str__(self):
        return self.text
