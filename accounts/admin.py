from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.apps import apps
from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin as DjangoGroupAdmin
from django.contrib.auth.admin import UserAdmin as DjangoUserAdmin
from django.contrib.auth.models import Group
from django.forms import CheckboxSelectMultiple
from django.shortcuts import redirect
from django.urls import NoReverseMatch, path, reverse
from django.utils.html import format_html
from django.views.decorators.http import require_POST

from accounts.access_admin import AccessMixin
from accounts.desk import DeskAdmin, PartAdmin, ReadOnlyAdmin
from accounts.models import Event, Notice, Revision, User
from accounts.notices import mark_read

DEEDS = {"view": "melihat", "add": "menambah", "change": "mengubah", "delete": "menghapus"}


# Secrets and other people's sessions are nothing to look at.
for library_model in (EmailAddress, Authenticator, UserSession):
    admin.site.unregister(library_model)


@admin.register(User)
class UserAdmin(AccessMixin, DeskAdmin, DjangoUserAdmin):
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
class GroupAdmin(DeskAdmin, DjangoGroupAdmin):
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


def permission_label(permission) -> str:
    """`artikel: mengubah`; Django keeps its own names in English."""
    deed = DEEDS.get(permission.codename.split("_")[0], permission.name)
    return f"{permission.content_type.name}: {deed}"


@admin.register(Notice)
class NoticeAdmin(ReadOnlyAdmin):
    """What colleagues were told; each reads his own on the first page of the desk."""

    list_display = ["created_at", "user", "text", "read_at"]
    list_filter = [("read_at", admin.EmptyFieldListFilter)]
    list_select_related = ["user"]
    search_fields = ["text", "=user__username"]

    def get_urls(self):
        read = self.admin_site.admin_view(require_POST(self.read_view))
        own = [
            path("dibaca/", read, name="accounts_notice_read_all"),
            path("<int:notice>/dibaca/", read, name="accounts_notice_read"),
        ]
        return [*own, *super().get_urls()]

    def read_view(self, request, notice=None):
        """Note one's own notice, or all of them, as read; others' stay as they are."""
        mark_read(user=request.user, notice=notice)
        return redirect("admin:index")


class ObjectTypeFilter(admin.SimpleListFilter):
    """The kinds of rows that the log tells of, in words."""

    title = "jenis objek"
    parameter_name = "jenis"

    def lookups(self, request, model_admin):
        labels = Event.objects.order_by("object_type").values_list("object_type", flat=True)
        return [(label, type_name(label)) for label in labels.distinct()]

    def queryset(self, request, queryset):
        return queryset.filter(object_type=self.value()) if self.value() else queryset


def type_name(label) -> str:
    try:
        return apps.get_model(label)._meta.verbose_name
    except (LookupError, ValueError):
        return label


@admin.register(Event)
class EventAdmin(ReadOnlyAdmin):
    list_display = ["happened_at", "who", "verb", "object_link", "type_in_words"]
    # Deeds and kinds that occurred; their number does not grow with the log.
    list_filter = ["happened_at", ObjectTypeFilter, "verb", ("actor", admin.EmptyFieldListFilter)]
    list_select_related = ["actor"]
    search_fields = ["object_label", "verb", "=actor__username", "=object_id"]
    search_help_text = "Objek, tindakan, nama pengguna, atau id objek."
    fields = ["happened_at", "who", "verb", "object_link", "type_in_words", "object_id", "details"]
    readonly_fields = fields

    @admin.display(description="pelaku", ordering="actor")
    def who(self, event):
        return event.actor or "sistem"

    @admin.display(description="jenis objek", ordering="object_type")
    def type_in_words(self, event):
        return type_name(event.object_type)

    @admin.display(description="objek")
    def object_link(self, event):
        """The object's own page at the desk; what was deleted since is a plain name."""
        route = f"admin:{event.object_type.replace('.', '_')}_change"
        try:
            url = reverse(route, args=[event.object_id])
        except NoReverseMatch:
            return event.object_label
        return format_html('<a href="{}">{}</a>', url, event.object_label)


@admin.register(Revision)
class RevisionAdmin(PartAdmin):
    """To look up what a row said that was deleted since; others have their own history page."""

    list_display = ["made_at", "object_type", "object_id", "number", "by", "note"]
    list_filter = ["made_at"]
    list_select_related = ["by"]
    search_fields = ["=object_id", "note", "=by__username"]
    search_help_text = "Id objek, catatan, atau nama pengguna."
