from zoneinfo import ZoneInfo

from django.db import models
from django.db.models import Case, Count, F, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce, Substr, Upper
from django.urls import reverse

from common.models import Loaded
from common.snapshots import SnapshotOf
from common.validity import Validity, ValidityQuerySet, period_constraint
from regions.codes import ancestors_and_self
from regions.matching import Match
from regions.scope import Regional


class RegionKind(models.TextChoices):
    PROVINCE = "provinsi", "provinsi"
    REGENCY = "kabupaten", "kabupaten"
    CITY = "kota", "kota"
    ADMINISTRATIVE_REGENCY = "kabupaten administrasi", "kabupaten administrasi"
    ADMINISTRATIVE_CITY = "kota administrasi", "kota administrasi"
    KECAMATAN = "kecamatan", "kecamatan"
    DISTRIK = "distrik", "distrik"
    KAPANEWON = "kapanewon", "kapanewon"
    KEMANTREN = "kemantren", "kemantren"


# The official names of these begin with their kind; readers look for the name behind it.
NAMED_BY_KIND = [
    RegionKind.ADMINISTRATIVE_REGENCY,
    RegionKind.ADMINISTRATIVE_CITY,
    RegionKind.REGENCY,
    RegionKind.CITY,
]


class TimeZone(models.TextChoices):
    WIB = "Asia/Jakarta", "WIB"
    WITA = "Asia/Makassar", "WITA"
    WIT = "Asia/Jayapura", "WIT"


class RegionQuerySet(ValidityQuerySet):
    def provinces(self):
        return self.filter(level=1)

    def regencies(self):
        return self.filter(level=2)

    def below(self, region):
        """Everything inside `region`, without it."""
        return self.filter(code__startswith=f"{region.code}.")

    def within(self, region):
        """`region` and everything inside it."""
        return self.filter(Q(code=region.code) | Q(code__startswith=f"{region.code}."))

    def above(self, region):
        """The regions that contain `region`, from the province down, without it."""
        return self.filter(code__in=ancestors_and_self(region.code)[:-1]).order_by("level")

    def neighbours(self, province):
        """The provinces on the eight tiles around that of `province`."""
        if province.tile_row is None:
            return self.none()
        row, column = province.tile_row, province.tile_column
        around = self.filter(
            tile_row__range=(row - 1, row + 1), tile_column__range=(column - 1, column + 1)
        )
        return around.exclude(pk=province.pk)

    def with_kecamatan_count(self):
        """Regions with `kecamatan_count`, the kecamatan inside them."""
        inside = self.model.objects.filter(
            Q(parent=OuterRef("pk")) | Q(parent__parent=OuterRef("pk")), level=3
        )
        count = inside.order_by().values("level").annotate(number=Count("pk")).values("number")
        return self.annotate(kecamatan_count=Coalesce(Subquery(count), 0))

    def addressed(self, slug, parent=None):
        """The region of a page's address; `parent` is the slug of a kecamatan's regency."""
        if parent is None:
            return self.filter(level__lt=3, slug=slug)
        return self.filter(level=3, parent__slug=parent, slug=slug)

    def with_regency_count(self):
        """Provinces with the number of their regencies and cities."""
        return self.annotate(regency_count=Count("children", distinct=True))

    def with_base_name(self):
        """With the name behind the kind: Banjar for both Kabupaten Banjar and Kota Banjar."""
        shorter = [
            When(
                kind=kind,
                name__istartswith=f"{kind.label} ",
                then=Substr("name", len(kind.label) + 2),
            )
            for kind in NAMED_BY_KIND
        ]
        return self.annotate(base_name=Case(*shorter, default=F("name")))

    def alphabetical(self):
        """By base name, so that homonyms stand side by side."""
        return self.with_base_name().order_by("base_name", "level", "code")

    def in_index(self):
        """What the A–Z lists: everything above the kecamatan."""
        return self.filter(level__lt=3)

    def under_letter(self, letter):
        return self.in_index().with_base_name().filter(base_name__istartswith=letter)

    def letters(self):
        """The letters with which base names begin in the A–Z, in order; one query."""
        initials = self.in_index().with_base_name().order_by()
        initials = initials.annotate(letter=Upper(Substr("base_name", 1, 1)))
        return sorted(initials.values_list("letter", flat=True).distinct())

    def matching(self, text):
        """Names or aliases that begin with `text`, or hold a word that does."""
        text = text.strip()
        aliases = self._aliases_of(Q(text__istartswith=text) | Q(text__icontains=f" {text}"))
        return self.filter(
            Q(name__istartswith=text) | Q(name__icontains=f" {text}") | Q(pk__in=aliases)
        )

    def best_first(self, text):
        """Names and aliases that are `text`, then that begin with it, then the others."""
        text = text.strip()
        exact = self._aliases_of(Q(text__iexact=text))
        beginning = self._aliases_of(Q(text__istartswith=text))
        is_exact = Q(name__iexact=text) | Q(base_name__iexact=text) | Q(pk__in=exact)
        begins = Q(name__istartswith=text) | Q(base_name__istartswith=text) | Q(pk__in=beginning)
        match = Case(
            When(is_exact, then=Value(Match.EXACT)),
            When(begins, then=Value(Match.BEGINNING)),
            default=Value(Match.WORD),
        )
        ranked = self.with_base_name().annotate(match=match)
        return ranked.order_by("match", "level", "base_name", "code")

    def _aliases_of(self, condition):
        # Subqueries that stand by themselves: the database reads the aliases once, not per region.
        aliases = self.model.aliases.rel.related_model.objects
        return aliases.filter(condition).order_by().values("region")


class Region(Loaded, Validity):
    """A province, regency or city, or kecamatan, with its Kemendagri code."""

    code = models.CharField("kode Kemendagri", max_length=8, unique=True)
    name = models.CharField("nama resmi", max_length=100)
    kind = models.CharField("jenis", max_length=24, choices=RegionKind)
    level = models.PositiveSmallIntegerField("tingkat")
    parent = models.ForeignKey(
        "self",
        verbose_name="wilayah induk",
        on_delete=models.PROTECT,
        related_name="children",
        null=True,
        blank=True,
    )
    slug = models.SlugField(
        "alamat pendek",
        max_length=100,
        help_text="Bagian alamat halaman wilayah. Mengubahnya mengubah alamat publik.",
    )
    time_zone = models.CharField("zona waktu", max_length=20, choices=TimeZone)

    tile_row = models.PositiveSmallIntegerField("baris petak peta", null=True, blank=True)
    tile_column = models.PositiveSmallIntegerField("kolom petak peta", null=True, blank=True)
    tile_label = models.CharField("label petak peta", max_length=20, blank=True)

    has_history = True
    snapshot = SnapshotOf(
        parts=(
            ("aliases", ("text", "kind")),
            ("former_codes", ("code", "until", "instrument")),
        ),
    )
    desk_scope = Regional(paths=("",), sees_above=True)
    objects = RegionQuerySet.as_manager()

    class Meta:
        verbose_name = "wilayah"
        verbose_name_plural = "wilayah"
        ordering = ["code"]
        constraints = [
            models.CheckConstraint(name="region_level_is_known", condition=Q(level__in=[1, 2, 3])),
            models.CheckConstraint(
                name="region_province_has_no_parent",
                condition=Q(level=1, parent__isnull=True) | Q(level__gt=1, parent__isnull=False),
                violation_error_message="Hanya provinsi yang tidak punya wilayah induk.",
            ),
            models.CheckConstraint(
                name="region_code_fits_level",
                condition=Q(level=1, code__regex=r"^\d\d$")
                | Q(level=2, code__regex=r"^\d\d\.\d\d$")
                | Q(level=3, code__regex=r"^\d\d\.\d\d\.\d\d$"),
                violation_error_message="Bentuk kode tidak cocok dengan tingkat wilayah.",
            ),
            models.UniqueConstraint(
                name="region_slug_unique_above_kecamatan",
                fields=["slug"],
                condition=Q(level__lt=3),
                violation_error_message="Alamat pendek ini sudah dipakai wilayah lain.",
            ),
            models.UniqueConstraint(
                name="region_slug_unique_in_parent",
                fields=["parent", "slug"],
                condition=Q(level=3),
                violation_error_message="Alamat pendek ini sudah dipakai di kabupaten/kota ini.",
            ),
            models.UniqueConstraint(
                name="region_tile_unique",
                fields=["tile_row", "tile_column"],
                condition=Q(tile_row__isnull=False),
            ),
            period_constraint("region"),
        ]
        indexes = [models.Index(fields=["parent", "name"], name="region_children")]

    def __str__(self):
        # With the code, because names repeat: the desk chooses by this.
        return f"{self.name} ({self.code})"

    def get_absolute_url(self):
        if self.level == 3:
            return reverse("regions:kecamatan", args=[self.parent.slug, self.slug])
        return reverse("regions:detail", args=[self.slug])

    @property
    def tz(self) -> ZoneInfo:
        return ZoneInfo(self.time_zone)

    @property
    def path(self) -> str:
        """What `wilayah=` takes: the slug, for a kecamatan behind its regency's."""
        return f"{self.parent.slug}/{self.slug}" if self.level == 3 else self.slug

    @property
    def place_name(self) -> str:
        """The name that says where it is: a kecamatan with its regency; load `parent` with it."""
        return f"{self.name}, {self.parent.name}" if self.level == 3 else self.name

    @property
    def kind_and_place(self) -> str:
        """“Kecamatan di Kabupaten Banyuasin, Sumatera Selatan”; load `parent__parent` with it."""
        kind = self.get_kind_display().capitalize()
        places = self.lineage_names()[1:]
        return f"{kind} di {', '.join(places)}" if places else kind

    def alias_for(self, text):
        """The alias that fits `text` better than its name does, or None; prefetch `aliases`."""
        best = Match.of(text, self.name, self.base_name)
        found = None
        for alias in self.aliases.all():
            match = Match.of(text, alias.text)
            if match < best:
                best, found = match, alias
        return found

    def lineage_names(self) -> list[str]:
        """Its name and those of the regions above it; load `parent__parent` with it."""
        above = self.parent.lineage_names() if self.parent else []
        return [self.name, *above]
