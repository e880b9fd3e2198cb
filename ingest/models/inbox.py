from django.conf import settings
from django.db import models
from django.db.models import Q

from articles.models import Article
from common.snapshots import SnapshotOf
from ingest.models.feed import Feed
from regions.scope import REFERENCE, Regional, Unplaced


class InboxStatus(models.TextChoices):
    NEW = "baru", "baru"
    ACCEPTED = "diterima", "diterima"
    REJECTED = "ditolak", "ditolak"


class Cluster(models.Model):
    """Items that tell the same story."""

    title = models.CharField("judul", max_length=200)
    created_at = models.DateTimeField("dibuat", auto_now_add=True)

    desk_scope = REFERENCE

    class Meta:
        verbose_name = "gugus"
        verbose_name_plural = "gugus"
        ordering = ["-created_at"]

    def __str__(self):
        return self.title


class InboxItem(models.Model):
    """A text as it came in, what was read out of it, and what became of it."""

    feed = models.ForeignKey(
        Feed,
        verbose_name="umpan",
        on_delete=models.PROTECT,
        related_name="items",
        null=True,
        blank=True,
        help_text="Kosong berarti naskah ditempel atau diimpor dari berkas.",
    )
    guid = models.CharField("guid", max_length=300, blank=True)
    url = models.URLField("tautan asli", max_length=500, blank=True)
    received_at = models.DateTimeField("diterima", auto_now_add=True)
    received_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="dimasukkan oleh",
        on_delete=models.PROTECT,
        related_name="inbox_items",
        null=True,
        blank=True,
    )

    title = models.CharField("judul", max_length=300)
    is_title_missing = models.BooleanField(
        "judul tidak ditemukan",
        default=False,
        help_text="Judul diambil dari keterangan foto atau kalimat pertama; periksa.",
    )
    raw_text = models.TextField("naskah asli")
    clean_text = models.TextField("naskah bersih", blank=True)
    reading = models.JSONField(
        "hasil baca",
        default=dict,
        blank=True,
        help_text="Media, penulis, tanggal, foto, tautan terkait, dan yang dibuang.",
    )
    fingerprint = models.CharField("sidik naskah", max_length=64, unique=True)
    published_at = models.DateTimeField("waktu terbit asal", null=True, blank=True)

    status = models.CharField(
        "keadaan", max_length=10, choices=InboxStatus, default=InboxStatus.NEW
    )
    reason = models.CharField("alasan", max_length=300, blank=True)
    cluster = models.ForeignKey(
        Cluster,
        verbose_name="gugus",
        on_delete=models.SET_NULL,
        related_name="items",
        null=True,
        blank=True,
    )
    article = models.OneToOneField(
        Article,
        verbose_name="artikel",
        on_delete=models.SET_NULL,
        related_name="inbox_item",
        null=True,
        blank=True,
    )

    snapshot = SnapshotOf(
        parts=(
            (
                "suggestions",
                ("region", "body", "election", "stage_kind", "role", "decision"),
            ),
        ),
    )
    desk_scope = Regional(("feed__default_region",), Unplaced.OWNED, owner="received_by")

    class Meta:
        verbose_name = "butir masuk"
        verbose_name_plural = "meja masuk"
        ordering = ["-received_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                name="inboxitem_guid_once_per_feed",
                fields=["feed", "guid"],
                condition=Q(feed__isnull=False),
            ),
            models.CheckConstraint(
                name="inboxitem_rejected_says_why",
                condition=~Q(status="ditolak") | ~Q(reason=""),
                violation_error_message="Tulis alasan penolakan.",
            ),
        ]
        indexes = [models.Index(fields=["status", "-received_at"], name="inboxitem_by_status")]

    def __str__(self):
        return self.title
