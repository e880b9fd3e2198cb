from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.formats import date_format

from articles.models.article import PART_OF_ARTICLE, Article


class CorrectionKind(models.TextChoices):
    ERRATUM = "ralat", "ralat"
    CLARIFICATION = "klarifikasi", "klarifikasi"
    UPDATE = "pembaruan", "pembaruan"
    WITHDRAWAL = "pencabutan", "pencabutan"


class CorrectionQuerySet(models.QuerySet):
    def public(self):
        """What readers may know, newest first: of articles they see or once saw."""
        published = Q(article__in=Article.objects.published())
        withdrawn = Q(kind=CorrectionKind.WITHDRAWAL, article__published_at__lte=F("made_at"))
        return self.filter(published | withdrawn).order_by("-made_at", "-id")

    def withdrawals(self):
        return self.filter(kind=CorrectionKind.WITHDRAWAL)


class Correction(models.Model):
    """What was changed in an article after publication, and why; public with its time."""

    article = models.ForeignKey(
        Article, verbose_name="artikel", on_delete=models.CASCADE, related_name="corrections"
    )
    kind = models.CharField("jenis", max_length=12, choices=CorrectionKind)
    text = models.TextField(
        "keterangan kepada pembaca", help_text="Tampil pada artikel dan di halaman ralat."
    )
    made_at = models.DateTimeField("waktu")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="oleh",
        on_delete=models.PROTECT,
        related_name="corrections",
    )

    desk_scope = PART_OF_ARTICLE
    objects = CorrectionQuerySet.as_manager()

    class Meta:
        verbose_name = "ralat"
        verbose_name_plural = "ralat"
        ordering = ["-made_at", "-id"]
        constraints = [
            models.CheckConstraint(
                name="correction_says_something",
                condition=~models.Q(text=""),
                violation_error_message="Keterangan ralat tidak boleh kosong.",
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()}: {self.article}"

    @property
    def headline(self) -> str:
        """The article's title; not of a withdrawn one, whose words are no longer published."""
        if not self.is_withdrawal:
            return self.article.title
        return f"Artikel tanggal {date_format(self.article.first_published_on, 'j F Y')}"

    @property
    def is_withdrawal(self) -> bool:
        return self.kind == CorrectionKind.WITHDRAWAL


class Update(models.Model):
    """A dated addition to a running story."""

    article = models.ForeignKey(
        Article, verbose_name="artikel", on_delete=models.CASCADE, related_name="updates"
    )
    text = models.TextField("isi")
    made_at = models.DateTimeField("waktu")

    desk_scope = PART_OF_ARTICLE

    class Meta:
        verbose_name = "perkembangan"
        verbose_name_plural = "perkembangan"
        ordering = ["-made_at", "-id"]

    def __str__(self):
        return f"{self.made_at:%Y-%m-%d %H:%M} {self.article}"
