from datetime import timedelta

from django.db import models
from django.db.models import Q

from bodies.models.body import Body
from common.models import Loaded
from regions.scope import Regional

# Days; numbers and addresses of offices change with every move and every election.
CHECKED_EVERY = 90


class ContactKind(models.TextChoices):
    PHONE = "telepon", "telepon"
    WHATSAPP = "whatsapp", "WhatsApp"
    EMAIL = "surel", "surel"
    ADDRESS = "alamat", "alamat kantor"
    WEBSITE = "situs", "situs web"


class ContactQuerySet(models.QuerySet):
    def verified(self):
        """Only what somebody checked may be shown to readers."""
        return self.filter(verified_on__isnull=False)

    def due_on(self, day):
        """What nobody checked yet, or not lately, of bodies that hold on `day`."""
        last_good = day - timedelta(days=CHECKED_EVERY)
        is_due = Q(verified_on__isnull=True) | Q(verified_on__lt=last_good)
        return self.filter(is_due, body__in=Body.objects.active_on(day))


class Contact(Loaded):
    """One way to reach a body; readers see it only once it was verified."""

    body = models.ForeignKey(
        Body, verbose_name="penyelenggara", on_delete=models.CASCADE, related_name="contacts"
    )
    kind = models.CharField("jenis", max_length=10, choices=ContactKind)
    value = models.CharField("nilai", max_length=300)
    hours = models.CharField("jam layanan", max_length=120, blank=True)
    source_url = models.URLField("sumber", max_length=500, blank=True)
    verified_on = models.DateField(
        "diperiksa pada",
        null=True,
        blank=True,
        help_text="Kosong berarti belum diperiksa dan tidak tampil kepada pembaca.",
    )

    has_history = True
    part_of = "body"
    desk_scope = Regional(paths=("body__region",), sees_above=True)
    objects = ContactQuerySet.as_manager()

    class Meta:
        verbose_name = "kontak"
        verbose_name_plural = "kontak"
        ordering = ["body", "kind", "value"]
        constraints = [
            models.UniqueConstraint(
                name="contact_once_per_body",
                fields=["body", "kind", "value"],
                violation_error_message="Kontak ini sudah tercatat.",
            ),
            models.CheckConstraint(
                name="contact_website_is_https",
                condition=~Q(kind="situs")
                | Q(value__startswith="https://")
                | Q(value__startswith="http://"),
                violation_error_message="Alamat situs harus diawali https:// atau http://.",
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()}: {self.value}"

    def absorb(self, twin):
        """Take over what only the row of a merged body said: above all that it was checked."""
        self.hours = self.hours or twin.hours
        self.source_url = self.source_url or twin.source_url
        checked = [day for day in (self.verified_on, twin.verified_on) if day]
        self.verified_on = max(checked, default=None)
        self.save(update_fields=["hours", "source_url", "verified_on"])
