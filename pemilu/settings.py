"""Settings of the portal. What differs between machines comes from `pemilu.environment`."""

import os
from datetime import timedelta
from pathlib import Path

from csp.constants import NONE, SELF
from whitenoise.compress import Compressor

from common.pictures import PREFIX as PICTURES
from common.stylesheet import TEXT_SHEETS, csp_hash, read_colours, read_stylesheet
from pemilu.environment import POSTGRESQL, keep_secret_key, read_environment

BASE_DIR = Path(__file__).resolve().parent.parent
ENVIRONMENT = read_environment(os.environ, BASE_DIR)

# --- The site -----------------------------------------------------------------------------

PEMILU_MODE = ENVIRONMENT.mode
IS_PRODUCTION = ENVIRONMENT.is_production
PORT = ENVIRONMENT.port
SITE_NAME = "Pemilu"
SITE_URL = ENVIRONMENT.site_url
# Below this prefix the text edition repeats the addresses of pages.
TEXT_EDITION = "/ringan"
EDITOR_EMAIL = ENVIRONMENT.editor_email
WEBSUB_HUB = ENVIRONMENT.websub_hub
ALLOWED_HOSTS = list(ENVIRONMENT.allowed_hosts)
# Local and git-ignored: the secret key of a demo, and the passwords of its users.
DEMO_DIR = BASE_DIR / ".demo"
SECRET_KEY = ENVIRONMENT.secret_key or keep_secret_key(DEMO_DIR / "secret_key")
# Off in a demo too: what was tried out should be what is deployed.
DEBUG = False

# --- Applications -------------------------------------------------------------------------

INSTALLED_APPS = [
    # Django's admin, with the desk as its site.
    "accounts.desk_app.DeskConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_filters",
    "django_prose_editor",
    "csp",
    # Log-in
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "axes",
    # The layers, lowest first.
    "common",
    "accounts",
    "regions",
    "elections",
    "bodies",
    "articles",
    "ingest",
    "pemilu",
]

# Outermost first. Headers that belong on every response stand above WhiteNoise, which answers
# for static files itself. ETags are made inside GZip, whose padding differs each time.
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "pemilu.middleware.PublicHeadersMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "pemilu.middleware.ForgetCookiesMiddleware",
    "accounts.origin.OriginMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "common.conditional.ConditionalMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "accounts.middleware.SessionLimitsMiddleware",
    "accounts.middleware.SecondFactorMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "common.middleware.RedirectFallbackMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "pemilu.urls"
WSGI_APPLICATION = "pemilu.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            # user and messages are lazy: a public page that does not name them opens no session.
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

# Django 6.0 takes https:// for addresses without a scheme. Remove with that release.
FORMS_URLFIELD_ASSUME_HTTPS = True

# --- Databases and cache ------------------------------------------------------------------

SQLITE_OPTIONS = {
    # With Django's defaults 761 of 1,000 concurrent transactions failed with "database is
    # locked": a transaction that reads first cannot wait for the write lock. With these, none.
    "transaction_mode": "IMMEDIATE",
    "timeout": 5,
    "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL",
}
POSTGRESQL_OPTIONS = {
    "pool": {"min_size": 1, "max_size": 10, "timeout": 5},
    # A schema change that waits behind an open transaction makes every reader wait behind it.
    "options": "-c lock_timeout=2s",
}


def database_with_options(database):
    options = POSTGRESQL_OPTIONS if database["ENGINE"] == POSTGRESQL else SQLITE_OPTIONS
    return {**database, "OPTIONS": {**options, **database.get("OPTIONS", {})}}


DATABASES = {"default": database_with_options(ENVIRONMENT.database)}

if ENVIRONMENT.redis_url:
    CACHES = {
        "default": {
            "BACKEND": "common.cache.ForgivingRedisCache",
            "LOCATION": ENVIRONMENT.redis_url,
            "KEY_PREFIX": "pemilu",
        }
    }
else:
    CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}

# --- Users and log-in -------------------------------------------------------------------------

AUTH_USER_MODEL = "accounts.User"
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "admin:index"
LOGOUT_REDIRECT_URL = "account_login"
AUTHENTICATION_BACKENDS = [
    # Refuses whoever failed too often, before a password is looked at.
    "axes.backends.AxesStandaloneBackend",
    # Logs in as allauth does; rights follow from regional assignments.
    "regions.backend.AssignmentBackend",
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
# Long rather than complicated: no rule asks for digits or signs.
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"accounts.passwords.{name}"}
    for name in ("LengthValidator", "PersonalDataValidator", "BreachedPasswordValidator")
]
# Links to choose a password, whether sent or handed over, are good once and for a day.
PASSWORD_RESET_TIMEOUT = 24 * 3600

# A second factor is needed before anything of the desk can be reached.
REQUIRE_SECOND_FACTOR = IS_PRODUCTION
# From log-in, whatever is done; and since something was last done.
SESSION_ABSOLUTE_SECONDS = 8 * 3600
SESSION_IDLE_SECONDS = 30 * 60
# A row outlives its idle time, so that who comes back is told what happened.
SESSION_COOKIE_AGE = SESSION_ABSOLUTE_SECONDS
CSRF_FAILURE_VIEW = "accounts.views.csrf_failure"

ACCOUNT_ADAPTER = "accounts.adapters.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
# Otherwise anyone could have letters sent to any address.
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_PASSWORD_RESET_TOKEN_GENERATOR = "django.contrib.auth.tokens.PasswordResetTokenGenerator"
ACCOUNT_SESSION_REMEMBER = True
# Passwords are counted by axes, by name and address together: a limit by name alone would let
# anybody keep an editor out. This one counts the codes of who knew the password already.
ACCOUNT_RATE_LIMITS = {"login_failed": "5/300s/key"}
ACCOUNT_FORMS = {
    "login": "accounts.forms.LogInForm",
    "change_password": "accounts.forms.ChangePasswordForm",
    "reset_password": "accounts.forms.ForgottenPasswordForm",
    "reset_password_from_key": "accounts.forms.NewPasswordForm",
    "reauthenticate": "accounts.forms.ConfirmPasswordForm",
}
MFA_ADAPTER = "accounts.adapters.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_TOTP_ISSUER = SITE_NAME
# The code before and after too: telephones' clocks are off by some seconds.
MFA_TOTP_TOLERANCE = 1
# Browsers take http://localhost for a safe place, the library does not.
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not IS_PRODUCTION
MFA_FORMS = {
    "authenticate": "accounts.forms.CodeForm",
    "reauthenticate": "accounts.forms.ConfirmCodeForm",
    "activate_totp": "accounts.forms.ActivateAppForm",
    "login_webauthn": "accounts.forms.LogInKeyForm",
    "authenticate_webauthn": "accounts.forms.KeyForm",
    "reauthenticate_webauthn": "accounts.forms.ConfirmKeyForm",
    "add_webauthn": "accounts.forms.AddKeyForm",
    "edit_webauthn": "accounts.forms.RenameKeyForm",
}

AXES_HANDLER = "accounts.lockout.LockoutHandler"
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"], "ip_address"]
AXES_FAILURE_LIMIT = 5
# Of one address, whatever the names: a whole office may stand behind it.
ADDRESS_FAILURE_LIMIT = 30
AXES_COOLOFF_TIME = timedelta(minutes=15)
# Waiting is enough; trying meanwhile changes nothing.
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_RESET_ON_SUCCESS = True
AXES_USERNAME_CALLABLE = "accounts.lockout.known_username"
AXES_CLIENT_IP_CALLABLE = "accounts.client.client_network"
AXES_LOCKOUT_CALLABLE = "accounts.lockout.locked_out"
AXES_SENSITIVE_PARAMETERS = [
    "username",
    "ip_address",
    "login",
    "code",
    "credential",
    "csrfmiddlewaretoken",
    "oldpassword",
    "password1",
    "password2",
]
# The log of events holds log-ins; the desk has a list of its own of who is locked.
AXES_DISABLE_ACCESS_LOG = True
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False

# --- E-mail -----------------------------------------------------------------------------------

HAS_EMAIL = bool(ENVIRONMENT.email)
EMAIL_BACKEND = (
    "django.core.mail.backends.smtp.EmailBackend"
    if HAS_EMAIL
    else "django.core.mail.backends.dummy.EmailBackend"
)
EMAIL_HOST = ENVIRONMENT.email.get("EMAIL_HOST", "")
EMAIL_PORT = ENVIRONMENT.email.get("EMAIL_PORT", 0)
EMAIL_HOST_USER = ENVIRONMENT.email.get("EMAIL_HOST_USER", "")
EMAIL_HOST_PASSWORD = ENVIRONMENT.email.get("EMAIL_HOST_PASSWORD", "")
EMAIL_USE_SSL = ENVIRONMENT.email.get("EMAIL_USE_SSL", False)
EMAIL_USE_TLS = ENVIRONMENT.email.get("EMAIL_USE_TLS", False)
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = SERVER_EMAIL = EDITOR_EMAIL

# --- Language and time --------------------------------------------------------------------

# The product speaks Indonesian in plain literals; translation serves Django's own texts.
LANGUAGE_CODE = "id"
LANGUAGES = [("id", "Bahasa Indonesia")]
TIME_ZONE = "Asia/Jakarta"
USE_TZ = True

# --- Files --------------------------------------------------------------------------------

STATIC_URL = "/static/"
# What `draw_pictures` draws.
DRAWN_DIR = BASE_DIR / "static-drawn"
# The pictures of the handbook lie beside its text.
HANDBOOK_PICTURES = ("handbook", BASE_DIR / "docs" / "handbook")
STATICFILES_DIRS = [BASE_DIR / "static", (PICTURES, DRAWN_DIR), HANDBOOK_PICTURES]
# Read once: pages carry it in themselves, and the policy below names it by its hash.
STYLESHEET = read_stylesheet(BASE_DIR / "static" / "css")
TEXT_STYLESHEET = read_stylesheet(BASE_DIR / "static" / "css", TEXT_SHEETS)
# The same colours for what no style sheet reaches: drawings, the browser's own frame.
COLOURS = read_colours(BASE_DIR / "static" / "css")
DARK_COLOURS = read_colours(BASE_DIR / "static" / "css", is_dark=True)
STATIC_ROOT = BASE_DIR / "staticfiles"
# Nothing of ours is meant to be loaded by other sites' pages.
WHITENOISE_ALLOW_ALL_ORIGINS = False
# A source map is read by who looks for a fault; the editor's would take ten seconds to compress.
WHITENOISE_SKIP_COMPRESS_EXTENSIONS = (*Compressor.SKIP_COMPRESS_EXTENSIONS, "map")
MEDIA_URL = "/media/"
MEDIA_ROOT = BASE_DIR / "media"
# What `export_data` writes and /data/ offers.
DATA_ROOT = BASE_DIR / "data-terbuka"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

# Our own tables mark what looks like a formula and take the mark off again. This is for formats of
# the library itself, should one ever be used: it strips the sign.
IMPORT_EXPORT_ESCAPE_FORMULAE_ON_EXPORT = True

# --- Security -----------------------------------------------------------------------------

# One policy for site and admin: Django's admin runs under it as it is. What is not named is
# barred by default-src: objects, frames, media.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF, csp_hash(STYLESHEET), csp_hash(TEXT_STYLESHEET)],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        # The service worker for reading without a network.
        "worker-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "object-src": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"

SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = IS_PRODUCTION
SECURE_SSL_REDIRECT = IS_PRODUCTION
# Monitoring asks the server itself, past the proxy that speaks TLS.
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if IS_PRODUCTION else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = IS_PRODUCTION
if IS_PRODUCTION:
    # The server listens on the loopback address only, so this header can come from the proxy
    # alone; the proxy must set it on every request, never pass a client's on.
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

# Entering a browser's preload list is a decision about the whole domain, which is not ours.
SILENCED_SYSTEM_CHECKS = ["security.W021"]

# --- Logging ------------------------------------------------------------------------------

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "json": {"()": "common.log_format.JsonFormatter"},
        "line": {
            "()": "common.log_format.LineFormatter",
            "format": "{asctime} {levelname} {name}: {message}",
            "style": "{",
        },
    },
    "handlers": {
        "console": {
            "class": "logging.StreamHandler",
            # Machines read it in production, people in a demo.
            "formatter": "json" if IS_PRODUCTION else "line",
        }
    },
    "root": {"handlers": ["console"], "level": "INFO"},
    "loggers": {
        # Django's own handlers write mail, and to the console only with DEBUG.
        "django": {"handlers": [], "level": "INFO", "propagate": True},
        # What they tell of every log-in stands in the log of events.
        "axes": {"level": "ERROR"},
        "fido2": {"level": "WARNING"},
        # Every 404 of every crawler is a warning here.
        "django.request": {"level": "ERROR"},
        # Scanners send any host name; each would leave a traceback.
        "django.security.DisallowedHost": {"level": "CRITICAL"},
    },
}
