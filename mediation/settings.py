"""Every setting, read from the environment; safe for production by default. docs/configuration.md lists each variable.

Without `SECRET_KEY` nothing starts, except the demonstration, which listens to this machine only (`DEMO=1`; `manage.py demo` sets it).
"""

from pathlib import Path

import environ
from corsheaders.defaults import default_headers
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.core.management.utils import get_random_secret_key

from mediation.api_documentation_settings import API_DOCUMENTATION
from mediation.proconnect_settings import can_use_proconnect
from mediation.sign_in_settings import SIGN_IN

BASE_DIR = Path(__file__).resolve().parent.parent

env = environ.Env()
env.read_env(BASE_DIR / ".env")

# What kind of start this is

DEMO = env.bool("DEMO", default=False)
DEBUG = env.bool("DEBUG", default=False)
SECRET_KEY = env.str("SECRET_KEY", default="")
if not SECRET_KEY:
    if not DEMO:
        raise ImproperlyConfigured(
            "SECRET_KEY is not set. Set it to a long random text (see docs/configuration.md), or run the demonstration: manage.py demo"
        )
    SECRET_KEY = get_random_secret_key()
SECRET_KEY_FALLBACKS = env.list("SECRET_KEY_FALLBACKS", default=[])
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]"])
SITE_NAME = env.str("SITE_NAME", default="Coup de main numérique")
SECURITY_CONTACT = env.str("SECURITY_CONTACT", default="")

# Who publishes the site: the legal pages say it, or say plainly that it is not known

OPERATOR_NAME = env.str("OPERATOR_NAME", default="")
OPERATOR_ADDRESS = env.str("OPERATOR_ADDRESS", default="")
OPERATOR_DIRECTOR = env.str("OPERATOR_DIRECTOR", default="")
OPERATOR_HOST = env.str("OPERATOR_HOST", default="")
OPERATOR_EMAIL = env.str("OPERATOR_EMAIL", default="")

# Application

INSTALLED_APPS = [
    "accounts.apps.TeamAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "corsheaders",
    "csp",
    "django_filters",
    "rest_framework",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "js_lib_leaflet",
    "lucide",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "places",
    "accounts",
    "orientation",
    "referrals",
    "curation",
    "mediation",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "mediation.compressing.Compressed",
    "csp.middleware.CSPMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "corsheaders.middleware.CorsMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "mediation.leaving.Leaving",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
ROOT_URLCONF = "mediation.urls"
WSGI_APPLICATION = "mediation.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "mediation.site.site",
            ],
        },
    }
]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Accounts of the team: by invitation, by e-mail, never by a name (docs/adr/0018)

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator", "OPTIONS": {"user_attributes": ["email", "name"]}},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "curation:home"
PRO_REDIRECT_URL = "orientation:pro"  # of those who orient people, and are not of the team
SESSION_COOKIE_AGE = 12 * 3600  # a day of work; sooner if the browser is closed
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = f"{SITE_NAME} – "
vars().update(SIGN_IN)

# ProConnect, for accounts that exist already: off unless its three values are given (docs/adr/0030)

PROCONNECT_URL = env.str("PROCONNECT_URL", default="").rstrip("/")
PROCONNECT_CLIENT_ID = env.str("PROCONNECT_CLIENT_ID", default="")
PROCONNECT_CLIENT_SECRET = env.str("PROCONNECT_CLIENT_SECRET", default="")
PROCONNECT_ALGORITHM = env.str("PROCONNECT_ALGORITHM", default="RS256")
PROCONNECT_PKCE = env.bool("PROCONNECT_PKCE", default=True)
PROCONNECT_TIMEOUT = env.float("PROCONNECT_TIMEOUT", default=3)
PROCONNECT = can_use_proconnect(PROCONNECT_URL, PROCONNECT_CLIENT_ID, PROCONNECT_CLIENT_SECRET)

# Mail: codes to come in, invitations. The demonstration writes them on its terminal

vars().update(env.email_url("EMAIL_URL", default="consolemail://" if DEMO else "smtp://localhost:25"))
EMAIL_TIMEOUT = env.int("EMAIL_TIMEOUT", default=10)
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="ne-pas-repondre@localhost")

# Database: SQLite for a hub, PostgreSQL for more (docs/adr/0004)

DATABASES = {"default": env.db_url("DATABASE_URL", default=f"sqlite:///{BASE_DIR / ('demo.sqlite3' if DEMO else 'db.sqlite3')}")}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["OPTIONS"] = {
        # A writer takes its lock at BEGIN: two writers wait for each other instead of failing midway.
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-65536; PRAGMA mmap_size=268435456;",
    }
else:
    DATABASES["default"]["CONN_MAX_AGE"] = env.int("DATABASE_CONN_MAX_AGE", default=60)
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True

# Shared between workers only if CACHE_URL names a shared cache; throttling counts per worker otherwise (docs/adr/0008)

# Room for one entry per caller: Django's own 300 would forget callers before their minute is over.
CACHES = {"default": env.cache_url("CACHE_URL", default="locmemcache://?max_entries=20000")}

# Language and time

LANGUAGE_CODE = "fr"
# French is written in the code. The others are those of locale/, and for now only the API's messages are asked in them (`lang=en`).
LANGUAGES = [("fr", "Français"), ("en", "English")]
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = "Europe/Paris"
USE_TZ = True

# Static files and map

STATIC_URL = "static/"
STATIC_ROOT = env.str("STATIC_ROOT", default=str(BASE_DIR / "staticfiles"))
STATICFILES_DIRS = [BASE_DIR / "static"]

# Files that the team imports, and how far each import or other long work is: private, never served
IMPORTS_ROOT = env.str("IMPORTS_ROOT", default=str(BASE_DIR / "imports"))
# False: files are served as they stand, for the demonstration and the tests. True: compressed and named by content, after collectstatic.
STATIC_MANIFEST = env.bool("STATIC_MANIFEST", default=not (DEMO or DEBUG))
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = not STATIC_MANIFEST
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if STATIC_MANIFEST
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
TILE_URL = env.str(
    "TILE_URL",
    default="https://data.geopf.fr/wmts?SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0&LAYER=GEOGRAPHICALGRIDSYSTEMS.PLANIGNV2"
    "&STYLE=normal&FORMAT=image/png&TILEMATRIXSET=PM&TILEMATRIX={z}&TILEROW={y}&TILECOL={x}",
)
TILE_ATTRIBUTION = env.str("TILE_ATTRIBUTION", default="© IGN – Plan IGN")

# Where people are: a street address is asked of a geocoder, all the rest is read on our own gazetteer

GEOCODER_URL = env.str("GEOCODER_URL", default="https://data.geopf.fr/geocodage")
GEOCODER_TIMEOUT = env.float("GEOCODER_TIMEOUT", default=1.5)
TERRITORY = env.list("TERRITORY", default=[])

# Security: asserted on responses in tests/test_headers.py

SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", default=not DEMO)
SECURE_REDIRECT_EXEMPT = [r"^sante$"]
SECURE_HSTS_SECONDS = env.int("SECURE_HSTS_SECONDS", default=0 if DEMO else 31_536_000)
SECURE_HSTS_INCLUDE_SUBDOMAINS = env.bool("SECURE_HSTS_INCLUDE_SUBDOMAINS", default=True)
SECURE_HSTS_PRELOAD = env.bool("SECURE_HSTS_PRELOAD", default=True)
BEHIND_PROXY = env.bool("BEHIND_PROXY", default=False)
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_PROXY else None
PROXY_COUNT = ALLAUTH_TRUSTED_PROXY_COUNT = env.int("PROXY_COUNT", default=1 if BEHIND_PROXY else 0)
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = not DEMO
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_AGE = None  # gone when the browser closes: it guards a form, it recognises nobody
CSRF_FAILURE_VIEW = "mediation.views.form_refused"
X_FRAME_OPTIONS = "DENY"
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}
PERMISSIONS_POLICY = {
    "geolocation": "self",
    "camera": [],
    "microphone": [],
    "payment": [],
    "usb": [],
    "interest-cohort": [],
    "browsing-topics": [],
}

# API

CORS_URLS_REGEX = r"^/api/"
CORS_ALLOW_ALL_ORIGINS = True
CORS_ALLOW_METHODS = ["GET", "HEAD", "OPTIONS"]
CORS_ALLOW_HEADERS = [*default_headers, "if-none-match", "if-modified-since"]
CORS_EXPOSE_HEADERS = ["ETag", "Last-Modified", "Retry-After"]
REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": [],
    "DEFAULT_PERMISSION_CLASSES": ["places.api.permissions.ReadOnly"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": [],
    "DEFAULT_THROTTLE_CLASSES": ["places.api.throttling.PublicThrottle"],
    "DEFAULT_THROTTLE_RATES": {"public": env.str("API_THROTTLE", default="300/min")},
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "DEFAULT_CONTENT_NEGOTIATION_CLASS": "places.api.renderers.NamedFormats",
    "EXCEPTION_HANDLER": "places.api.errors.handle",
    "NUM_PROXIES": PROXY_COUNT,
    "UNAUTHENTICATED_USER": None,
}
API_CLOSED_LISTS = ["places.api.closed_lists.CLOSED_LISTS", "orientation.api.closed_lists.CLOSED_LISTS"]
vars().update(API_DOCUMENTATION)

# What visitors tell of places: what is wrong (suggestions), and how often each page is looked at (docs/adr/0037)

VIEWS_COUNTED = env.bool("VIEWS_COUNTED", default=True)
SUGGESTION_THROTTLE = env.str("SUGGESTION_THROTTLE", default="10/hour")

# Accounts that people ask for: how often one network address may ask

ACCOUNT_REQUEST_THROTTLE = env.str("ACCOUNT_REQUEST_THROTTLE", default="10/hour")

# Links by which a place confirms or corrects its own facts without an account

# Where the site is, for messages that no request asked for.
SITE_URL = env.str("SITE_URL", default="http://127.0.0.1:8000" if DEMO else "").rstrip("/")
PLACE_LINK_DAYS = env.int("PLACE_LINK_DAYS", default=30)

# Orientations sent with consent: what is personal in them is sealed with these, the first one, the others only open (docs/adr/0028)

# The demonstration's key changes at each start, and what it sealed must still open: it is about invented people.
PERSONAL_DATA_KEYS = env.list("PERSONAL_DATA_KEYS", default=["demonstration"] if DEMO else [])
FOLLOW_THROTTLE = env.str("FOLLOW_THROTTLE", default="20/hour")

# Logs: one JSON object a line, never a query string nor an exception's message (docs/adr/0007)

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": "mediation.logs.JsonFormatter"}},
    "handlers": {"stdout": {"class": "logging.StreamHandler", "stream": "ext://sys.stdout", "formatter": "json"}},
    "root": {"handlers": ["stdout"], "level": env.str("LOG_LEVEL", default="INFO")},
    "loggers": {
        "django": {"handlers": ["stdout"], "level": "INFO", "propagate": False},
        "django.server": {"handlers": ["stdout"], "level": "INFO", "propagate": False},
        # It would write the addresses it asks for, and what answers them.
        "geopy": {"level": "WARNING"},
        "urllib3": {"level": "WARNING"},
    },
}
