from django.db import models

from articles.models import Source
from regions.models import Region
from regions.scope import Regional


class Feed(models.Model):
    """An address from which new items are fetched."""

    source = models.ForeignKey(
        Source, verbose_name="sumber", on_delete=models.PROTECT, related_name="feeds"
    )
    url = models.URLField("alamat umpan", max_length=500, unique=True)
    etag = models.CharField(max_length=200, blank=True, editable=False)
    last_modified = models.CharField(max_length=60, blank=True, editable=False)
    interval = models.PositiveSmallIntegerField("jeda (menit)", default=30)
    silent_after = models.PositiveSmallIntegerField(
        "dianggap diam sesudah (hari)",
        default=7,
        help_text="Umpan tanpa butir baru selama ini dilaporkan.",
    )
    cleaning_rules = models.TextField(
        "aturan pembersihan",
        blank=True,
        help_text="Satu frasa per baris; baris naskah yang diawali frasa itu dibuang.",
    )
    default_region = models.ForeignKey(
        Region,
        verbose_name="wilayah bawaan",
        on_delete=models.SET_NULL,
        related_name="feeds",
        null=True,
        blank=True,
    )
    is_active = models.BooleanField("aktif", default=True)

    desk_scope = Regional(paths=("default_region",))

    class Meta:
        verbose_name = "umpan"
        verbose_name_plural = "umpan"
        ordering = ["source", "url"]
        constraints = [
            models.CheckConstraint(
                name="feed_waits_between_visits", condition=models.Q(interval__gte=5)
            ),
        ]

    def __str__(self):
        return self.url
