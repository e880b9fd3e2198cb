"""Pages of log-in that allauth has not, or has otherwise."""

from allauth.account.adapter import get_adapter
from allauth.account.views import PasswordResetFromKeyView, PasswordResetView
from allauth.mfa.adapter import get_adapter as get_factor_adapter
from allauth.mfa.base.views import AuthenticateView, IndexView
from allauth.mfa.totp.internal.auth import SECRET_SESSION_KEY
from allauth.mfa.totp.views import ActivateTOTPView
from allauth.mfa.webauthn.views import AddWebAuthnView, RemoveWebAuthnView
from allauth.usersessions.models import UserSession
from allauth.usersessions.views import ListUserSessionsView
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_POST

from accounts import lockout, sessions, unsaved
from accounts.log import record
from accounts.second_factor import note_proof


class ForgottenPasswordView(PasswordResetView):
    """By e-mail where there is any; elsewhere the page says whom to ask."""

    def post(self, request, *args, **kwargs):
        if not settings.HAS_EMAIL:
            return self.get(request, *args, **kwargs)
        return super().post(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        return super().get_context_data(has_email=settings.HAS_EMAIL, **kwargs)


class NewPasswordView(PasswordResetFromKeyView):
    reset_url_key = "pilih"


class CodeView(AuthenticateView):
    """The second step; wrong codes count like wrong passwords."""

    def post(self, request, *args, **kwargs):
        if not lockout.may_guess(request, self.stage.login.user):
            return lockout.locked_out(request)
        return super().post(request, *args, **kwargs)


class AccountView(IndexView):
    """The second factors of who looks; where they are needed, the page of enrolment."""

    def get_context_data(self, **kwargs):
        return super().get_context_data(is_required=settings.REQUIRE_SECOND_FACTOR, **kwargs)


class ActivateAppView(ActivateTOTPView):
    def form_valid(self, form):
        response = super().form_valid(form)
        note_proof(self.request, self.request.user)
        return response


class AddKeyView(AddWebAuthnView):
    def form_valid(self, form):
        response = super().form_valid(form)
        note_proof(self.request, self.request.user)
        return response


class RemoveKeyView(RemoveWebAuthnView):
    def form_valid(self, form):
        # allauth asks this for apps only.
        adapter = get_factor_adapter()
        if not adapter.can_delete_authenticator(self.object):
            messages.error(self.request, adapter.error_messages["cannot_delete_authenticator"])
            return redirect("mfa_list_webauthn")
        return super().form_valid(form)


@require_GET
@login_required
def totp_picture(request):
    """The secret that is being enrolled, as a QR code: the policy bars pictures inside pages."""
    secret = request.session.get(SECRET_SESSION_KEY)
    if not secret:
        raise Http404
    adapter = get_factor_adapter()
    picture = adapter.build_totp_svg(adapter.build_totp_url(request.user, secret))
    return HttpResponse(picture, content_type="image/svg+xml")


class SessionsView(ListUserSessionsView):
    def get_context_data(self, **kwargs):
        open_sessions = sessions.open_sessions(self.request.user)
        return super().get_context_data(open_sessions=open_sessions, **kwargs)

    def form_valid(self, form):
        response = super().form_valid(form)
        record("sesi lain diakhiri", self.request.user, by=self.request.user)
        return response


@require_POST
@login_required
def end_session(request, pk):
    session = get_object_or_404(UserSession, pk=pk, user=request.user)
    if session.session_key == request.session.session_key:
        get_adapter().logout(request)
        return redirect("account_login")
    session.end()
    record("sesi lain diakhiri", request.user, by=request.user)
    messages.success(request, "Sesi itu diakhiri.")
    return redirect("usersessions_list")


@login_required
def unsaved_work(request):
    """What a form sent after the session had ended, ready to be sent again."""
    kept = unsaved.kept_for(request)
    if request.method == "POST" or kept is None:
        unsaved.forget(request)
        return redirect("admin:index")
    return render(request, "account/unsaved.html", {"kept": kept})


def csrf_failure(request, reason=""):
    return render(request, "account/csrf_failure.html", status=403)
