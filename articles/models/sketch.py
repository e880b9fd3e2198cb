"""What texts are found by that are nearly the same; see `common.similarity`."""

from django.db import models

from articles.models.article import Article


class Sketch(models.Model):
    """One of the few numbers that stand for a text: a row each, as each is looked up alone."""

    value = models.BigIntegerField("nilai")

    class Meta:
        abstract = True
        verbose_name_plural = "sidik kemiripan"

    def __str__(self):
        return str(self.value)


class ArticleSketch(Sketch):
    """A number of an article, whatever its status: near-same texts are found among drafts too."""

    article = models.ForeignKey(
        Article,
        verbose_name="artikel",
        on_delete=models.CASCADE,
        related_name="sketches",
        # The constraint below begins with it.
        db_index=False,
    )

    class Meta:
        verbose_name = "sidik kemiripan artikel"
        verbose_name_plural = "sidik kemiripan artikel"
        constraints = [
            models.UniqueConstraint(name="articlesketch_once", fields=["article", "value"])
        ]
        indexes = [models.Index(fields=["value"], name="articlesketch_by_value")]
