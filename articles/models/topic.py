from django.db import models
from django.db.models import F
from django.urls import reverse

from articles.models.article import Article
from common.clock import DatabaseNow
from common.snapshots import SnapshotOf
from regions.scope import VOCABULARY


class Topic(models.Model):
    """A subject with a page of its own."""

    slug = models.SlugField("alamat pendek", max_length=80, unique=True)
    name = models.CharField("nama", max_length=80, unique=True)
    intro = models.TextField("pengantar", blank=True)
    articles = models.ManyToManyField(
        Article, verbose_name="artikel", related_name="topics", blank=True
    )

    has_history = True
    snapshot = SnapshotOf(fields=("slug", "name", "intro"), parts=(("pins", ("article", "order")),))
    desk_scope = VOCABULARY

    class Meta:
        verbose_name = "topik"
        verbose_name_plural = "topik"
        ordering = ["name"]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("articles:topic", args=[self.slug])


class TopicPinQuerySet(models.QuerySet):
    def public(self):
        """Pins of articles that readers may see."""
        return self.filter(
            article__status="tayang", article__published_at__lte=DatabaseNow()
        ).order_by("order", "id")

    def with_cards(self):
        """Pins with `html`, the stored card of their article."""
        return self.annotate(html=F("article__card__html"))


class TopicPin(models.Model):
    """An article that stays on top of the page of a topic."""

    topic = models.ForeignKey(
        Topic, verbose_name="topik", on_delete=models.CASCADE, related_name="pins"
    )
    article = models.ForeignKey(
        Article, verbose_name="artikel", on_delete=models.CASCADE, related_name="topic_pins"
    )
    order = models.PositiveSmallIntegerField("urutan", default=0)

    desk_scope = VOCABULARY
    objects = TopicPinQuerySet.as_manager()

    class Meta:
        verbose_name = "artikel disematkan"
        verbose_name_plural = "artikel disematkan"
        ordering = ["order", "id"]
        constraints = [
            models.UniqueConstraint(
                name="topicpin_once",
                fields=["topic", "article"],
                violation_error_message="Artikel ini sudah disematkan.",
            ),
        ]

    def __str__(self):
        return str(self.article)


class Tag(models.Model):
    """A free word on articles, without a page."""

    slug = models.SlugField("alamat pendek", max_length=80, unique=True)
    name = models.CharField("nama", max_length=80, unique=True)
    articles = models.ManyToManyField(
        Article, verbose_name="artikel", related_name="tags", blank=True
    )

    has_history = True
    desk_scope = VOCABULARY

    class Meta:
        verbose_name = "tanda"
        verbose_name_plural = "tanda"
        ordering = ["name"]

    def __str__(self):
        return self.name
