from axes.models import AccessAttempt
from django.conf import settings
from django.contrib.auth.models import AbstractUser
from django.db import models


class Role(models.TextChoices):
    """What somebody may do at the desk; each role has a group of the same name."""

    WRITER = "penulis", "penulis"
    EDITOR = "editor", "editor"
    CHIEF = "redaktur", "redaktur"
    ADMIN = "admin", "admin"


class User(AbstractUser):
    """Somebody who works at the desk; readers have no accounts."""

    display_name = models.CharField(
        "nama tampilan",
        max_length=120,
        blank=True,
        help_text="Nama yang dilihat rekan di meja redaksi. Kosong berarti nama pengguna.",
    )

    class Meta(AbstractUser.Meta):
        verbose_name = "pengguna"
        verbose_name_plural = "pengguna"
        ordering = ["username"]

    def __str__(self):
        return self.display_name or self.username


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


class FailedLogIn(AccessAttempt):
    """Failures to log in under one name from one address, lately; axes counts and clears them."""

    class Meta:
        proxy = True
        verbose_name = "percobaan masuk yang gagal"
        verbose_name_plural = "percobaan masuk yang gagal"
        ordering = ["-attempt_time"]
        # Who may change users sees and unlocks them.
        default_permissions = ()

    def __str__(self):
        return f"{self.username} dari {self.ip_address}"
