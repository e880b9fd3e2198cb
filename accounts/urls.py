"""Log-in and own account, below the desk: elsewhere no cookie reaches the portal.

The names are allauth's, which reverses them; what is not named here does not exist: sign-up,
e-mail addresses, accounts elsewhere.
"""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as recovery_codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as webauthn
from django.urls import path, re_path
from django.views.decorators.cache import never_cache
from django.views.generic import RedirectView

from accounts import views

entrance = [
    path("masuk/", account.login, name="account_login"),
    path("masuk/kode/", views.CodeView.as_view(), name="mfa_authenticate"),
    path("masuk/kunci-sandi/", webauthn.login_webauthn, name="mfa_login_webauthn"),
    path("keluar/", account.logout, name="account_logout"),
    path("nonaktif/", account.account_inactive, name="account_inactive"),
]

passwords = [
    path("lupa-kata-sandi/", views.ForgottenPasswordView.as_view(), name="account_reset_password"),
    path(
        "lupa-kata-sandi/terkirim/",
        account.password_reset_done,
        name="account_reset_password_done",
    ),
    path(
        "kata-sandi-baru/selesai/",
        account.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
    re_path(
        r"^kata-sandi-baru/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        views.NewPasswordView.as_view(),
        name="account_reset_password_from_key",
    ),
    path("akun/kata-sandi/", account.password_change, name="account_change_password"),
    # Who has none chooses one by a link.
    path(
        "akun/kata-sandi/pertama/",
        RedirectView.as_view(pattern_name="account_reset_password"),
        name="account_set_password",
    ),
]

confirmation = [
    path("akun/konfirmasi/", account.reauthenticate, name="account_reauthenticate"),
    path("akun/konfirmasi/kode/", mfa.reauthenticate, name="mfa_reauthenticate"),
    path(
        "akun/konfirmasi/kunci-sandi/",
        webauthn.reauthenticate_webauthn,
        name="mfa_reauthenticate_webauthn",
    ),
]

second_factor = [
    path("akun/", views.AccountView.as_view(), name="mfa_index"),
    path("akun/aplikasi/", views.ActivateAppView.as_view(), name="mfa_activate_totp"),
    path("akun/aplikasi/qr.svg", views.totp_picture, name="totp_picture"),
    path("akun/aplikasi/hapus/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("akun/kode-cadangan/", recovery_codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path(
        "akun/kode-cadangan/baru/",
        recovery_codes.generate_recovery_codes,
        name="mfa_generate_recovery_codes",
    ),
    path("akun/kunci-sandi/", webauthn.list_webauthn, name="mfa_list_webauthn"),
    path("akun/kunci-sandi/tambah/", views.AddKeyView.as_view(), name="mfa_add_webauthn"),
    path("akun/kunci-sandi/<int:pk>/nama/", webauthn.edit_webauthn, name="mfa_edit_webauthn"),
    path(
        "akun/kunci-sandi/<int:pk>/hapus/",
        views.RemoveKeyView.as_view(),
        name="mfa_remove_webauthn",
    ),
]

sessions = [
    path("akun/sesi/", views.SessionsView.as_view(), name="usersessions_list"),
    path("akun/sesi/<int:pk>/akhiri/", views.end_session, name="end_session"),
    path("akun/belum-tersimpan/", views.unsaved_work, name="unsaved"),
]

urlpatterns = [*entrance, *passwords, *confirmation, *second_factor, *sessions]
for pattern in urlpatterns:
    # Some of allauth's views say so themselves; all of these pages are for one person.
    pattern.callback = never_cache(pattern.callback)
