import uuid
from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import F, OuterRef, Prefetch, Q, Subquery
from django.urls import reverse
from django.utils import timezone

from articles.models.source import Source
from common.clock import DatabaseNow
from common.fields import CleanHTMLField
from common.snapshots import SnapshotOf
from regions.scope import Regional, Unplaced

# Rows of an article are seen and changed with it.
PART_OF_ARTICLE = Regional(
    ("article__region_links__region",), Unplaced.OWNED, owner="article__created_by"
)
# The tag of what is no news but shows how news looks.
EXAMPLE = "contoh"


class ArticleKind(models.TextChoices):
    NEWS = "berita", "berita"
    RELEASE = "rilis", "rilis"
    CLIPPING = "kliping", "kliping"
    EXPLAINER = "penjelasan", "penjelasan"
    OPINION = "opini", "opini"


class Status(models.TextChoices):
    """Where an article stands. A published one with a future time is scheduled (terjadwal)."""

    DRAFT = "draf", "draf"
    IN_REVIEW = "ditinjau", "ditinjau"
    APPROVED = "disetujui", "disetujui"
    PUBLISHED = "tayang", "tayang"
    WITHDRAWN = "dicabut", "dicabut"


class ArticleQuerySet(models.QuerySet):
    def published(self):
        """What readers may see, decided by the database's clock as the query runs."""
        return self.filter(status=Status.PUBLISHED, published_at__lte=DatabaseNow())

    def scheduled(self):
        return self.filter(status=Status.PUBLISHED, published_at__gt=DatabaseNow())

    def on_desk(self):
        """What is not in the trash."""
        return self.filter(trashed_at__isnull=True)

    def in_trash(self):
        return self.filter(trashed_at__isnull=False)

    def trashed_before(self, days):
        """What has been in the trash for more than `days` days."""
        return self.filter(trashed_at__lt=DatabaseNow() - timedelta(days=days))

    def withdrawn_in_last(self, days):
        """Once public articles withdrawn in the last `days` days, last first, `withdrawn_at` each.

        Not those that were scheduled and withdrawn before anybody could read them.
        """
        corrections = self.model.corrections.rel.related_model.objects
        withdrawals = corrections.filter(article=OuterRef("pk")).withdrawals()
        # Also those that are written anew since: readers have only heard of the withdrawal.
        gone = self.exclude(status=Status.PUBLISHED).filter(published_at__isnull=False)
        withdrawn = gone.annotate(
            withdrawn_at=Subquery(withdrawals.order_by("-made_at").values("made_at")[:1])
        )
        return withdrawn.filter(
            withdrawn_at__gt=DatabaseNow() - timedelta(days=days),
            published_at__lte=F("withdrawn_at"),
        ).order_by("-withdrawn_at", "-pk")

    def newest_first(self):
        return self.order_by("-published_at", "-pk")

    def in_region(self, region):
        """Articles about `region` or below it: for the desk; readers' lists use entries."""
        links = self.model.region_links.rel.related_model.objects.filter(
            region__in=type(region).objects.within(region)
        )
        return self.filter(pk__in=links.values("article"))

    def about_body(self, body):
        return self.filter(pk__in=body.article_links.values("article"))

    def for_titles(self):
        """What a row of words tells of an article: title, day and first region; two queries."""
        links = self.model.region_links.rel.related_model.objects.select_related("region__parent")
        return self.only("slug", "title", "published_at", "first_published_on").prefetch_related(
            Prefetch("region_links", links)
        )

    def for_detail(self):
        """Everything that an article's own page shows."""
        return self.select_related("source").prefetch_related(
            "region_links__region__parent__parent",
            "body_links__body",
            "stage_links__election",
            "stage_links__kind",
            "bylines__author",
            "topics",
            "tags",
            "corrections",
            "updates",
            "reader_notes",
            "documents__issuer",
            "image_uses__image",
            "related_links",
        )

    def for_feeds(self):
        """Everything that Atom, JSON Feed and CSV tell of an article."""
        return self.select_related("source").prefetch_related(
            "region_links__region",
            "body_links__body",
            "stage_links__election",
            "stage_links__kind",
            "bylines__author",
            "topics",
            "tags",
            "corrections",
            "updates",
            "reader_notes",
        )


class Article(models.Model):
    """One text of the portal: news, release, clipping, explainer or opinion."""

    uid = models.UUIDField("uid", default=uuid.uuid4, unique=True, editable=False)
    slug = models.SlugField(
        "alamat pendek",
        max_length=120,
        unique=True,
        help_text="Bagian alamat artikel. Sesudah tayang, mengubahnya meninggalkan pengalihan.",
    )
    kind = models.CharField(
        "jenis",
        max_length=12,
        choices=ArticleKind,
        default=ArticleKind.NEWS,
        help_text="Kliping hanya memuat cuplikan sampai 300 karakter beserta sumbernya.",
    )
    title = models.CharField("judul", max_length=200)
    summary = models.TextField("ringkasan", max_length=400, blank=True)
    body = CleanHTMLField("isi", blank=True)

    status = models.CharField(
        "keadaan", max_length=10, choices=Status, default=Status.DRAFT, editable=False
    )
    published_at = models.DateTimeField(
        "waktu tayang", null=True, blank=True, editable=False, db_index=True
    )
    first_published_on = models.DateField(
        "tanggal tayang pertama (WIB)", null=True, blank=True, editable=False
    )
    updated_at = models.DateTimeField("diperbarui", null=True, blank=True, editable=False)
    embargo_until = models.DateTimeField(
        "embargo sampai",
        null=True,
        blank=True,
        help_text="Artikel tidak tampil sebelum waktu ini. Tidak dapat dipakai bersama jadwal.",
    )
    is_unverified = models.BooleanField(
        "belum terverifikasi",
        default=False,
        help_text="Pembaca melihat keterangan bahwa isi belum diperiksa redaksi.",
    )

    version = models.PositiveIntegerField("versi", default=1, editable=False)
    trashed_at = models.DateTimeField("dibuang", null=True, blank=True, editable=False)
    reviewer = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="peninjau",
        on_delete=models.PROTECT,
        related_name="articles_to_review",
        null=True,
        blank=True,
        editable=False,
    )
    approved_hash = models.CharField("sidik isi disetujui", max_length=64, blank=True)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="disetujui oleh",
        on_delete=models.PROTECT,
        related_name="approved_articles",
        null=True,
        blank=True,
        editable=False,
    )

    source = models.ForeignKey(
        Source,
        verbose_name="sumber",
        on_delete=models.PROTECT,
        related_name="articles",
        null=True,
        blank=True,
    )
    original_url = models.URLField("tautan asli", max_length=500, blank=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="dibuat oleh",
        on_delete=models.PROTECT,
        related_name="created_articles",
        editable=False,
    )

    has_history = True
    snapshot = SnapshotOf(
        fields=(
            *("slug", "kind", "title", "summary", "body", "embargo_until"),
            *("is_unverified", "source", "original_url"),
        ),
        parts=(
            ("region_links", ("region", "role", "is_primary")),
            ("body_links", ("body", "role")),
            ("stage_links", ("election", "kind")),
            ("bylines", ("author", "role", "order")),
            ("image_uses", ("image", "caption", "alt", "is_decorative", "order")),
            ("flags", ("flag",)),
            ("related_links", ("related", "order")),
            ("updates", ("text", "made_at")),
            ("reader_notes", ("text",)),
        ),
        links=("topics", "tags"),
    )
    desk_scope = Regional(("region_links__region",), Unplaced.OWNED, owner="created_by")
    objects = ArticleQuerySet.as_manager()

    class Meta:
        verbose_name = "artikel"
        verbose_name_plural = "artikel"
        ordering = ["-published_at", "-id"]
        constraints = [
            models.CheckConstraint(
                name="article_has_title",
                condition=~Q(title=""),
                violation_error_message="Judul tidak boleh kosong.",
            ),
            models.CheckConstraint(
                name="article_published_has_time_and_approval",
                condition=~Q(status="tayang")
                | (
                    Q(published_at__isnull=False, first_published_on__isnull=False)
                    & Q(approved_by__isnull=False)
                    & ~Q(approved_hash="")
                ),
                violation_error_message="Artikel tayang harus punya waktu dan persetujuan.",
            ),
            models.CheckConstraint(
                name="article_approval_is_whole",
                condition=Q(approved_by__isnull=True, approved_hash="")
                | (Q(approved_by__isnull=False) & ~Q(approved_hash="")),
            ),
            models.CheckConstraint(
                name="article_not_approved_by_its_author",
                condition=Q(approved_by__isnull=True) | ~Q(approved_by=F("created_by")),
                violation_error_message="Penulis tidak dapat menyetujui naskahnya sendiri.",
            ),
            models.CheckConstraint(
                name="article_not_public_before_embargo",
                condition=Q(embargo_until__isnull=True)
                | Q(published_at__isnull=True)
                | Q(published_at__gte=F("embargo_until")),
                violation_error_message="Waktu tayang tidak boleh sebelum embargo berakhir.",
            ),
            models.CheckConstraint(
                name="article_in_trash_is_a_draft",
                condition=Q(trashed_at__isnull=True)
                | Q(status="draf", first_published_on__isnull=True),
                violation_error_message="Hanya draf yang belum pernah tayang ada di sampah.",
            ),
            models.CheckConstraint(
                name="article_clipping_names_its_source",
                condition=~Q(kind="kliping", status="tayang") | Q(source__isnull=False),
                violation_error_message="Kliping yang tayang harus menyebut sumbernya.",
            ),
        ]
        indexes = [
            models.Index(fields=["status", "-published_at"], name="article_by_status"),
            # What changed since a moment is asked every minute, and few articles ever change.
            models.Index(
                fields=["updated_at"],
                name="article_by_update",
                condition=Q(updated_at__isnull=False),
            ),
        ]
        permissions = [
            ("review_article", "Dapat menyetujui dan mengembalikan artikel"),
            ("publish_article", "Dapat menayangkan, meralat, dan mencabut artikel"),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        """The public address; an article that was never public has none yet."""
        if self.first_published_on is None:
            return ""
        day = self.first_published_on
        return reverse("articles:detail", args=[f"{day:%Y}", f"{day:%m}", self.slug])

    @property
    def is_public(self) -> bool:
        """Whether it may be named to other desks (`accounts.reach`); no query, asked row by row.

        By the server's clock: what readers see is `published`, by the database's.
        """
        return self.status == Status.PUBLISHED and self.published_at <= timezone.now()

    @property
    def withdrawal(self):
        """The last public note that it was withdrawn; None when it never was."""
        notes = [note for note in self.corrections.all() if note.is_withdrawal]
        return notes[0] if notes else None

    @property
    def urn(self) -> str:
        return f"urn:uuid:{self.uid}"

    @property
    def changed_at(self):
        """When readers last got something new: its publication, or what was said in it since."""
        # A scheduled text may have been corrected before anybody could read it.
        return max(self.published_at, self.updated_at or self.published_at)

    @property
    def is_opinion(self) -> bool:
        return self.kind == ArticleKind.OPINION

    @property
    def is_example(self) -> bool:
        return any(tag.slug == EXAMPLE for tag in self.tags.all())

    @property
    def free_tags(self) -> list:
        """The words on it but the mark of an example, which readers see as a badge."""
        return [tag for tag in self.tags.all() if tag.slug != EXAMPLE]

    @property
    def is_clipping(self) -> bool:
        return self.kind == ArticleKind.CLIPPING
