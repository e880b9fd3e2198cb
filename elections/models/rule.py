from datetime import date

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from common.models import Loaded
from common.validity import Validity, ValidityQuerySet, period_constraint
from elections.deadline import last_day
from elections.models.stage import StageKind
from regions.models import Region
from regions.scope import REFERENCE

# A rule that holds for more than a week after its stage is one of another stage.
LONGEST_OFFSET = 168


class ContentFlag(models.TextChoices):
    """What a text contains that the law bars at certain times."""

    SURVEY = "survei", "hasil survei"
    QUICK_COUNT = "hitung-cepat", "hitung cepat"
    TRACK_RECORD = "rekam-jejak", "rekam jejak peserta"
    ADVERTISEMENT = "iklan", "iklan"


class Effect(models.TextChoices):
    BAR = "larang", "larang"
    WARN = "peringatkan", "peringatkan"


class DayCount(models.TextChoices):
    WORKING = "hari-kerja", "hari kerja"
    CALENDAR = "hari-kalender", "hari kalender"


class RuleQuerySet(ValidityQuerySet):
    def unconfirmed(self):
        """Rules whose law nobody has read yet."""
        return self.filter(is_confirmed=False)


class PublishingRule(Loaded, Validity):
    """A kind of content that may not be announced while a kind of stage runs.

    From the first day of the stage, 00.00 in the region concerned, to the end of its last day, or
    to `ends_at_wib` on that day; then `offset_hours` more.
    """

    content_flag = models.CharField("isi", max_length=16, choices=ContentFlag)
    stage_kind = models.ForeignKey(
        StageKind,
        verbose_name="jenis tahapan",
        on_delete=models.PROTECT,
        related_name="publishing_rules",
    )
    region = models.ForeignKey(
        Region,
        verbose_name="hanya di wilayah",
        on_delete=models.PROTECT,
        related_name="publishing_rules",
        null=True,
        blank=True,
        help_text="Berlaku di wilayah ini dan semua di bawahnya. Kosong: di seluruh Indonesia.",
    )
    effect = models.CharField(
        "akibat",
        max_length=12,
        choices=Effect,
        help_text="Larang: tidak dapat ditayangkan tanpa pengecualian oleh dua orang. "
        "Peringatkan: dapat, sesudah peringatannya dibaca.",
    )
    ends_at_wib = models.TimeField(
        "berakhir pukul (WIB)",
        null=True,
        blank=True,
        help_text="Pada hari terakhir tahapan, misalnya 13.00 saat TPS tutup di Indonesia bagian "
        "barat. Kosong: sampai hari itu habis di wilayah yang bersangkutan.",
    )
    offset_hours = models.SmallIntegerField(
        "ditambah (jam)",
        default=0,
        validators=[MinValueValidator(0), MaxValueValidator(LONGEST_OFFSET)],
        help_text="Jam sesudah itu ketika aturan masih berlaku.",
    )
    legal_basis = models.CharField("dasar hukum", max_length=300)
    source_url = models.URLField("sumber", max_length=500, blank=True)
    is_confirmed = models.BooleanField(
        "sudah dikonfirmasi",
        default=False,
        help_text="Centang hanya setelah naskah undang-undangnya dibaca.",
    )
    note = models.TextField("catatan", blank=True)

    has_history = True
    desk_scope = REFERENCE
    objects = RuleQuerySet.as_manager()

    class Meta:
        verbose_name = "aturan penayangan"
        verbose_name_plural = "aturan penayangan"
        ordering = ["content_flag", "stage_kind"]
        constraints = [
            # Two constraints because NULLs are distinct in a unique index on SQLite.
            models.UniqueConstraint(
                name="publishingrule_once_per_basis",
                fields=["content_flag", "stage_kind", "legal_basis"],
                condition=models.Q(region__isnull=True),
                violation_error_message="Aturan dengan dasar hukum ini sudah ada.",
            ),
            models.UniqueConstraint(
                name="publishingrule_once_per_basis_and_region",
                fields=["content_flag", "stage_kind", "legal_basis", "region"],
                violation_error_message="Aturan dengan dasar hukum ini sudah ada di wilayah ini.",
            ),
            period_constraint("publishingrule"),
        ]

    def __str__(self):
        return f"{self.get_content_flag_display()} · {self.stage_kind}"

    @property
    def basis(self) -> str:
        """The legal basis as the desk reads it: whether its text was checked belongs to it."""
        return self.legal_basis if self.is_confirmed else f"{self.legal_basis} (belum dikonfirmasi)"


class ReportingRule(Loaded, Validity):
    """How long after learning of a violation somebody may report it, and what a report needs."""

    slug = models.SlugField("kunci", max_length=40, unique=True)
    election_kind = models.CharField("jenis pemilu", max_length=16)
    days = models.PositiveSmallIntegerField("batas (hari)")
    day_count = models.CharField("cara menghitung", max_length=16, choices=DayCount)
    legal_basis = models.CharField("dasar hukum", max_length=300)
    formal_requirements = models.TextField("syarat formal", blank=True)
    material_requirements = models.TextField("syarat materiel", blank=True)
    source_url = models.URLField("sumber", max_length=500, blank=True)
    is_confirmed = models.BooleanField(
        "sudah dikonfirmasi",
        default=False,
        help_text="Selama belum, halaman publik menampilkan kantornya, bukan tanggal hitungan.",
    )

    has_history = True
    desk_scope = REFERENCE
    objects = RuleQuerySet.as_manager()

    class Meta:
        verbose_name = "aturan pelaporan"
        verbose_name_plural = "aturan pelaporan"
        ordering = ["slug"]
        constraints = [
            models.CheckConstraint(
                name="reportingrule_allows_a_day", condition=models.Q(days__gte=1)
            ),
            period_constraint("reportingrule"),
        ]

    def __str__(self):
        return f"{self.election_kind}: {self.days} {self.get_day_count_display()}"

    def last_day(self, known_on: date) -> date | None:
        """The last day to report what was learned of on `known_on`; None while unconfirmed."""
        if not self.is_confirmed:
            return None
        return last_day(known_on, self.days, is_working=self.day_count == DayCount.WORKING)
