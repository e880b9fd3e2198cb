"""Exceptions from publishing rules: asked for by one, granted by another, told to readers."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from articles.models.article import PART_OF_ARTICLE, Article, Status
from common.clock import DatabaseNow
from elections.models import PublishingRule, Stage


class OverrideQuerySet(models.QuerySet):
    def open(self):
        """Neither turned down nor taken back."""
        return self.filter(ended_at__isnull=True)

    def granted(self):
        """Those that open the way for their article; `text_hash` says for which words."""
        return self.open().filter(approved_at__isnull=False)

    def waiting(self):
        return self.open().filter(approved_at__isnull=True)

    def waiting_for(self, user):
        """The requests that `user` may grant, oldest first, with their articles, as a list.

        A query for each article that waits: whoever asks for many reads few.
        """
        rows = self.waiting().exclude(requested_by=user).order_by("requested_at", "pk")
        rows = rows.select_related("article", "rule", "stage__election", "requested_by")
        return [row for row in rows if user.has_perm("articles.publish_article", row.article)]

    def for_readers(self):
        """Every exception that was granted, the last first, with what the public list tells."""
        rows = self.granted().select_related("article", "rule", "stage__election")
        return rows.annotate(
            is_article_public=models.ExpressionWrapper(
                Q(article__status=Status.PUBLISHED, article__published_at__lte=DatabaseNow()),
                output_field=models.BooleanField(),
            )
        ).order_by("-approved_at", "-pk")


class PublishingOverride(models.Model):
    """Leave to publish one article although one rule bars it because of one stage.

    It belongs to the words that it was asked for: with others it opens nothing any more.
    """

    article = models.ForeignKey(
        Article, verbose_name="artikel", on_delete=models.CASCADE, related_name="overrides"
    )
    rule = models.ForeignKey(
        PublishingRule, verbose_name="aturan", on_delete=models.PROTECT, related_name="overrides"
    )
    stage = models.ForeignKey(
        Stage, verbose_name="tahapan", on_delete=models.PROTECT, related_name="overrides"
    )
    # As it stood then: rows of law are corrected, what was excepted from it stays.
    legal_basis = models.CharField("dasar hukum", max_length=330)
    reason = models.TextField("alasan", max_length=500)
    text_hash = models.CharField("sidik naskah", max_length=64)

    requested_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="diminta oleh",
        on_delete=models.PROTECT,
        related_name="requested_overrides",
    )
    requested_at = models.DateTimeField("diminta")
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="disetujui oleh",
        on_delete=models.PROTECT,
        related_name="approved_overrides",
        null=True,
        blank=True,
    )
    approved_at = models.DateTimeField("disetujui", null=True, blank=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="diakhiri oleh",
        on_delete=models.PROTECT,
        related_name="ended_overrides",
        null=True,
        blank=True,
    )
    ended_at = models.DateTimeField("diakhiri", null=True, blank=True)

    desk_scope = PART_OF_ARTICLE
    objects = OverrideQuerySet.as_manager()

    class Meta:
        verbose_name = "pengecualian aturan penayangan"
        verbose_name_plural = "pengecualian aturan penayangan"
        ordering = ["-requested_at", "-id"]
        constraints = [
            models.CheckConstraint(
                name="publishingoverride_gives_a_reason",
                condition=~Q(reason=""),
                violation_error_message="Tulis alasannya.",
            ),
            models.CheckConstraint(
                name="publishingoverride_by_two_persons",
                condition=Q(approved_by__isnull=True) | ~Q(approved_by=F("requested_by")),
                violation_error_message="Yang meminta tidak dapat menyetujuinya sendiri.",
            ),
            models.CheckConstraint(
                name="publishingoverride_approval_is_whole",
                condition=Q(approved_by__isnull=True, approved_at__isnull=True)
                | Q(approved_by__isnull=False, approved_at__isnull=False),
            ),
            models.CheckConstraint(
                name="publishingoverride_end_is_whole",
                condition=Q(ended_by__isnull=True, ended_at__isnull=True)
                | Q(ended_by__isnull=False, ended_at__isnull=False),
            ),
            models.UniqueConstraint(
                name="publishingoverride_one_open",
                fields=["article", "rule", "stage"],
                condition=Q(ended_at__isnull=True),
            ),
        ]

    def __str__(self):
        return f"{self.article}: {self.rule}"

    @property
    def standing(self) -> str:
        """Where it stands, in words."""
        if self.ended_at:
            return "dicabut" if self.approved_at else "ditolak"
        return "disetujui" if self.approved_at else "menunggu orang kedua"

    @property
    def has_gone(self) -> bool:
        """Whether readers knew the article and it was withdrawn: its words are not repeated."""
        return self.article.status == Status.WITHDRAWN
