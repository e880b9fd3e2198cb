from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin as DjangoGroupAdmin
from django.contrib.auth.admin import UserAdmin as DjangoUserAdmin
from django.contrib.auth.models import Group
from django.forms import CheckboxSelectMultiple

from accounts.access_admin import AccessMixin
from accounts.changes import permission_label
from accounts.desk import DeskAdmin, RightsMixin
from accounts.models import User

# Secrets and other people's sessions are nothing to look at.
for library_model in (EmailAddress, Authenticator, UserSession):
    admin.site.unregister(library_model)


@admin.register(User)
class UserAdmin(AccessMixin, RightsMixin, DeskAdmin, DjangoUserAdmin):
    list_display = ["username", "display_name", "email", "is_staff", "is_active", "last_login"]
    list_filter = ["is_active", "is_staff", "is_superuser"]
    search_fields = ["username", "display_name", "email"]
    readonly_fields = ["last_login", "date_joined"]
    # Rights come from regional assignments, never one by one; their table is the regions' part.
    fieldsets = [
        (None, {"fields": ["username"]}),
        ("Di meja redaksi", {"fields": ["display_name", "first_name", "last_name", "email"]}),
        (
            "Hak",
            {
                "fields": ["is_active", "is_staff", "is_superuser"],
                "description": "Hak berasal dari penugasan wilayah di bawah. Menonaktifkan "
                "pengguna mengeluarkannya dari meja; naskah dan catatannya tetap ada.",
            },
        ),
        ("Waktu", {"fields": ["last_login", "date_joined"]}),
    ]
    filter_horizontal = []
    # Whoever reads letters to that address can choose a new password.
    rights = ("username", "email", "is_active", "is_staff", "is_superuser", "assignments")

    def get_readonly_fields(self, request, obj=None):
        own = super().get_readonly_fields(request, obj)
        return own if request.user.is_superuser else [*own, "is_superuser"]

    def has_change_permission(self, request, obj=None):
        # Otherwise whoever may change users could take over a superuser's password.
        if obj is not None and obj.is_superuser and not request.user.is_superuser:
            return False
        return super().has_change_permission(request, obj)

    def has_delete_permission(self, request, obj=None):
        if obj is not None and obj.is_superuser and not request.user.is_superuser:
            return False
        return super().has_delete_permission(request, obj)


admin.site.unregister(Group)


@admin.register(Group)
class GroupAdmin(RightsMixin, DeskAdmin, DjangoGroupAdmin):
    search_fields = ["name"]
    filter_horizontal = []

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        # A list to tick: a select of every permission is what nobody can read.
        if db_field.name == "permissions":
            kwargs["widget"] = CheckboxSelectMultiple()
        formfield = super().formfield_for_manytomany(db_field, request, **kwargs)
        if db_field.name == "permissions":
            formfield.label_from_instance = permission_label
        return formfield
