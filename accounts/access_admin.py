"""The buttons of a user's page for somebody who cannot get in, and the list of who is locked."""

from django import forms
from django.conf import settings
from django.contrib import admin, messages
from django.contrib.auth.forms import UserChangeForm, UsernameField
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.decorators.http import require_POST

from accounts import access
from accounts.desk import ReadOnlyAdmin
from accounts.models import FailedLogIn, User
from accounts.second_factor import factors_of
from common.errors import Refused


class PersonForm(UserChangeForm):
    # Passwords are chosen by who uses them.
    password = None


class NewPersonForm(forms.ModelForm):
    """A new user has no password; the next page makes the link to choose one."""

    class Meta:
        model = User
        fields = ["username", "display_name", "email"]
        field_classes = {"username": UsernameField}

    def save(self, commit=True):
        self.instance.set_unusable_password()
        return super().save(commit)


class AccessMixin:
    """For the admin of users."""

    change_form_template = "admin/accounts/user/change_form.html"
    form = PersonForm
    add_form = NewPersonForm
    add_form_template = None
    add_fieldsets = [
        (
            None,
            {
                "fields": ["username", "display_name", "email"],
                "description": "Kata sandi tidak diisi di sini: setelah disimpan, buat tautan "
                "kata sandi dan serahkan kepada orangnya.",
            },
        )
    ]

    def get_urls(self):
        view = self.admin_site.admin_view
        own = [
            path(
                "<path:object_id>/tautan-kata-sandi/",
                view(self.password_link_view),
                name="accounts_user_password_link",
            ),
            path(
                "<path:object_id>/cabut-langkah-kedua/",
                view(self.remove_factors_view),
                name="accounts_user_remove_factors",
            ),
        ]
        return [*own, *super().get_urls()]

    def user_change_password(self, request, id, form_url=""):
        raise PermissionDenied("Nobody chooses the password of another.")

    def changeable(self, request, object_id):
        """The user of that id, for who may change him."""
        user = self.get_object(request, object_id)
        if user is None or not self.has_change_permission(request, user):
            raise PermissionDenied
        return user

    def render_change_form(self, request, context, *args, obj=None, **kwargs):
        may_change = obj is not None and self.has_change_permission(request, obj)
        context["may_let_in"] = may_change
        context["has_factors"] = may_change and factors_of(obj).exists()
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)

    @method_decorator(require_POST)
    def password_link_view(self, request, object_id):
        user = self.changeable(request, object_id)
        try:
            link = access.make_password_link(user=user, by=request.user)
        except Refused as refusal:
            self.message_user(request, str(refusal), messages.ERROR)
            return redirect(change_page(user))
        context = {
            **self.admin_site.each_context(request),
            "title": "Tautan kata sandi",
            "person": user,
            "link": link,
            "back": change_page(user),
        }
        return render(request, "admin/accounts/user/password_link.html", context)

    @method_decorator(require_POST)
    def remove_factors_view(self, request, object_id):
        user = self.changeable(request, object_id)
        if "yakin" not in request.POST:
            context = {
                **self.admin_site.each_context(request),
                "title": "Cabut langkah kedua?",
                "person": user,
                "back": change_page(user),
            }
            return render(request, "admin/accounts/user/remove_factors.html", context)
        try:
            access.remove_second_factors(user=user, by=request.user)
        except Refused as refusal:
            self.message_user(request, str(refusal), messages.ERROR)
        else:
            self.message_user(request, f"Langkah kedua {user} dicabut; sesinya diakhiri.")
        return redirect(change_page(user))


def change_page(user):
    return reverse("admin:accounts_user_change", args=[user.pk])


def may_unlock(request) -> bool:
    return request.user.has_perm("accounts.change_user")


@admin.register(FailedLogIn)
class FailedLogInAdmin(ReadOnlyAdmin):
    list_display = ["name", "address", "failures", "last_at", "is_locked"]
    list_filter = ["attempt_time"]
    search_fields = ["username", "ip_address"]
    search_help_text = "Nama pengguna atau alamat."
    fields = list_display
    readonly_fields = fields
    actions = ["unlock"]

    def has_module_permission(self, request):
        return may_unlock(request)

    def has_view_permission(self, request, obj=None):
        return may_unlock(request)

    @admin.display(description="nama pengguna", ordering="username")
    def name(self, attempt):
        return attempt.username

    @admin.display(description="alamat", ordering="ip_address")
    def address(self, attempt):
        return attempt.ip_address

    @admin.display(description="gagal", ordering="failures_since_start")
    def failures(self, attempt):
        return attempt.failures_since_start

    @admin.display(description="terakhir", ordering="attempt_time")
    def last_at(self, attempt):
        return attempt.attempt_time

    @admin.display(description="terkunci", boolean=True)
    def is_locked(self, attempt):
        is_recent = attempt.attempt_time > timezone.now() - settings.AXES_COOLOFF_TIME
        return is_recent and attempt.failures_since_start >= settings.AXES_FAILURE_LIMIT

    @admin.action(description="Buka kunci", permissions=["view"])
    def unlock(self, request, queryset):
        count = access.unlock(attempts=queryset, by=request.user)
        self.message_user(request, f"Kunci dibuka: {count}.")
