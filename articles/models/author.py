from django.db import models
from django.urls import reverse

from regions.scope import VOCABULARY


class Author(models.Model):
    """Somebody, or a desk, whose name stands under headlines."""

    slug = models.SlugField("alamat pendek", max_length=120, unique=True)
    name = models.CharField(
        "nama",
        max_length=120,
        unique=True,
        help_text="Tampil di bawah judul setiap artikelnya. Dua orang bernama sama dibedakan di "
        "sini, misalnya dengan nama tengah.",
    )

    has_history = True
    desk_scope = VOCABULARY

    class Meta:
        verbose_name = "penulis"
        verbose_name_plural = "penulis"
        ordering = ["name"]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("articles:author", args=[self.slug])
