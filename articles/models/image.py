from pathlib import PurePosixPath

from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Count, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from articles.models.article import PART_OF_ARTICLE, Article, Status
from articles.pictures.hashes import are_near
from articles.pictures.variants import Variants
from regions.scope import Regional, Unplaced

# Of the focal point, in per cent.
CENTRE = 50


class ImageQuerySet(models.QuerySet):
    def same_as(self, *hashes):
        """The pictures whose kept or uploaded file has one of these SHA-256."""
        return self.filter(Q(sha256__in=hashes) | Q(original_sha256__in=hashes))

    def resembling(self, look):
        """Keys of the pictures that look like `look` (`pictures.hashes`), newest first.

        One query that reads 16 letters of every picture: 100,000 are compared in half a second.
        """
        if not look:
            return []
        known = self.exclude(look="").order_by("-pk").values_list("pk", "look")
        return [key for key, other in known.iterator() if are_near(look, other)]

    def with_number_of_uses(self):
        uses = ImageUse.objects.filter(image=OuterRef("pk")).order_by().values("image")
        number = Subquery(uses.annotate(number=Count("pk")).values("number"))
        return self.annotate(number_of_uses=Coalesce(number, 0))


class Image(models.Model):
    """A picture of the library with whom to credit."""

    file = models.ImageField("berkas", upload_to="gambar/%Y/%m/")
    # Pages name them, so that nothing moves when the picture arrives. Written with the file:
    # Django would open it whenever the row is checked, and answer a lost one with a server error.
    width = models.PositiveIntegerField("lebar", null=True, editable=False)
    height = models.PositiveIntegerField("tinggi", null=True, editable=False)
    # Of the smaller copies (`pictures.variants`), as they were made; none before that.
    widths = models.CharField("ukuran", max_length=60, blank=True, editable=False)
    focus_x = models.PositiveSmallIntegerField(
        "titik fokus mendatar (%)",
        default=CENTRE,
        validators=[MaxValueValidator(100)],
        help_text="0 tepi kiri, 100 tepi kanan.",
    )
    focus_y = models.PositiveSmallIntegerField(
        "titik fokus tegak (%)",
        default=CENTRE,
        validators=[MaxValueValidator(100)],
        help_text="0 tepi atas, 100 tepi bawah.",
    )

    description = models.CharField(
        "uraian",
        max_length=200,
        blank=True,
        help_text="Apa yang tampak, agar rekan menemukannya di pustaka. Tidak tampil kepada "
        "pembaca.",
    )
    original_name = models.CharField("nama berkas asal", max_length=120, blank=True, editable=False)

    credit = models.CharField(
        "kredit",
        max_length=120,
        blank=True,
        help_text="Nama pembuatnya. Wajib sebelum artikel dengan gambar ini ditayangkan.",
    )
    organisation = models.CharField("lembaga", max_length=120, blank=True)
    licence = models.CharField("lisensi", max_length=120, blank=True)
    may_redistribute = models.BooleanField(
        "boleh disebarluaskan",
        default=False,
        help_text="Pihak lain boleh mengambil gambar ini: media sosial dan mesin pencari "
        "menampilkannya bersama tautan artikel. Tanpa tanda ini gambar hanya tampil pada artikel "
        "di situs ini.",
    )

    sha256 = models.CharField("SHA-256", max_length=64, unique=True, editable=False)
    original_sha256 = models.CharField(
        "SHA-256 berkas asal", max_length=64, blank=True, editable=False
    )
    look = models.CharField("sidik rupa", max_length=16, blank=True, editable=False)

    desk_scope = Regional(
        ("uses__article__region_links__region",), Unplaced.OPEN, owner="uses__article__created_by"
    )
    objects = ImageQuerySet.as_manager()

    class Meta:
        verbose_name = "gambar"
        verbose_name_plural = "gambar"
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                name="image_focus_lies_within",
                condition=Q(focus_x__lte=100, focus_y__lte=100),
                violation_error_message="Titik fokus berada di antara 0 dan 100.",
            ),
            models.UniqueConstraint(
                name="image_upload_once",
                fields=["original_sha256"],
                condition=~Q(original_sha256=""),
            ),
        ]

    def __str__(self):
        return f"{self.label} ({self.credit or 'tanpa kredit'})"

    @property
    def label(self) -> str:
        """What it is called at the desk."""
        return self.description or self.original_name or PurePosixPath(self.file.name).name

    @property
    def credit_line(self) -> str:
        """Whom to credit, with their organisation and the licence."""
        line = "/".join(part for part in (self.credit, self.organisation) if part)
        return f"{line} ({self.licence})" if self.licence else line

    @property
    def variants(self) -> Variants | None:
        """Its smaller copies; None where they were not made yet. No query."""
        return Variants(self) if self.widths else None

    @property
    def is_published(self) -> bool:
        """Whether some article with it is public or will be; a query."""
        return self.uses.filter(article__status=Status.PUBLISHED).exists()


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
        help_text="Dibacakan kepada pembaca yang tidak melihat gambar. Wajib sebelum tayang, "
        "kecuali bila gambar hanya hiasan.",
    )
    is_decorative = models.BooleanField("hanya hiasan", default=False)
    order = models.PositiveSmallIntegerField("urutan", default=0)

    desk_scope = PART_OF_ARTICLE

    class Meta:
        verbose_name = "pemakaian gambar"
        verbose_name_plural = "pemakaian gambar"
        ordering = ["order", "id"]
        constraints = [
            models.UniqueConstraint(name="imageuse_once", fields=["article", "image"]),
        ]

    def __str__(self):
        return self.alt or str(self.image)

    @property
    def gaps(self) -> list[str]:
        """What keeps an article with it from being published, in words; needs its image."""
        gaps = []
        if not (self.is_decorative or self.alt.strip()):
            gaps.append("isi teks alternatif atau tandai hanya hiasan")
        if not self.image.credit.strip():
            gaps.append("lengkapi kreditnya di pustaka gambar")
        return gaps

    @property
    def spoken(self) -> str:
        """What a screen reader says; nothing for a decoration."""
        return "" if self.is_decorative else self.alt
