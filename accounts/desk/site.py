from allauth.account.views import logout
from django.contrib.admin import AdminSite
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.http import urlencode
from django.views.decorators.cache import never_cache


class DeskSite(AdminSite):
    """Django's admin, whose own log-in knows no second factor: its addresses lead to ours."""

    @method_decorator(never_cache)
    def login(self, request, extra_context=None):
        if request.user.is_authenticated and not self.has_permission(request):
            # Sending somebody to the log-in who is logged in would send him back here.
            return render(request, "account/no_desk.html", status=403)
        target = request.GET.get(REDIRECT_FIELD_NAME) or reverse("admin:index")
        return redirect(f"{reverse('account_login')}?{urlencode({REDIRECT_FIELD_NAME: target})}")

    def logout(self, request, extra_context=None):
        # The one view of log-out; a plain link asks first.
        return logout(request)

    def password_change(self, request, extra_context=None):
        return redirect("account_change_password")

    def password_change_done(self, request, extra_context=None):
        return redirect("account_change_password")
