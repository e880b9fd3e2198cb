from django.contrib.auth.models import AbstractUser, Group
from django.db import models

from common.snapshots import SnapshotOf


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


# Django's model, which cannot say it itself.
Group.snapshot = SnapshotOf(fields=("name",), links=("permissions",))
