from django.conf import settings
from django.contrib.auth.models import AbstractUser, Group
from django.db import models

from common.snapshots import FOREIGN, SnapshotOf

FOREIGN[Group] = SnapshotOf(links=("permissions",))


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

    snapshot = SnapshotOf(
        fields=(
            *("username", "display_name", "first_name", "last_name", "email"),
            *("is_active", "is_staff", "is_superuser"),
        ),
        # The relation of an upper layer; what a user may do is part of him.
        parts=(("assignments", ("region", "role", "valid_from", "valid_until")),),
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
