from django.db import models
from django.db.models import Q

from articles.models.article import PART_OF_ARTICLE, Article
from regions.scope import Regional, Unplaced


class Image(models.Model):
    """A picture of the library with whom to credit."""

    file = models.ImageField(
        "berkas", upload_to="gambar/%Y/%m/", width_field="width", height_field="height"
    )
    # Pages name them, so that nothing moves when the picture arrives.
    width = models.PositiveIntegerField("lebar", null=True, editable=False)
    height = models.PositiveIntegerField("tinggi", null=True, editable=False)
    credit = models.CharField("kredit", max_length=120)
    organisation = models.CharField("lembaga", max_length=120, blank=True)
    licence = models.CharField("lisensi", max_length=120, blank=True)
    sha256 = models.CharField("SHA-256", max_length=64, unique=True, editable=False)

    desk_scope = Regional(
        ("uses__article__region_links__region",), Unplaced.OPEN, owner="uses__article__created_by"
    )

    class Meta:
        verbose_name = "gambar"
        verbose_name_plural = "gambar"
        ordering = ["-id"]

    def __str__(self):
        return f"{self.file.name} ({self.credit})"

    @property
    def credit_line(self) -> str:
        """Whom to credit, with their organisation and the licence."""
        line = "/".join(part for part in (self.credit, self.organisation) if part)
        return f"{line} ({self.licence})" if self.licence else line


class ImageUse(models.Model):
    """A picture in an article: caption and alternative text belong to this use of it."""

    article = models.ForeignKey(
        Article, verbose_name="artikel", on_delete=models.CASCADE, related_name="image_uses"
    )
    image = models.ForeignKey(
        Image, verbose_name="gambar", on_delete=models.PROTECT, related_name="uses"
    )
    caption = models.CharField("keterangan gambar", max_length=300, blank=True)
    alt = models.CharField(
        "teks alternatif",
        max_length=300,
        blank=True,
        help_text="Dibacakan kepada pembaca yang tidak melihat gambar.",
    )
    is_decorative = models.BooleanField("hanya hiasan", default=False)
    order = models.PositiveSmallIntegerField("urutan", default=0)

    desk_scope = PART_OF_ARTICLE

    class Meta:
        verbose_name = "pemakaian gambar"
        verbose_name_plural = "pemakaian gambar"
        ordering = ["order", "id"]
        constraints = [
            models.CheckConstraint(
                name="imageuse_has_alt_or_is_decorative",
                condition=Q(is_decorative=True) | ~Q(alt=""),
                violation_error_message="Isi teks alternatif atau tandai hanya hiasan.",
            ),
            models.UniqueConstraint(name="imageuse_once", fields=["article", "image"]),
        ]

    def __str__(self):
        return self.alt or str(self.image)

    @property
    def spoken(self) -> str:
        """What a screen reader says; nothing for a decoration."""
        return "" if self.is_decorative else self.alt
