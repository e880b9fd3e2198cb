"""The forms of log-in: allauth's, with our words and with what password managers look for."""

import struct

from allauth.account import forms as account
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base import forms as mfa
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as webauthn
from cryptography.exceptions import InvalidSignature
from django import forms

from accounts.models import User

CODE_HELP = "Enam angka dari aplikasi Anda, atau satu kode cadangan."
PASSWORD = "Kata sandi"


def dress(form, name, *, label, help_text="", **attributes):
    """Give a field its words; labels stand above, so placeholders go."""
    field = form.fields[name]
    field.label, field.help_text = label, help_text
    field.widget.attrs.pop("placeholder", None)
    field.widget.attrs.update(attributes)


def dress_code(form, help_text=CODE_HELP):
    # No pattern: a code that is pasted with a space in it is fine.
    dress(
        form,
        "code",
        label="Kode",
        help_text=help_text,
        autocomplete="one-time-code",
        inputmode="numeric",
        autocapitalize="off",
        spellcheck="false",
    )


def dress_new_password(form):
    rules = form.fields["password1"].help_text
    dress(form, "password1", label="Kata sandi baru", help_text=rules)
    dress(form, "password2", label="Kata sandi baru sekali lagi")


class LogInForm(account.LoginForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        dress(
            self,
            "login",
            label="Nama pengguna",
            autocomplete="username",
            autocapitalize="none",
            spellcheck="false",
        )
        dress(self, "password", label=PASSWORD, autocomplete="current-password")


class SamePasswordsMixin:
    def clean(self):
        cleaned = forms.Form.clean(self) or self.cleaned_data
        first, second = cleaned.get("password1"), cleaned.get("password2")
        if first and second and first != second:
            self.add_error("password2", "Kedua kata sandi baru tidak sama.")
        return cleaned


class ChangePasswordForm(SamePasswordsMixin, account.ChangePasswordForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        dress(self, "oldpassword", label="Kata sandi sekarang")
        dress_new_password(self)


class NewPasswordForm(SamePasswordsMixin, account.ResetPasswordKeyForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        dress_new_password(self)


class ForgottenPasswordForm(account.ResetPasswordForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        dress(self, "email", label="Alamat surel", autocomplete="email")

    def clean_email(self):
        # Addresses are stored as an administrator wrote them; allauth expects small letters.
        email = self.cleaned_data["email"]
        self.users = list(User.objects.filter(email__iexact=email, is_active=True))
        return email


class ConfirmPasswordForm(account.ReauthenticateForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        dress(self, "password", label=PASSWORD)


class CodeForm(mfa.AuthenticateForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        dress_code(self)


class ConfirmCodeForm(mfa.ReauthenticateForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        dress_code(self)


class ActivateAppForm(totp.ActivateTOTPForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        dress_code(self, "Enam angka yang sekarang ditunjukkan aplikasi.")


class MalformedKeyMixin:
    """Refuses what is no answer of a key; the library trips over most of it."""

    MALFORMED = (ArithmeticError, AttributeError, LookupError, TypeError, ValueError, struct.error)

    def _clean_fields(self):
        self._or_refuse(super()._clean_fields)

    def _clean_form(self):
        self._or_refuse(super()._clean_form)

    def _or_refuse(self, clean):
        try:
            clean()
        except (*self.MALFORMED, InvalidSignature):
            self.cleaned_data.pop("credential", None)
            self.add_error(None, get_adapter().validation_error("incorrect_code"))


class LogInKeyForm(MalformedKeyMixin, webauthn.LoginWebAuthnForm):
    pass


class KeyForm(MalformedKeyMixin, webauthn.AuthenticateWebAuthnForm):
    pass


class ConfirmKeyForm(MalformedKeyMixin, webauthn.ReauthenticateWebAuthnForm):
    pass


class AddKeyForm(MalformedKeyMixin, webauthn.AddWebAuthnForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        dress(self, "name", label="Nama kunci", help_text="Misalnya: laptop kantor, ponsel.")
        dress(
            self,
            "passwordless",
            label="Bisa untuk masuk tanpa kata sandi",
            help_text="Kunci lalu meminta sidik jari, wajah atau PIN setiap kali dipakai.",
        )
        self.fields["passwordless"].initial = True


class RenameKeyForm(webauthn.EditWebAuthnForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        dress(self, "name", label="Nama kunci")
        self.fields["name"].max_length = 60
