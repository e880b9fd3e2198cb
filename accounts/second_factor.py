"""Whether somebody has a second factor, and has shown it in this session."""

from allauth.mfa.models import Authenticator

# In the session: the user who showed a second factor, or enrolled one, in it.
PROVED = "second_factor_of"
FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


def factors_of(user):
    """Apps and keys; recovery codes are no factor of their own."""
    return Authenticator.objects.filter(user_id=user.pk, type__in=FACTORS)


def is_last_factor(authenticator) -> bool:
    if authenticator.type not in FACTORS:
        return False
    others = Authenticator.objects.filter(user_id=authenticator.user_id, type__in=FACTORS)
    return not others.exclude(pk=authenticator.pk).exists()


def note_proof(request, user) -> None:
    request.session[PROVED] = user.pk


def is_proved(request) -> bool:
    return request.session.get(PROVED) == request.user.pk


def note_use(sender, request, user, **kwargs):
    """Receiver of allauth's `authenticator_used`: the log-in may go on in the same session."""
    note_proof(request, user)
