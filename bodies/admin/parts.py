"""Names, contacts and officers of the bodies in lists of their own."""

from django.contrib import admin
from django.utils import timezone

from accounts.desk import DeskAdmin, care_filter
from accounts.desk.tables import TablesMixin
from bodies.admin.tables import BodyAliasTable, ContactTable, OfficerTable
from bodies.models import BodyAlias, Contact, Officer
from bodies.models.contact import CHECKED_EVERY
from regions.admin import province_filter

DueFilter = care_filter(
    "pemeriksaan",
    "pemeriksaan",
    ("jatuh-tempo", f"belum diperiksa {CHECKED_EVERY} hari"),
    "bodies.change_contact",
    lambda contacts: contacts.due_on(timezone.localdate()),
)


@admin.register(BodyAlias)
class BodyAliasAdmin(TablesMixin, DeskAdmin):
    table = BodyAliasTable
    list_display = ["text", "body"]
    list_filter = ["body__family"]
    list_select_related = ["body"]
    search_fields = ["text", "body__short_name", "body__official_name"]
    autocomplete_fields = ["body"]


@admin.register(Contact)
class ContactAdmin(TablesMixin, DeskAdmin):
    table = ContactTable
    list_display = ["body", "kind", "value", "hours", "verified_on"]
    # What nobody verified yet is the list to work through.
    list_filter = [
        "kind",
        DueFilter,
        ("verified_on", admin.EmptyFieldListFilter),
        "body__family",
        province_filter("body__region"),
    ]
    list_select_related = ["body"]
    search_fields = ["value", "body__short_name", "body__official_name"]
    autocomplete_fields = ["body"]


@admin.register(Officer)
class OfficerAdmin(TablesMixin, DeskAdmin):
    table = OfficerTable
    list_display = ["person_name", "position", "division", "body", "valid_from", "valid_until"]
    list_filter = ["body__family", province_filter("body__region")]
    list_select_related = ["body"]
    search_fields = ["person_name", "position", "body__short_name", "body__official_name"]
    autocomplete_fields = ["body"]
