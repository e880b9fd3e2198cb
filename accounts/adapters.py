"""What allauth asks us about: the words of its errors, addresses, and what must not be done."""

import base64
from hashlib import sha256
from time import time
from urllib.parse import quote

import qrcode
from allauth.account import app_settings
from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.urls import reverse
from qrcode.image.svg import SvgPathFillImage

from accounts import mail
from accounts.client import client_address
from accounts.second_factor import is_last_factor
from accounts.sessions import started_at


class AccountAdapter(DefaultAccountAdapter):
    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "account_inactive": "Akun ini tidak aktif.",
        "enter_current_password": "Kata sandi sekarang tidak cocok.",
        "incorrect_code": "Kode tidak cocok.",
        "incorrect_password": "Kata sandi tidak cocok.",
        "invalid_password_reset": "Tautan ini tidak berlaku lagi.",
        "rate_limited": "Terlalu sering dicoba. Tunggu beberapa menit.",
        "too_many_login_attempts": "Terlalu sering dicoba. Tunggu beberapa menit.",
        "username_password_mismatch": "Nama pengguna atau kata sandi tidak cocok.",
    }

    def is_open_for_signup(self, request):
        return False

    def get_client_ip(self, request):
        return client_address(request)

    def pre_authenticate(self, request, **credentials):
        """No limit by name: axes counts by name and address (accounts.lockout)."""

    def _rollback_login_failed_rl_usage(self):
        pass

    def is_reauthentication_required(self, *, app, **kwargs):
        # Who logged in a moment ago has just proved it.
        began = started_at(self.request.session)
        if began and time() - began < app_settings.REAUTHENTICATION_TIMEOUT:
            return False
        return super().is_reauthentication_required(app=app, **kwargs)

    def get_reauthentication_methods(self, user):
        words = {
            "reauthenticate": "Pakai kata sandi",
            "mfa_reauthenticate": "Pakai kode",
            "mfa_reauthenticate:webauthn": "Pakai kunci sandi",
        }
        methods = super().get_reauthentication_methods(user)
        return [{**method, "description": words[method["id"]]} for method in methods]

    def get_password_change_redirect_url(self, request):
        return reverse("mfa_index")

    def get_reset_password_from_key_url(self, key):
        return password_link(key)

    def send_password_reset_mail(self, user, email, context):
        # To the address that is stored, not to one that a database takes for the same.
        super().send_password_reset_mail(user, user.email, context)

    def send_mail(self, template_prefix, email, context):
        # Afterwards: how long an answer takes would tell whether the address is known.
        context = {"email": email, "site_url": settings.SITE_URL, **context}
        mail.send_later(self.render_mail(template_prefix, email, context))


def password_link(key) -> str:
    """The whole address at which a password is chosen with `key` (user and token)."""
    path = reverse("account_reset_password_from_key", kwargs={"uidb36": "UID", "key": "KEY"})
    return settings.SITE_URL + path.replace("UID-KEY", quote(key))


class SecondFactorAdapter(DefaultMFAAdapter):
    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "cannot_delete_authenticator": "Ini langkah kedua Anda yang terakhir, dan langkah kedua "
        "wajib di meja ini. Tambahkan yang lain lebih dahulu.",
        "cannot_generate_recovery_codes": "Kode cadangan hanya untuk akun dengan langkah kedua.",
        "incorrect_code": "Kode tidak cocok.",
    }

    def can_delete_authenticator(self, authenticator):
        return not (settings.REQUIRE_SECOND_FACTOR and is_last_factor(authenticator))

    def generate_authenticator_name(self, user, type):
        number = Authenticator.objects.filter(user_id=user.pk, type=type).count()
        return f"Kunci {number + 1}"

    def get_totp_label(self, user):
        return user.get_username()

    def _get_site_name(self):
        return settings.SITE_NAME

    def build_totp_svg(self, url):
        # With a background of its own: cameras need dark on light on a dark page too.
        picture = qrcode.make(url, image_factory=SvgPathFillImage)
        return picture.to_string(encoding="unicode")

    def encrypt(self, text):
        # A copy of the database alone should not make codes.
        return cipher().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text):
        return cipher().decrypt(encrypted_text.encode()).decode()


def cipher() -> MultiFernet:
    """Encrypts with the secret key; reads what was encrypted with earlier ones too."""
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    digests = (sha256(f"second factor:{key}".encode()).digest() for key in keys)
    return MultiFernet([Fernet(base64.urlsafe_b64encode(digest)) for digest in digests])
