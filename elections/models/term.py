from django.db import models
from django.db.models.functions import Lower
from django.urls import reverse

from common.models import Loaded
from regions.scope import REFERENCE


class TermQuerySet(models.QuerySet):
    def explained(self):
        """The terms that articles explain where they first use them."""
        return self.filter(is_explained=True)

    def for_texts(self) -> list[tuple[str, str, str]]:
        """(term, what it stands for, its address) of each of them; one query.

        Tuples, because every article page reads them: rows and an address each cost ten times
        as much as finding the terms in the text.
        """
        glossary = reverse("elections:glossary")
        rows = self.explained().order_by("pk").values_list("short", "name", "slug")
        return [(short, name, f"{glossary}#{slug}") for short, name, slug in rows]


class Term(Loaded):
    """A word or short form of the field that not every reader knows."""

    slug = models.SlugField(
        "alamat pendek",
        max_length=60,
        unique=True,
        help_text="Penanda istilah di halaman glosarium; tautan dari artikel menuju ke sini.",
    )
    short = models.CharField(
        "istilah",
        max_length=40,
        unique=True,
        help_text="Seperti tertulis dalam naskah. Huruf besar sesudah huruf pertama (PSU, DPTb) "
        "membuat penulisannya harus persis sama.",
    )
    name = models.CharField(
        "kepanjangan",
        max_length=160,
        blank=True,
        help_text="Kosong bila istilah ini bukan singkatan.",
    )
    definition = models.TextField("penjelasan", max_length=500)
    is_explained = models.BooleanField(
        "dijelaskan di artikel",
        default=True,
        help_text="Pemakaian pertamanya dalam artikel ditautkan ke glosarium. Kosongkan untuk "
        "kata sehari-hari dan singkatan bermakna ganda.",
    )

    has_history = True
    desk_scope = REFERENCE
    objects = TermQuerySet.as_manager()

    class Meta:
        verbose_name = "istilah"
        verbose_name_plural = "istilah"
        ordering = [Lower("short"), "id"]

    def __str__(self):
        return self.short

    def get_absolute_url(self):
        return f"{reverse('elections:glossary')}#{self.slug}"

    @property
    def letter(self) -> str:
        """Under which letter the glossary lists the term."""
        return self.short[:1].upper()
