from django.contrib import admin

from bodies.models import Body, BodyAlias, Contact, Officer
from common.admin import DeskAdmin, NamedOnPagesMixin


class BodyAliasInline(admin.TabularInline):
    model = BodyAlias
    extra = 0


class ContactInline(admin.TabularInline):
    model = Contact
    extra = 0


class OfficerInline(admin.TabularInline):
    model = Officer
    extra = 0


@admin.register(Body)
class BodyAdmin(NamedOnPagesMixin, DeskAdmin):
    list_display = ["short_name", "official_name", "family", "level", "region", "for_election"]
    list_filter = ["family", "level", "for_election"]
    list_select_related = ["region", "for_election"]
    search_fields = ["official_name", "short_name", "aliases__text", "=region__code"]
    autocomplete_fields = ["region", "parent", "for_election"]
    inlines = [BodyAliasInline, ContactInline, OfficerInline]
    names_shown = ("official_name", "short_name", "slug")


@admin.register(BodyAlias)
class BodyAliasAdmin(DeskAdmin):
    list_display = ["text", "body"]
    list_select_related = ["body"]
    search_fields = ["text", "body__short_name"]
    autocomplete_fields = ["body"]


@admin.register(Contact)
class ContactAdmin(DeskAdmin):
    list_display = ["body", "kind", "value", "verified_on"]
    list_filter = ["kind", ("verified_on", admin.EmptyFieldListFilter)]
    list_select_related = ["body"]
    search_fields = ["value", "body__short_name", "body__official_name"]
    autocomplete_fields = ["body"]


@admin.register(Officer)
class OfficerAdmin(DeskAdmin):
    list_display = ["person_name", "position", "body", "valid_from", "valid_until"]
    list_filter = ["position"]
    list_select_related = ["body"]
    search_fields = ["person_name", "body__short_name"]
    autocomplete_fields = ["body"]
