"""What stands between a log-in and the desk: sessions that end, and the second factor."""

from time import time

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.contrib.auth.models import AnonymousUser
from django.shortcuts import redirect
from django.urls import reverse, reverse_lazy
from django.utils.cache import add_never_cache_headers
from django.utils.http import urlencode

from accounts.log import record
from accounts.second_factor import factors_of, is_proved
from accounts.sessions import keep_alive, reason_to_end
from accounts.unsaved import keep_unsaved

# Reached without a log-in, by their names: what they are sent is not anybody's work.
ENTRANCE = {
    "account_login",
    "account_logout",
    "account_inactive",
    "account_reset_password",
    "account_reset_password_done",
    "account_reset_password_from_key",
    "account_reset_password_from_key_done",
    "mfa_authenticate",
    "mfa_login_webauthn",
    "admin:login",
    "admin:logout",
}
# Reached with a password alone where a second factor is needed: what enrolment takes.
ENROLMENT = {
    "mfa_index",
    "mfa_activate_totp",
    "totp_picture",
    "mfa_add_webauthn",
    "mfa_view_recovery_codes",
    "account_reauthenticate",
    "account_logout",
    "admin:logout",
}


class DeskMiddleware:
    """For requests to the desk only: public pages never look at a session.

    The work is done once Django has chosen the view and checked the CSRF token.
    """

    def __init__(self, get_response):
        self.get_response = get_response
        self.desk = reverse_lazy("admin:index")

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        if not request.path.startswith(str(self.desk)):
            return None
        response = self.check(request, request.resolver_match.view_name)
        if response is not None:
            add_never_cache_headers(response)
        return response

    def check(self, request, name):
        raise NotImplementedError


class SessionLimitsMiddleware(DeskMiddleware):
    def check(self, request, name):
        user, now = request.user, time()
        if user.is_authenticated:
            reason = reason_to_end(request.session, now)
            if not reason:
                if is_navigation(request):
                    keep_alive(request.session, now)
                return None
            end_session(request, reason)
            if request.method != "POST":
                messages.warning(request, f"Sesi Anda berakhir: {reason}. Silakan masuk lagi.")
            if name not in ENTRANCE:
                return self.to_log_in(request, user)
        elif request.method == "POST" and name not in ENTRANCE:
            # The session may have ended so long ago that the browser forgot it.
            return self.to_log_in(request, None)
        return None

    def to_log_in(self, request, user):
        target = request.get_full_path()
        if request.method == "POST" and is_navigation(request):
            target = keep_unsaved(request, user)
        return redirect(f"{reverse('account_login')}?{urlencode({REDIRECT_FIELD_NAME: target})}")


def is_navigation(request) -> bool:
    """Whether somebody opened a page or sent a form; scripts ask by themselves."""
    return request.headers.get("Sec-Fetch-Mode", "navigate") == "navigate"


def end_session(request, reason):
    user = request.user
    record("sesi berakhir", user, by=user, alasan=reason)
    request.session.flush()
    request.user = AnonymousUser()


class SecondFactorMiddleware(DeskMiddleware):
    """Where it is needed, nothing but enrolment is reached without a second factor."""

    def check(self, request, name):
        if not (settings.REQUIRE_SECOND_FACTOR and request.user.is_authenticated):
            return None
        if name in ENTRANCE:
            return None
        if not factors_of(request.user).exists():
            return None if name in ENROLMENT else redirect("mfa_index")
        if is_proved(request):
            return None
        # Enrolled elsewhere since: this session was begun with the password alone.
        end_session(request, "langkah kedua belum ditunjukkan")
        messages.warning(request, "Masuk lagi dengan langkah kedua Anda.")
        return redirect("account_login")
