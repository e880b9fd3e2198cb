from django.db import models
from django.db.models import F, Q

from common.clock import DatabaseNow
from regions.scope import REFERENCE


class BannerQuerySet(models.QuerySet):
    def showing(self):
        """Banners whose time has come and not passed, by the database's clock."""
        return self.filter(starts_at__lte=DatabaseNow(), ends_at__gt=DatabaseNow())


class Banner(models.Model):
    """An urgent notice above every public page, for a time."""

    text = models.CharField(
        "isi", max_length=200, help_text="Tampil di atas setiap halaman. Satu kalimat, tanpa iklan."
    )
    url = models.CharField(
        "tautan",
        max_length=300,
        blank=True,
        help_text="Alamat di portal ini, misalnya /wilayah/aceh/, atau alamat https:// lengkap.",
    )
    starts_at = models.DateTimeField("mulai")
    ends_at = models.DateTimeField("sampai")

    has_history = True
    desk_scope = REFERENCE
    objects = BannerQuerySet.as_manager()

    class Meta:
        verbose_name = "pengumuman darurat"
        verbose_name_plural = "pengumuman darurat"
        # Of several at once the latest is the one that counts.
        ordering = ["-starts_at", "-id"]
        constraints = [
            models.CheckConstraint(
                name="banner_says_something",
                condition=~Q(text=""),
                violation_error_message="Isi pengumuman tidak boleh kosong.",
            ),
            models.CheckConstraint(
                name="banner_ends_after_start",
                condition=Q(ends_at__gt=F("starts_at")),
                violation_error_message="Akhir pengumuman harus sesudah awalnya.",
            ),
            models.CheckConstraint(
                name="banner_link_is_own_or_https",
                condition=Q(url="") | Q(url__startswith="/") | Q(url__startswith="https://"),
                violation_error_message="Tautan harus diawali / atau https://.",
            ),
        ]

    def __str__(self):
        return self.text
