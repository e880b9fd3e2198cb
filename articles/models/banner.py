from datetime import UTC
from hashlib import sha256

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from common.clock import DatabaseNow
from common.snapshots import SnapshotOf
from regions.scope import REFERENCE


class BannerQuerySet(models.QuerySet):
    def approved(self):
        return self.filter(approved_at__isnull=False)

    def showing(self):
        """Approved banners whose time has come and not passed, by the database's clock."""
        return self.approved().filter(starts_at__lte=DatabaseNow(), ends_at__gt=DatabaseNow())

    def waiting(self):
        """Banners that nobody else has approved yet and whose time has not passed."""
        return self.filter(approved_at__isnull=True, ends_at__gt=DatabaseNow())

    def waiting_for(self, user):
        """Those of `waiting` that `user` may approve: nobody approves his own words."""
        if not user.has_perm("articles.change_banner"):
            return self.none()
        return self.waiting().exclude(proposed_by=user)

    def with_times(self):
        """Banners with `has_begun` and `is_over`, by the database's clock."""
        return self.annotate(
            has_begun=Q(starts_at__lte=DatabaseNow()), is_over=Q(ends_at__lte=DatabaseNow())
        )


class Banner(models.Model):
    """An urgent notice above every public page, for a time, once a second person approved it."""

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

    # Who wrote what it says now, not who made the row: he alone may not approve it.
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="diusulkan oleh",
        on_delete=models.PROTECT,
        related_name="proposed_banners",
        null=True,
        blank=True,
        editable=False,
    )
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="disetujui oleh",
        on_delete=models.PROTECT,
        related_name="approved_banners",
        null=True,
        blank=True,
        editable=False,
    )
    approved_at = models.DateTimeField("disetujui", null=True, blank=True, editable=False)
    approved_hash = models.CharField("sidik isi", max_length=64, blank=True, editable=False)

    has_history = True
    snapshot = SnapshotOf(fields=("text", "url", "starts_at", "ends_at"))
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
            models.CheckConstraint(
                name="banner_approval_is_whole",
                condition=Q(approved_at__isnull=True, approved_by__isnull=True, approved_hash="")
                | (Q(approved_at__isnull=False) & ~Q(approved_hash="")),
                violation_error_message="Persetujuan tidak lengkap.",
            ),
            models.CheckConstraint(
                name="banner_not_approved_by_its_proposer",
                condition=Q(approved_by__isnull=True)
                | Q(proposed_by__isnull=True)
                | ~Q(approved_by=F("proposed_by")),
                violation_error_message="Pengusul tidak dapat menyetujui pengumumannya sendiri.",
            ),
        ]

    def __str__(self):
        return self.text

    @property
    def is_as_approved(self) -> bool:
        """Whether it says what was approved, however it came to say it; no query."""
        return self.approved_hash == self.content_hash

    @property
    def content_hash(self) -> str:
        moments = (self.starts_at, self.ends_at)
        said = [self.text, self.url, *(each.astimezone(UTC).isoformat() for each in moments)]
        return sha256("\n".join(said).encode()).hexdigest()
