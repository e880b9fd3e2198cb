"""What an article is about and who made it: rows with a role between it and other things."""

from django.db import models
from django.db.models import F, Q

from articles.models.article import PART_OF_ARTICLE, Article
from articles.models.author import Author
from bodies.models import Body
from elections.models import ContentFlag, Election, StageKind
from regions.models import Region


class RegionRole(models.TextChoices):
    SUBJECT = "subjek", "subjek berita"
    PLACE = "tempat", "tempat kejadian"
    AFFECTED = "terdampak", "terdampak"


class ArticleRegion(models.Model):
    """A region that an article is about."""

    article = models.ForeignKey(
        Article, verbose_name="artikel", on_delete=models.CASCADE, related_name="region_links"
    )
    region = models.ForeignKey(
        Region, verbose_name="wilayah", on_delete=models.PROTECT, related_name="article_links"
    )
    role = models.CharField(
        "peran",
        max_length=10,
        choices=RegionRole,
        default=RegionRole.SUBJECT,
        help_text="Artikel tampil di halaman wilayah ini dan semua wilayah di atasnya.",
    )
    is_primary = models.BooleanField("utama", default=False)

    desk_scope = PART_OF_ARTICLE

    class Meta:
        verbose_name = "wilayah artikel"
        verbose_name_plural = "wilayah artikel"
        ordering = ["-is_primary", "id"]
        constraints = [
            models.UniqueConstraint(
                name="articleregion_once",
                fields=["article", "region"],
                violation_error_message="Wilayah ini sudah dipasang pada artikel.",
            ),
            models.UniqueConstraint(
                name="articleregion_one_primary",
                fields=["article"],
                condition=Q(is_primary=True),
                violation_error_message="Hanya satu wilayah utama per artikel.",
            ),
        ]

    def __str__(self):
        return str(self.region)


class ArticleBody(models.Model):
    """A body that an article is about."""

    article = models.ForeignKey(
        Article, verbose_name="artikel", on_delete=models.CASCADE, related_name="body_links"
    )
    body = models.ForeignKey(
        Body, verbose_name="penyelenggara", on_delete=models.PROTECT, related_name="article_links"
    )
    role = models.CharField(
        "peran",
        max_length=10,
        choices=[("subjek", "subjek berita"), ("disebut", "disebut")],
        default="subjek",
    )

    desk_scope = PART_OF_ARTICLE

    class Meta:
        verbose_name = "penyelenggara artikel"
        verbose_name_plural = "penyelenggara artikel"
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                name="articlebody_once",
                fields=["article", "body"],
                violation_error_message="Penyelenggara ini sudah dipasang pada artikel.",
            ),
        ]

    def __str__(self):
        return str(self.body)

    def absorb(self, twin):
        """An article about one of two merged bodies is about what both have become."""
        if twin.role == "subjek":
            self.role = twin.role
            self.save(update_fields=["role"])


class ArticleStage(models.Model):
    """The election, the kind of stage, or both, that an article belongs to."""

    article = models.ForeignKey(
        Article, verbose_name="artikel", on_delete=models.CASCADE, related_name="stage_links"
    )
    election = models.ForeignKey(
        Election,
        verbose_name="pemilu",
        on_delete=models.PROTECT,
        related_name="article_links",
        null=True,
        blank=True,
    )
    kind = models.ForeignKey(
        StageKind,
        verbose_name="tahapan",
        on_delete=models.PROTECT,
        related_name="article_links",
        null=True,
        blank=True,
    )

    desk_scope = PART_OF_ARTICLE

    class Meta:
        verbose_name = "pemilu dan tahapan artikel"
        verbose_name_plural = "pemilu dan tahapan artikel"
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                name="articlestage_names_something",
                condition=Q(election__isnull=False) | Q(kind__isnull=False),
                violation_error_message="Pilih pemilu, tahapan, atau keduanya.",
            ),
            # Three constraints because NULLs are distinct in a unique index on SQLite.
            models.UniqueConstraint(
                name="articlestage_once", fields=["article", "election", "kind"]
            ),
            models.UniqueConstraint(
                name="articlestage_election_alone_once",
                fields=["article", "election"],
                condition=Q(kind__isnull=True),
            ),
            models.UniqueConstraint(
                name="articlestage_kind_alone_once",
                fields=["article", "kind"],
                condition=Q(election__isnull=True),
            ),
        ]

    def __str__(self):
        return " · ".join(str(x) for x in (self.election, self.kind) if x)


class ArticleFlag(models.Model):
    """Something in an article that publishing rules look at."""

    article = models.ForeignKey(
        Article, verbose_name="artikel", on_delete=models.CASCADE, related_name="flags"
    )
    flag = models.CharField("isi", max_length=16, choices=ContentFlag)

    desk_scope = PART_OF_ARTICLE

    class Meta:
        verbose_name = "penanda isi"
        verbose_name_plural = "penanda isi"
        ordering = ["flag"]
        constraints = [
            models.UniqueConstraint(name="articleflag_once", fields=["article", "flag"]),
        ]

    def __str__(self):
        return self.get_flag_display()


class BylineRole(models.TextChoices):
    WRITER = "penulis", "penulis"
    PHOTO = "foto", "foto"
    EDITOR = "editor", "editor"


class Byline(models.Model):
    """An author's name under a headline."""

    article = models.ForeignKey(
        Article, verbose_name="artikel", on_delete=models.CASCADE, related_name="bylines"
    )
    author = models.ForeignKey(
        Author, verbose_name="penulis", on_delete=models.PROTECT, related_name="bylines"
    )
    role = models.CharField("peran", max_length=10, choices=BylineRole, default=BylineRole.WRITER)
    order = models.PositiveSmallIntegerField("urutan", default=0)

    desk_scope = PART_OF_ARTICLE

    class Meta:
        verbose_name = "nama penulis"
        verbose_name_plural = "nama penulis"
        ordering = ["order", "id"]
        constraints = [
            models.UniqueConstraint(
                name="byline_once",
                fields=["article", "author", "role"],
                violation_error_message="Nama ini sudah tercantum.",
            ),
        ]

    def __str__(self):
        return str(self.author)


class RelatedArticle(models.Model):
    """A hand-picked article to read next."""

    article = models.ForeignKey(
        Article, verbose_name="artikel", on_delete=models.CASCADE, related_name="related_links"
    )
    related = models.ForeignKey(
        Article, verbose_name="baca juga", on_delete=models.CASCADE, related_name="related_from"
    )
    order = models.PositiveSmallIntegerField("urutan", default=0)

    desk_scope = PART_OF_ARTICLE

    class Meta:
        verbose_name = "baca juga"
        verbose_name_plural = "baca juga"
        ordering = ["order", "id"]
        constraints = [
            models.UniqueConstraint(name="relatedarticle_once", fields=["article", "related"]),
            models.CheckConstraint(
                name="relatedarticle_is_another",
                condition=~Q(article=F("related")),
                violation_error_message="Artikel tidak dapat merujuk dirinya sendiri.",
            ),
        ]

    def __str__(self):
        return str(self.related)
