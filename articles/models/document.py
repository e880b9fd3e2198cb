from django.db import models
from django.db.models import Q

from articles.models.article import Article
from bodies.models import Body
from common.snapshots import SnapshotOf
from elections.models import Election
from regions.scope import Regional, Unplaced


class DocumentKind(models.TextChoices):
    DECREE = "sk", "surat keputusan"
    ANNOUNCEMENT = "pengumuman", "pengumuman"
    MINUTES = "berita-acara", "berita acara"
    OTHER = "lain", "lain-lain"


class Document(models.Model):
    """An official paper: an uploaded file or the official link to it."""

    kind = models.CharField("jenis", max_length=14, choices=DocumentKind)
    title = models.CharField("judul", max_length=200)
    number = models.CharField("nomor", max_length=80, blank=True)
    issued_on = models.DateField("tanggal", null=True, blank=True)
    issuer = models.ForeignKey(
        Body,
        verbose_name="penerbit",
        on_delete=models.PROTECT,
        related_name="issued_documents",
        null=True,
        blank=True,
    )
    file = models.FileField("berkas", upload_to="dokumen/%Y/%m/", blank=True)
    url = models.URLField("tautan resmi", max_length=500, blank=True)
    sha256 = models.CharField("SHA-256", max_length=64, blank=True, editable=False)

    articles = models.ManyToManyField(
        Article, verbose_name="artikel", related_name="documents", blank=True
    )
    bodies = models.ManyToManyField(
        Body, verbose_name="penyelenggara", related_name="documents", blank=True
    )
    elections = models.ManyToManyField(
        Election, verbose_name="pemilu", related_name="documents", blank=True
    )

    snapshot = SnapshotOf(links=("articles", "bodies", "elections"))
    desk_scope = Regional(
        ("articles__region_links__region", "bodies__region", "issuer__region"),
        Unplaced.OPEN,
        owner="articles__created_by",
    )

    class Meta:
        verbose_name = "dokumen"
        verbose_name_plural = "dokumen"
        ordering = ["-issued_on", "-id"]
        constraints = [
            models.CheckConstraint(
                name="document_has_file_or_link",
                condition=~Q(file="") | ~Q(url=""),
                violation_error_message="Isi berkas atau tautan resmi.",
            ),
        ]

    def __str__(self):
        return self.title

    @property
    def address(self) -> str:
        """The official link, else our own copy."""
        return self.url or self.file.url
