from django.conf import settings
from django.db import models

from articles.models.article import PART_OF_ARTICLE, Article


class EditorNote(models.Model):
    """A remark on an article for colleagues only."""

    article = models.ForeignKey(
        Article, verbose_name="artikel", on_delete=models.CASCADE, related_name="notes"
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="oleh",
        on_delete=models.PROTECT,
        related_name="editor_notes",
    )
    text = models.TextField("catatan", help_text="Hanya dibaca di meja redaksi.")
    created_at = models.DateTimeField("waktu", auto_now_add=True)

    desk_scope = PART_OF_ARTICLE

    class Meta:
        verbose_name = "catatan redaksi"
        verbose_name_plural = "catatan redaksi"
        ordering = ["-created_at", "-id"]

    def __str__(self):
        return f"{self.author}: {self.text[:60]}"
