"""What an administrator does for somebody who cannot get in."""

from allauth.account.utils import user_pk_to_url_str
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth.tokens import default_token_generator
from django.db import transaction

from accounts import sessions
from accounts.adapters import password_link
from accounts.log import record
from accounts.models import FailedLogIn
from common.errors import Refused


def refuse_superior(user, by):
    """Whoever could let himself in as a superuser would be one."""
    if user.is_superuser and not by.is_superuser:
        raise Refused("Hanya superuser yang boleh mengurus akun superuser.")


@transaction.atomic
def make_password_link(*, user, by) -> str:
    """An address at which `user` chooses a password: once, within a day.

    The token is made of the stored password, so that it is void once another is chosen.
    """
    refuse_superior(user, by)
    if not user.is_active:
        raise Refused("Akun ini tidak aktif; aktifkan lebih dahulu.")
    token = default_token_generator.make_token(user)
    hours = settings.PASSWORD_RESET_TIMEOUT // 3600
    record("tautan kata sandi dibuat", user, by=by, berlaku_jam=hours)
    return password_link(f"{user_pk_to_url_str(user)}-{token}")


@transaction.atomic
def remove_second_factors(*, user, by) -> None:
    """For somebody who lost telephone and codes; ends his sessions, whoever has them."""
    refuse_superior(user, by)
    count, _ = Authenticator.objects.filter(user_id=user.pk).delete()
    if not count:
        raise Refused("Akun ini tidak punya langkah kedua.")
    ended = sessions.end_all(user)
    record("langkah kedua dicabut", user, by=by, jumlah=count, sesi_diakhiri=ended)


@transaction.atomic
def unlock(*, attempts, by) -> int:
    """Forget the failures of these rows; says of how many."""
    rows = list(FailedLogIn.objects.filter(pk__in=[attempt.pk for attempt in attempts]))
    for row in rows:
        record("kunci dibuka", row, by=by, nama=row.username)
        row.delete()
    return len(rows)
