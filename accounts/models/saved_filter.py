from django.conf import settings
from django.db import models
from django.db.models import Q


class SavedFilterQuerySet(models.QuerySet):
    def offered_to(self, user, list_label):
        """Above that list: one's own and what colleagues share; one's own first."""
        rows = self.filter(Q(user=user) | Q(is_shared=True), list_label=list_label)
        return rows.select_related("user").order_by("place", "name", "pk")


class SavedFilter(models.Model):
    """A search with its filters in one list of the desk, kept by somebody under a name."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="pengguna",
        on_delete=models.CASCADE,
        related_name="saved_filters",
    )
    # The model of the list, `bodies.body`.
    list_label = models.CharField("daftar", max_length=60)
    name = models.CharField("nama", max_length=60)
    query = models.CharField("saringan", max_length=1000)
    place = models.PositiveSmallIntegerField("urutan", default=0)
    is_shared = models.BooleanField("untuk semua di meja redaksi", default=False)

    objects = SavedFilterQuerySet.as_manager()

    class Meta:
        verbose_name = "saringan tersimpan"
        verbose_name_plural = "saringan tersimpan"
        ordering = ["list_label", "place", "name"]
        constraints = [
            models.UniqueConstraint(
                name="savedfilter_name_once_per_list",
                fields=["user", "list_label", "name"],
                violation_error_message="Nama ini sudah dipakai untuk saringan lain di daftar ini.",
            ),
        ]
        indexes = [models.Index(fields=["list_label"], name="savedfilter_by_list")]

    def __str__(self):
        return self.name
