"""Settings. Everything a town hall may want to change comes from the environment; the defaults run on a laptop.

ASHINAMI_HOME           where the database, the key and the backups live (default ./var)
ASHINAMI_DATABASE_URL   sqlite:///… or postgresql://… (default: SQLite in ASHINAMI_HOME)
ASHINAMI_OWNER_URL      on PostgreSQL: the role that owns the tables, used to change their shape and for nothing else
ASHINAMI_HOSTS          host names this application answers to, separated by commas
ASHINAMI_HTTPS          1 when it stands behind TLS: cookies are then sent over TLS only
ASHINAMI_GSI_TILES      1 lays the 地理院タイル under maps that show nobody's home; browsers then ask 国土地理院 for them
ASHINAMI_URL            under which address drivers' phones reach this application (https://…): it stands in messages
ASHINAMI_OUTBOX_HOSTS   mail servers and other systems to which groups may send messages, separated by commas
ASHINAMI_SECRET_…       passwords and tokens of a group's channels; the group writes down the name, never the secret
ASHINAMI_DEMO           1 offers the demonstration's people on the login page; never on a real database
"""

from __future__ import annotations

import os
import secrets
from contextlib import suppress
from pathlib import Path

from ashinami.papers.typesetting import FONTS
from ashinami_web.config.database import database

HOME = Path(os.environ.get("ASHINAMI_HOME", "var")).resolve()
HOME.mkdir(parents=True, exist_ok=True)
ASSETS = Path(__file__).resolve().parent.parent


def _secret_key() -> str:
    """Return the installation's own key, made at the first start and kept beside the database."""
    path = HOME / "secret_key"
    if not path.exists():
        # written whole under another name first: two processes that start together end up with one key
        draft = HOME / f"secret_key.{os.getpid()}"
        draft.touch(mode=0o600)
        draft.write_text(secrets.token_urlsafe(50))
        with suppress(FileExistsError):
            path.hardlink_to(draft)
        draft.unlink()
    return path.read_text()


SECRET_KEY = _secret_key()
DEBUG = os.environ.get("ASHINAMI_DEBUG") == "1"
DEMO = os.environ.get("ASHINAMI_DEMO") == "1"
HTTPS = os.environ.get("ASHINAMI_HTTPS") == "1"
GSI_HOST = "https://cyberjapandata.gsi.go.jp"
GSI_TILES = f"{GSI_HOST}/xyz/pale/{{z}}/{{x}}/{{y}}.png" if os.environ.get("ASHINAMI_GSI_TILES") == "1" else ""
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]", "testserver"] + [
    host for host in os.environ.get("ASHINAMI_HOSTS", "").split(",") if host
]

PUBLIC_URL = os.environ.get("ASHINAMI_URL", "").rstrip("/")
OUTBOX_HOSTS = frozenset(filter(None, os.environ.get("ASHINAMI_OUTBOX_HOSTS", "").split(",")))
LINE_API = "https://api.line.me"

INSTALLED_APPS = [
    "ashinami_web.ui",
    "ashinami_web.people",
    "ashinami_web.bodies",
    "ashinami_web.bookings",
    "ashinami_web.runs",
    "ashinami_web.driving",
    "ashinami_web.consult",
    "ashinami_web.reports",
    "ashinami_web.money",
    "ashinami_web.funding",
    "ashinami_web.registration",
    "ashinami_web.records",
    "ashinami_web.feeds",
    "ashinami_web.atlas",
    "ashinami_web.guard",
    "ashinami_web.standing",
    "ashinami_web.shift",
    "ashinami_web.resources",
    "ashinami_web.needs",
    "ashinami_web.meetings",
    "ashinami_web.projects",
    "ashinami_web.plans",
    "ashinami_web.handover",
    "ashinami_web.support",
    "ashinami_web.maps",
    "ashinami_web.buses",
    "ashinami_web.offers",
    "ashinami_web.outbox",
    "ashinami_web.helping",
    "ashinami_web.audit",
    "ashinami_web.jobs",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_htmx",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "ashinami_web.config.middleware.ScopeMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "ashinami_web.config.middleware.PlainWordsMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]

ROOT_URLCONF = "ashinami_web.config.urls"
WSGI_APPLICATION = "ashinami_web.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "ashinami_web.ui.context.acting",
            ],
        },
    },
]

DATABASES = {"default": database(os.environ.get("ASHINAMI_DATABASE_URL", ""), HOME)}
if os.environ.get("ASHINAMI_OWNER_URL"):
    DATABASES["owner"] = database(os.environ["ASHINAMI_OWNER_URL"], HOME)

AUTH_USER_MODEL = "people.Account"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "login"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "login"
# counted from the last renewal: who works is not logged out (ScopeMiddleware)
SESSION_COOKIE_AGE = 24 * 3600
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_CONTENT_TYPE_NOSNIFF = True
# a driver's private link never leaves in a Referer
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SECURE_CSP = {
    "default-src": ["'self'"],
    "img-src": ["'self'", "data:"],
    # MapLibre draws in a worker it makes of its own text
    "worker-src": ["'self'", "blob:"],
    "object-src": ["'none'"],
    "frame-ancestors": ["'none'"],
    "base-uri": ["'none'"],
    "form-action": ["'self'"],
}

LANGUAGE_CODE = "ja"
LANGUAGES = [("ja", "日本語"), ("en", "English")]
LOCALE_PATHS = [ASSETS / "locale"]
TIME_ZONE = "Asia/Tokyo"
USE_TZ = True
USE_I18N = True
FORMAT_MODULE_PATH = None

STATIC_URL = "/static/"
STATIC_ROOT = HOME / "static"
STATIC_ROOT.mkdir(exist_ok=True)
# the papers' fonts, for browsers on a system without Japanese type
STATICFILES_DIRS = [("fonts", FONTS)]
# assets are served from where the packages keep them: no collecting step between install and first page
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "filters": {"without_links": {"()": "ashinami_web.config.logs.WithoutLinks"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain", "filters": ["without_links"]}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
