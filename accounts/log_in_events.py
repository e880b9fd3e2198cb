"""Log-ins, failures and changes of factors in the log of events.

Only the libraries know when these happen, and tell it by signals; nothing else here uses any.
"""

from allauth.account import signals as account
from allauth.account.authentication import get_authentication_records
from allauth.mfa import signals as mfa
from axes.signals import user_locked_out
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed

from accounts.lockout import UNKNOWN_NAME, count_failure, find_user
from accounts.log import record
from accounts.models import User
from accounts.second_factor import note_use
from accounts.sessions import begin

METHODS = {"password": "kata sandi", "totp": "aplikasi", "webauthn": "kunci sandi"}
METHODS |= {"recovery_codes": "kode cadangan"}


def connect():
    """Called once, when all apps are ready."""
    user_logged_in.connect(begin)
    mfa.authenticator_used.connect(note_use)
    account.user_logged_in.connect(logged_in)
    user_logged_out.connect(logged_out)
    user_login_failed.connect(failed)
    user_locked_out.connect(locked)
    mfa.authentication_failed.connect(wrong_code)
    account.password_changed.connect(password_changed)
    account.password_set.connect(password_changed)
    account.password_reset.connect(password_reset)
    mfa.authenticator_added.connect(factor_added)
    mfa.authenticator_removed.connect(factor_removed)
    mfa.authenticator_reset.connect(codes_renewed)


def logged_in(sender, request, user, **kwargs):
    records = get_authentication_records(request, user)
    methods = [METHODS.get(step.get("type") or step["method"]) for step in records]
    record("masuk", user, by=user, cara=[method for method in methods if method])


def logged_out(sender, request, user, **kwargs):
    if user is not None and user.pk:
        record("keluar", user, by=user)


def failed(sender, credentials, request=None, **kwargs):
    """A wrong password. Attempts while somebody is locked out are not events of their own."""
    if getattr(request, "axes_locked_out", False):
        return
    record("gagal masuk", named(credentials.get("username")), by=None)


def named(typed) -> User:
    """The user of that name; else a row without one: what was typed may be a password."""
    return find_user(typed or "") or User(pk="", username=UNKNOWN_NAME)


def locked(sender, request, username, **kwargs):
    """Once, at the failure that locks; axes tells of every attempt after it too."""
    if getattr(request, "axes_failures_since_start", None) is None:
        return
    record("dikunci sementara", named(username), by=None)


def wrong_code(sender, request, user, authenticator, **kwargs):
    record("kode salah", user, by=None, langkah=METHODS[authenticator.type])
    count_failure(request, user)


def password_changed(sender, request, user, **kwargs):
    record("kata sandi diubah", user, by=user)


def password_reset(sender, request, user, **kwargs):
    record("kata sandi diatur lewat tautan", user, by=user)


def factor_added(sender, user, authenticator, **kwargs):
    record("langkah kedua ditambahkan", user, by=user, langkah=METHODS[authenticator.type])


def factor_removed(sender, user, authenticator, **kwargs):
    record("langkah kedua dihapus", user, by=user, langkah=METHODS[authenticator.type])


def codes_renewed(sender, user, **kwargs):
    record("kode cadangan diperbarui", user, by=user)
