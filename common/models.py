from django.db import models
from django.db.models import F, Q


class Loaded(models.Model):
    """Abstract: a row that a reference file brought.

    `loaded_hash` is the hash of the row as it was loaded; when the row no longer matches it, an
    editor changed the row by hand and later loads leave it alone.
    """

    loaded_hash = models.CharField(max_length=64, blank=True, editable=False)

    class Meta:
        abstract = True


class Redirect(models.Model):
    """An address that was once public and the address that took its place."""

    old_path = models.CharField("alamat lama", max_length=300, unique=True)
    new_path = models.CharField("alamat baru", max_length=300)
    created_at = models.DateTimeField("dibuat", auto_now_add=True)

    class Meta:
        verbose_name = "pengalihan alamat"
        verbose_name_plural = "pengalihan alamat"
        ordering = ["old_path"]
        constraints = [
            models.CheckConstraint(
                name="redirect_leads_elsewhere",
                condition=~Q(old_path=F("new_path")),
                violation_error_message="Alamat lama dan baru tidak boleh sama.",
            ),
            models.CheckConstraint(
                name="redirect_stays_on_site",
                condition=Q(old_path__startswith="/", new_path__startswith="/")
                & ~Q(new_path__startswith="//"),
                violation_error_message="Alamat harus dimulai dengan satu garis miring.",
            ),
        ]

    def __str__(self):
        return f"{self.old_path} → {self.new_path}"


class ExportedRecord(models.Model):
    """A record of open data as the last export found it, and since which export it is so.

    Rows carry no time of change, and they change in many ways: loads, bulk writes, the admin. An
    export sees what came of all of them, and what is gone.
    """

    dataset = models.CharField("kumpulan data", max_length=40)
    key = models.CharField("kunci", max_length=300)
    digest = models.CharField("sidik isi", max_length=64)
    changed_at = models.DateTimeField("seperti ini sejak")
    is_removed = models.BooleanField("tidak ada lagi", default=False)

    class Meta:
        verbose_name = "catatan data terbuka"
        verbose_name_plural = "catatan data terbuka"
        ordering = ["dataset", "key"]
        constraints = [
            models.UniqueConstraint(name="exportedrecord_once", fields=["dataset", "key"]),
        ]

    def __str__(self):
        return f"{self.dataset} {self.key}"
