from django.db import models

from regions.scope import REFERENCE


class ListPreset(models.Model):
    """A selection of the news list under a name, offered to readers above the list."""

    name = models.CharField("nama", max_length=60, unique=True)
    query = models.CharField(
        "saringan",
        max_length=300,
        unique=True,
        help_text=(
            "Bagian alamat daftar berita sesudah tanda tanya, misalnya "
            "wilayah=aceh&pemilu=pilkada-2024."
        ),
    )
    order = models.PositiveSmallIntegerField("urutan", default=0)

    desk_scope = REFERENCE

    class Meta:
        verbose_name = "pilihan cepat"
        verbose_name_plural = "pilihan cepat"
        ordering = ["order", "name"]

    def __str__(self):
        return self.name
