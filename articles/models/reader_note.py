from django.conf import settings
from django.db import models

from articles.models.article import PART_OF_ARTICLE, Article


class ReaderNote(models.Model):
    """What readers are told beside a text whose words stay as their source wrote them."""

    article = models.ForeignKey(
        Article, verbose_name="artikel", on_delete=models.CASCADE, related_name="reader_notes"
    )
    text = models.TextField(
        "catatan untuk pembaca",
        max_length=600,
        help_text="Tampil di bawah judul, misalnya tanggal resmi bila naskah menyebut yang lain.",
    )

    desk_scope = PART_OF_ARTICLE

    class Meta:
        verbose_name = "catatan untuk pembaca"
        verbose_name_plural = "catatan untuk pembaca"
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                name="readernote_says_something",
                condition=~models.Q(text=""),
                violation_error_message="Catatan tidak boleh kosong.",
            ),
        ]

    def __str__(self):
        return self.text[:60]


class HandledDate(models.Model):
    """Words of an article with other days than the timetable, on which an editor decided."""

    article = models.ForeignKey(
        Article, verbose_name="artikel", on_delete=models.CASCADE, related_name="handled_dates"
    )
    quote = models.CharField("kutipan", max_length=250)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="oleh",
        on_delete=models.PROTECT,
        related_name="handled_dates",
    )
    handled_at = models.DateTimeField("waktu")

    desk_scope = PART_OF_ARTICLE

    class Meta:
        verbose_name = "tanggal yang sudah ditangani"
        verbose_name_plural = "tanggal yang sudah ditangani"
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(name="handleddate_once", fields=["article", "quote"]),
        ]

    def __str__(self):
        return self.quote
