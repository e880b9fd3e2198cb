"""Settings of the portal. What differs between machines comes from `pemilu.environment`."""

import os
from pathlib import Path

from csp.constants import NONE, SELF

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
    "csp",
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
    "django.contrib.sessions.middleware.SessionMiddleware",
    "common.conditional.ConditionalMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "common.middleware.RedirectFallbackMiddleware",
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

# --- Users --------------------------------------------------------------------------------

AUTH_USER_MODEL = "accounts.User"
LOGIN_URL = "admin:login"
LOGIN_REDIRECT_URL = "admin:index"

# Rights follow from regional assignments.
AUTHENTICATION_BACKENDS = ["regions.backend.AssignmentBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}", "OPTIONS": options}
    for name, options in {
        "UserAttributeSimilarityValidator": {},
        "MinimumLengthValidator": {"min_length": 12},
        "CommonPasswordValidator": {},
        "NumericPasswordValidator": {},
    }.items()
]

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
STATICFILES_DIRS = [BASE_DIR / "static", (PICTURES, DRAWN_DIR)]
# Read once: pages carry it in themselves, and the policy below names it by its hash.
STYLESHEET = read_stylesheet(BASE_DIR / "static" / "css")
TEXT_STYLESHEET = read_stylesheet(BASE_DIR / "static" / "css", TEXT_SHEETS)
# The same colours for what no style sheet reaches: drawings, the browser's own frame.
COLOURS = read_colours(BASE_DIR / "static" / "css")
DARK_COLOURS = read_colours(BASE_DIR / "static" / "css", is_dark=True)
STATIC_ROOT = BASE_DIR / "staticfiles"
# Nothing of ours is meant to be loaded by other sites' pages.
WHITENOISE_ALLOW_ALL_ORIGINS = False
MEDIA_URL = "/media/"
MEDIA_ROOT = BASE_DIR / "media"
# What `export_data` writes and /data/ offers.
DATA_ROOT = BASE_DIR / "data-terbuka"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

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
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "INFO"},
    "loggers": {
        # Django's own handlers write mail, and to the console only with DEBUG.
        "django": {"handlers": [], "level": "INFO", "propagate": True},
        # Every 404 of every crawler is a warning here.
        "django.request": {"level": "ERROR"},
        # Scanners send any host name; each would leave a traceback.
        "django.security.DisallowedHost": {"level": "CRITICAL"},
    },
}
