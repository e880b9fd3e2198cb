from django.db import models
from django.urls import reverse

from common.fields import CleanHTMLField
from regions.scope import REFERENCE


class PageSlug(models.TextChoices):
    """The editorial pages that exist; each has its own address."""

    MASTHEAD = "redaksi", "redaksi"
    GUIDELINE = "pedoman", "pedoman"
    RIGHT_OF_REPLY = "hak-jawab", "hak jawab"
    PRIVACY = "privasi", "privasi"
    ABOUT = "tentang", "tentang"
    DATA = "data", "data"


class EditorialPage(models.Model):
    """A standing page that editors write: who is responsible, guideline, right of reply."""

    slug = models.SlugField("alamat", max_length=20, unique=True, choices=PageSlug)
    title = models.CharField("judul", max_length=120)
    body = CleanHTMLField("isi")
    updated_at = models.DateTimeField("diperbarui", auto_now=True)

    has_history = True
    desk_scope = REFERENCE

    class Meta:
        verbose_name = "halaman redaksi"
        verbose_name_plural = "halaman redaksi"
        ordering = ["slug"]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse(f"articles:page-{self.slug}")
