from django.contrib import admin
from django.contrib.auth.admin import UserAdmin as DjangoUserAdmin

from accounts.models import Event, User
from common.admin import DeskAdmin, ReadOnlyAdmin


@admin.register(User)
class UserAdmin(DeskAdmin, DjangoUserAdmin):
    list_display = ["username", "display_name", "email", "is_staff", "is_active", "last_login"]
    search_fields = ["username", "display_name", "email"]
    # Rights come from the groups of the roles, never one by one.
    fieldsets = [
        (None, {"fields": ["username", "password"]}),
        ("Di meja redaksi", {"fields": ["display_name", "email", "groups"]}),
        ("Akses", {"fields": ["is_active", "is_staff", "is_superuser"]}),
        ("Waktu", {"fields": ["last_login", "date_joined"]}),
    ]
    filter_horizontal = ["groups"]


@admin.register(Event)
class EventAdmin(ReadOnlyAdmin):
    list_display = ["happened_at", "actor", "verb", "object_label", "object_type"]
    list_filter = ["verb", "object_type", "happened_at"]
    list_select_related = ["actor"]
    search_fields = ["object_label", "actor__username"]
    show_full_result_count = False
