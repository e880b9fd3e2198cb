"""How often somebody may guess: counted by name and address together, and by address.

Never by name alone: then anybody could keep an editor out, from every address.
"""

from axes.handlers.database import AxesDatabaseHandler
from axes.handlers.proxy import AxesProxyHandler
from django.conf import settings
from django.db.models import Sum
from django.shortcuts import render
from django.utils.cache import add_never_cache_headers

from accounts.models import User

# No user name has brackets. What was typed may be a password in the wrong field: it is not kept.
UNKNOWN_NAME = "(nama tidak dikenal)"


class LockoutHandler(AxesDatabaseHandler):
    """Counts in the database, with a wider limit for an address than for a name at an address."""

    def get_failures(self, request, credentials=None) -> int:
        of_name, of_address = (
            attempts.aggregate(total=Sum("failures_since_start"))["total"] or 0
            for attempts in self.get_user_attempts(request, credentials)
        )
        weighed = of_address * settings.AXES_FAILURE_LIMIT // settings.ADDRESS_FAILURE_LIMIT
        return max(of_name, weighed)

    def reset_user_attempts(self, request, credentials=None) -> int:
        # Not those of the whole address: a log-in of one's own would pay for guesses at others.
        of_name, _ = self.filter_user_attempts(request, credentials)
        return of_name.delete()[0]


def known_username(request, credentials=None) -> str:
    """The name of the user who is meant, as it is stored; axes counts by it."""
    typed = (credentials or {}).get("username") or request.POST.get("login", "")
    names = request.__dict__.setdefault("_known_usernames", {})
    if typed not in names:
        user = find_user(typed)
        names[typed] = user.get_username() if user else UNKNOWN_NAME
    return names[typed]


def find_user(typed) -> User | None:
    """The user whose name was typed, in any case."""
    typed = str(typed).strip()
    if not typed or len(typed) > 150 or "\0" in typed:
        return None
    return User.objects.filter(username__iexact=typed).first()


def may_guess(request, user) -> bool:
    """Whether `user` may try again from here."""
    return AxesProxyHandler.is_allowed(request, {"username": user.get_username()})


def count_failure(request, user) -> None:
    """Count a wrong code like a wrong password."""
    AxesProxyHandler.user_login_failed(
        User, credentials={"username": user.get_username()}, request=request
    )


def locked_out(request, original_response=None, credentials=None):
    """The page for who must wait."""
    wait = settings.AXES_COOLOFF_TIME
    context = {"minutes": int(wait.total_seconds() // 60)}
    response = render(request, "account/locked_out.html", context, status=429)
    response["Retry-After"] = int(wait.total_seconds())
    add_never_cache_headers(response)
    return response
