import os
from pathlib import Path

from django.conf import settings
from django.core.files.storage import FileSystemStorage
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.db.models.fields.files import FieldFile
from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils.deconstruct import deconstructible
from django.utils.text import slugify

from articles.models.article import Article
from bodies.models import Body
from common.snapshots import SnapshotOf
from elections.models import Election
from regions.scope import Regional, Unplaced

# How much of the SHA-256 an address carries: a replaced file has another one.
DIGEST_LENGTH = 12


class DocumentKind(models.TextChoices):
    DECREE = "sk", "surat keputusan"
    ANNOUNCEMENT = "pengumuman", "pengumuman"
    MINUTES = "berita-acara", "berita acara"
    OTHER = "lain", "lain-lain"


@deconstructible
class ClosedStorage(FileSystemStorage):
    """Files beside the public uploads, which no proxy serves: only the views for documents do.

    What was stored among the public uploads before is still found there.
    """

    @property
    def base_location(self):
        root = Path(settings.MEDIA_ROOT)
        return str(root.with_name(f"{root.name}-tertutup"))

    @property
    def location(self):
        return os.path.abspath(self.base_location)

    def path(self, name):
        own = super().path(name)
        earlier = FileSystemStorage().path(name)
        return earlier if not Path(own).exists() and Path(earlier).exists() else own


class DocumentFile(FieldFile):
    @property
    def url(self):
        """The public address; nothing else may be built from the name."""
        return self.instance.own_address


class DocumentField(models.FileField):
    attr_class = DocumentFile


class DocumentQuerySet(models.QuerySet):
    def public(self):
        """What readers may fetch: attached to a public article, to a body or to an election."""
        articles = Article.objects.published().filter(documents=OuterRef("pk"))
        bodies = Body.objects.filter(documents=OuterRef("pk"))
        elections = Election.objects.filter(documents=OuterRef("pk"))
        return self.filter(Exists(articles) | Exists(bodies) | Exists(elections))

    def unattached(self):
        """What stands on no page."""
        return self.filter(articles__isnull=True, bodies__isnull=True, elections__isnull=True)

    def twins_of(self, document):
        """Other papers with the number, the issuing body and the day of `document`."""
        if not document.number:
            return self.none()
        same = self.filter(
            number__iexact=document.number,
            issuer=document.issuer_id,
            issued_on=document.issued_on,
        )
        return same.exclude(pk=document.pk)


class Document(models.Model):
    """An official paper: an uploaded file or the official link to it."""

    kind = models.CharField("jenis", max_length=14, choices=DocumentKind)
    title = models.CharField("judul", max_length=200)
    number = models.CharField("nomor", max_length=80, blank=True)
    issued_on = models.DateField("tanggal", null=True, blank=True)
    instrument = models.CharField(
        "jenis naskah",
        max_length=80,
        blank=True,
        help_text="Seperti tertulis pada kepala naskah, misalnya Keputusan KPU atau Peraturan "
        "Bawaslu. Kosong berarti jenisnya saja yang tampil.",
    )
    issuer = models.ForeignKey(
        Body,
        verbose_name="penerbit",
        on_delete=models.PROTECT,
        related_name="issued_documents",
        null=True,
        blank=True,
    )
    file = DocumentField("berkas", upload_to="dokumen/%Y/%m/", storage=ClosedStorage(), blank=True)
    size = models.PositiveIntegerField("ukuran", null=True, blank=True, editable=False)
    url = models.URLField("tautan resmi", max_length=500, blank=True)
    sha256 = models.CharField("SHA-256", max_length=64, blank=True, editable=False, db_index=True)

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
    objects = DocumentQuerySet.as_manager()

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
        """Our own copy, else the official link."""
        return self.own_address or self.url

    @property
    def own_address(self) -> str:
        """Where our copy is fetched; nothing without one."""
        if not self.file or self.pk is None:
            return ""
        return reverse("articles:document", args=[self.pk, self.digest, self.download_name])

    @property
    def official_link(self) -> str:
        """The link beside our own copy."""
        return self.url if self.file else ""

    @property
    def digest(self) -> str:
        return self.sha256[:DIGEST_LENGTH] or "0"

    @property
    def ending(self) -> str:
        return Path(self.file.name).suffix.lower().lstrip(".")

    @property
    def download_name(self) -> str:
        """`keputusan-kpu-12.pdf`, in letters that every system knows."""
        stem = slugify(self.title)[:60].strip("-") or "dokumen"
        return f"{stem}.{slugify(self.ending) or 'bin'}"

    @property
    def weight(self) -> str:
        """`PDF, 1,2 MB`"""
        size = f", {filesizeformat(self.size)}" if self.size else ""
        return f"{self.ending.upper()}{size}".replace("\xa0", " ") if self.file else ""

    @property
    def instrument_name(self) -> str:
        return self.instrument or self.get_kind_display().capitalize()
