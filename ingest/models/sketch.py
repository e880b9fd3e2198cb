from django.db import models

from articles.models.sketch import Sketch
from ingest.models.inbox import InboxItem


class ItemSketch(Sketch):
    """A number of the cleaned text of an inbox item."""

    item = models.ForeignKey(
        InboxItem,
        verbose_name="butir",
        on_delete=models.CASCADE,
        related_name="sketches",
        # The constraint below begins with it.
        db_index=False,
    )

    class Meta:
        verbose_name = "sidik kemiripan butir"
        verbose_name_plural = "sidik kemiripan butir"
        constraints = [models.UniqueConstraint(name="itemsketch_once", fields=["item", "value"])]
        indexes = [models.Index(fields=["value"], name="itemsketch_by_value")]
