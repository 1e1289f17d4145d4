"""Django's settings. Where the record is kept comes from `project.folder`; Ask and the library keep nothing."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from csp.constants import NONE, SELF

import bailiwick.ui
from bailiwick.project.folder import Folder, database_of
from bailiwick.project.logs import LOGGING_TREE

UI = Path(bailiwick.ui.__file__).parent

DEBUG = False
# Nothing is signed that must outlive the process, so every start draws a new key and none can leak.
SECRET_KEY = secrets.token_urlsafe(50)
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]"]

INSTALLED_APPS = [
    "django.contrib.staticfiles",
    "django_htmx",
    "bailiwick.ui",
    "bailiwick.apps.journal",
]
MIDDLEWARE = [
    "bailiwick.ui.middleware.PrivateAnswers",
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "bailiwick.ui.middleware.SizeCap",
    "bailiwick.ui.middleware.OriginByFetchMetadata",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]
ROOT_URLCONF = "bailiwick.project.urls"
WSGI_APPLICATION = "bailiwick.project.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {"context_processors": ["bailiwick.ui.context.footer", "bailiwick.ui.context.languages"]},
    }
]
FOLDER = Folder.from_environment()
DATABASES = {"default": database_of(FOLDER)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
APPEND_SLASH = False

LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("es", "Español")]
LOCALE_PATHS = [UI / "locale"]
FORMAT_MODULE_PATH = "bailiwick.ui.formats"
TIME_ZONE = os.environ.get("BAILIWICK_TIME_ZONE", "UTC")
USE_TZ = True

STATIC_URL = "/static/"
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False
WHITENOISE_MAX_AGE = 3600
WHITENOISE_ALLOW_ALL_ORIGINS = False

# The token is kept in a cookie, not in a session: there is no store to keep one in.
CSRF_COOKIE_SAMESITE = "Strict"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_AGE = None
CSRF_FAILURE_VIEW = "bailiwick.ui.errors.form_refused"

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "object-src": [NONE],
        "frame-src": [NONE],
        "frame-ancestors": [NONE],
    }
}
SECURE_REFERRER_POLICY = "no-referrer"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
X_FRAME_OPTIONS = "DENY"

# Above the cap of one text (ui/ask/forms.py), encoded; what is larger is refused before it is read.
DATA_UPLOAD_MAX_MEMORY_SIZE = 512 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 60
FILE_UPLOAD_HANDLERS: list[str] = []
# A saved page is larger than a post. It is held in memory by the one view that takes it (ui/page/forms.py).
LARGER_BODIES = {"/page/": 6 * 1024 * 1024}
# Whether Page fetches an address from this computer when somebody asks. Off: a page is pasted or saved first.
PAGE_FETCHING = os.environ.get("BAILIWICK_PAGE_FETCHING") == "on"

ADMINS: list[str] = []
MANAGERS: list[str] = []
EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
DEFAULT_EXCEPTION_REPORTER_FILTER = "bailiwick.ui.errors.TellNothing"
LOGGING_CONFIG = "logging.config.dictConfig"
LOGGING = LOGGING_TREE
