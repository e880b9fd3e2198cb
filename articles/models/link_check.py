from datetime import timedelta

from django.db import models
from django.db.models import F, Q

from articles.models.article import Article
from articles.models.document import Document
from bodies.models import Contact
from common.clock import DatabaseNow
from regions.scope import Regional

LONGEST_URL = 2000
# Said once and for all: such a page does not come back by waiting.
GONE = (404, 410)
# Failed runs, on different days, after which a link counts as broken.
RUNS_TO_BREAK = 2
PAUSE = timedelta(days=7)


class LinkCheckQuerySet(models.QuerySet):
    def broken(self):
        """Links that lead nowhere, the longest broken first."""
        return self.filter(BROKEN).order_by("failing_since", "pk")

    def doubtful(self):
        """Links that failed and may yet answer."""
        return self.filter(failing_since__isnull=False).exclude(BROKEN)

    def due(self):
        """Links that were not looked at for a week, the oldest first."""
        return self.filter(
            Q(checked_at__isnull=True) | Q(checked_at__lte=DatabaseNow() - PAUSE)
        ).order_by(F("checked_at").asc(nulls_first=True), "pk")


class LinkCheck(models.Model):
    """A link to another site that readers find in what is public, and whether it still answers."""

    url = models.CharField("tautan", max_length=LONGEST_URL, unique=True)
    articles = models.ManyToManyField(
        Article, verbose_name="artikel", related_name="checked_links", editable=False
    )
    documents = models.ManyToManyField(
        Document, verbose_name="dokumen", related_name="checked_links", editable=False
    )
    contacts = models.ManyToManyField(
        Contact, verbose_name="kontak", related_name="checked_links", editable=False
    )

    checked_at = models.DateTimeField("diperiksa", null=True, editable=False, db_index=True)
    status_code = models.PositiveSmallIntegerField("kode jawaban", null=True, editable=False)
    failure = models.CharField("kegagalan", max_length=200, blank=True, editable=False)
    failing_since = models.DateTimeField("gagal sejak", null=True, editable=False)
    failures = models.PositiveSmallIntegerField("kali gagal", default=0, editable=False)

    desk_scope = Regional(
        (
            "articles__region_links__region",
            "documents__articles__region_links__region",
            "contacts__body__region",
        )
    )
    objects = LinkCheckQuerySet.as_manager()

    class Meta:
        verbose_name = "tautan yang diperiksa"
        verbose_name_plural = "tautan yang diperiksa"
        ordering = ["-failures", "failing_since", "pk"]
        constraints = [
            models.CheckConstraint(
                name="linkcheck_failing_says_since_when",
                condition=Q(failures=0, failing_since__isnull=True)
                | Q(failures__gt=0, failing_since__isnull=False),
            ),
        ]

    def __str__(self):
        return self.url

    @property
    def is_broken(self) -> bool:
        return self.failures >= RUNS_TO_BREAK or (self.failures > 0 and self.status_code in GONE)

    @property
    def state(self) -> str:
        """In a word, for the desk."""
        if self.checked_at is None:
            return "belum diperiksa"
        if self.is_broken:
            return "putus"
        return "gagal sekali" if self.failures else "baik"


BROKEN = Q(failures__gte=RUNS_TO_BREAK) | Q(failures__gt=0, status_code__in=GONE)
