"""What tests of log-in share."""

from time import time

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value

from accounts.models import Event, User
from accounts.roles import ensure_roles
from regions.actions import assign

LOG_IN, CODE = "/admin/masuk/", "/admin/masuk/kode/"
PASSWORD = "tiga kuda lumping"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


def make_member(username="dewi", **fields):
    """Somebody of the desk with a password."""
    return User.objects.create_user(username, password=PASSWORD, is_staff=True, **fields)


def log_in(client, user, password=PASSWORD, **data):
    return client.post(LOG_IN, {"login": user.username, "password": password, **data})


def is_logged_in(client) -> bool:
    return client.get("/admin/").status_code == 200


def enrol_app(user):
    """An app with `SECRET`, and recovery codes."""
    TOTP.activate(user, SECRET)
    return RecoveryCodes.activate(user).generate_codes()


def code(step=0) -> str:
    """What the app shows now; `step` after it."""
    return format_hotp_value(hotp_value(SECRET, int(time()) // 30 + step))


def has_factor(user) -> bool:
    return Authenticator.objects.filter(user=user).exists()


def verbs() -> list[str]:
    """What the log tells, oldest first."""
    return list(Event.objects.order_by("pk").values_list("verb", flat=True))


def give_role(user, role):
    """Let `user` work in `role` everywhere."""
    ensure_roles()
    assign(user=user, role=role, by=None)
