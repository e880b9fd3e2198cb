from django.db import models
from django.urls import reverse

from articles.models.article import Article
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
    desk_scope = VOCABULARY

    class Meta:
        verbose_name = "topik"
        verbose_name_plural = "topik"
        ordering = ["name"]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("articles:topic", args=[self.slug])


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
