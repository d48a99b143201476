"""Settings. Everything works with no variable set (SQLite under var/, development); `docs/operating.md` lists them."""

from pathlib import Path
from typing import Any

import dj_database_url
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

from binhdang.config import environment

# The folder that holds var/: the checkout. An installed copy without one uses the working folder.
_checkout = Path(__file__).resolve().parents[3]
BASE_DIR = _checkout if (_checkout / "pyproject.toml").exists() else Path.cwd()
VAR = BASE_DIR / "var"

# Two questions, not one: a trial on this machine shows people our pages, not Django's technical ones.
PRODUCTION = environment.flag("BINHDANG_PRODUCTION", default=False)
DEBUG = environment.flag("BINHDANG_DEBUG", default=False)
if PRODUCTION and DEBUG:
    raise ImproperlyConfigured("BINHDANG_DEBUG=1 để lộ mã và dữ liệu: không dùng cùng BINHDANG_PRODUCTION=1.")
SECRET_KEY = environment.text("BINHDANG_SECRET_KEY", "" if PRODUCTION else "chỉ-dùng-khi-phát-triển")
if not SECRET_KEY:
    raise ImproperlyConfigured("BINHDANG_SECRET_KEY chưa đặt: khi BINHDANG_PRODUCTION=1 phải có một khóa bí mật dài.")
ALLOWED_HOSTS = environment.words("BINHDANG_HOSTS", "" if PRODUCTION else "localhost,127.0.0.1,[::1]")
CSRF_TRUSTED_ORIGINS = environment.words("BINHDANG_ORIGINS")

INSTALLED_APPS = [
    "binhdang.demo",
    "binhdang.home",
    "binhdang.reports",
    "binhdang.plans",
    "binhdang.tasks",
    "binhdang.indicators",
    "binhdang.documents",
    "binhdang.accounts",
    "binhdang.organisations",
    "binhdang.periods",
    "binhdang.audit",
    "binhdang.web",
    "django_htmx",
    "csp",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "binhdang.web.middleware.ClosedByDefault",
]

ROOT_URLCONF = "binhdang.config.urls"
WSGI_APPLICATION = "binhdang.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "binhdang.web.context.frame",
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "binhdang.web.templatetags.web",
            ],
        },
    }
]


def _database() -> dict[str, Any]:
    """The database of DATABASE_URL; for SQLite with the settings that make several writers wait instead of fail."""
    url = environment.text("DATABASE_URL")
    if not url:
        VAR.mkdir(parents=True, exist_ok=True)
        url = f"sqlite:///{VAR / 'binhdang.sqlite3'}"
    try:
        database: dict[str, Any] = {**dj_database_url.parse(url, conn_max_age=60)}
    except ValueError as error:
        raise ImproperlyConfigured(
            "DATABASE_URL chưa đúng: hãy ghi sqlite:////đường/dẫn/tệp.sqlite3 hoặc postgres://tên:mật_khẩu@máy/cơ_sở."
        ) from error
    if database["ENGINE"] == "django.db.backends.sqlite3":
        # WAL and IMMEDIATE are both needed: with one alone, parallel writers get "database is locked".
        database["OPTIONS"] = {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL;PRAGMA temp_store=MEMORY;",
        }
    return database


DATABASES = {"default": _database()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Uploaded files: reached only through views that ask who is asking, never served as static files.
MEDIA_ROOT = environment.folder("BINHDANG_FILES", VAR / "files")
FILE_UPLOAD_PERMISSIONS = 0o640
UPLOAD_LIMIT_MB = 20
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000

AUTH_USER_MODEL = "accounts.Person"
LOGIN_URL = "accounts:sign_in"
LOGIN_REDIRECT_URL = "home:my_work"
LOGOUT_REDIRECT_URL = "accounts:sign_in"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in ("UserAttributeSimilarityValidator", "MinimumLengthValidator", "CommonPasswordValidator")
]

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", _("Tiếng Việt")), ("en", _("Tiếng Anh"))]
LOCALE_PATHS = [Path(__file__).resolve().parents[1] / "locale"]
FORMAT_MODULE_PATH = ["binhdang.config.formats"]
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_TZ = True

STATIC_URL = "static/"
STATIC_ROOT = VAR / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if PRODUCTION
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
# Outside production the files are served from where they are written; nobody has to collect them first.
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = not PRODUCTION

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = PRODUCTION
SECURE_SSL_REDIRECT = PRODUCTION and environment.flag("BINHDANG_HTTPS", default=True)
if environment.flag("BINHDANG_PROXY", default=False):
    # Only behind a proxy that sets this header itself: without one, anybody could claim to come over HTTPS.
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = 31_536_000 if PRODUCTION else 0
CSRF_FAILURE_VIEW = "binhdang.web.errors.csrf_failure"
