"""Django's settings. Where the record is kept comes from `project.folder`; Ask and the library keep nothing."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from csp.constants import NONE, SELF

import bailiwick.ui
from bailiwick.project import sign_in
from bailiwick.project.folder import Folder, database_of, vault_of
from bailiwick.project.logs import LOGGING_TREE
from bailiwick.project.sign_in import HTTPS, cookie

UI = Path(bailiwick.ui.__file__).parent

DEBUG = False
FOLDER = Folder.from_environment()
AGENCY = FOLDER.agency()
# Without a record nothing is signed that must outlive the process: every start draws a new key and none can leak.
# With one, what accounts seal in the database opens with this alone (apps/accounts/sealing.py).
SECRET_KEY = FOLDER.secret() if AGENCY else secrets.token_urlsafe(50)
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]", *os.environ.get("BAILIWICK_HOSTS", "").split()]

INSTALLED_APPS = [
    "django.contrib.staticfiles",
    "django_htmx",
    "bailiwick.ui",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "bailiwick.apps.accounts",  # before allauth, so that its templates are ours
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "bailiwick.jobs",
    "bailiwick.apps.journal",
    "bailiwick.apps.roster",
    "bailiwick.apps.policies",
    "bailiwick.apps.keeping",
    "bailiwick.apps.approvals",
    "bailiwick.apps.readiness",
    "bailiwick.apps.sites",
    "bailiwick.apps.archive",
    "bailiwick.apps.publishing",
    "bailiwick.apps.records",
    "bailiwick.apps.conduct",
    "bailiwick.apps.covert",
    "bailiwick.apps.desk",
    "bailiwick.apps.portal",
    "bailiwick.project",
]
MIDDLEWARE = [
    "bailiwick.ui.middleware.PrivateAnswers",
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "bailiwick.ui.middleware.SizeCap",
    "bailiwick.apps.accounts.sharing.FairShare",
    "bailiwick.ui.middleware.OriginByFetchMetadata",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "bailiwick.apps.accounts.middleware.WhoAsks",
    "bailiwick.apps.accounts.middleware.Paced",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]
ROOT_URLCONF = "bailiwick.project.urls"
WSGI_APPLICATION = "bailiwick.project.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "bailiwick.ui.context.footer",
                "bailiwick.ui.context.languages",
                "bailiwick.ui.context.rooms",
                "bailiwick.ui.context.demo",
                "bailiwick.apps.accounts.context.seat",
            ]
        },
    }
]
# Timestamp authorities: "ADDRESS FILE; ADDRESS FILE", each file with the authority's root certificates (PEM).
TIMESTAMPS = os.environ.get("BAILIWICK_TIMESTAMPS", "")
# Who of the agency lives by which policy, for the library; nobody is asked where there is no agency.
IN_FORCE = "bailiwick.apps.policies.selectors.library_view.in_force_here" if AGENCY else ""
POLICIES_OF = "bailiwick.apps.policies.selectors.policies_of"
SHELF = "bailiwick.apps.policies.selectors.library_view.shelf_of" if AGENCY else ""
# How rooms speak upward (ui/contributing.py), and the pages that everybody who is signed in finds above every other.
CONTRIBUTIONS = [
    f"bailiwick.apps.{room}.contributions"
    for room in (
        "approvals",
        "readiness",
        "sites",
        "archive",
        "publishing",
        "records",
        "conduct",
        "portal",
        "journal",
        "keeping",
        "policies",
        "roster",
        "desk",
    )
]
# What takes the words of destroyed captures out of the tables of rooms above keeping.
FORGETTING = [
    "bailiwick.apps.approvals.services.forgetting.forget",
    "bailiwick.apps.sites.services.forgetting.forget",
    "bailiwick.apps.archive.services.forget",
    "bailiwick.apps.publishing.services.forget",
]
ROOM_PAGES = [
    ("desk:home", "Home"),
    ("approvals:mine", "Permissions"),
    ("sites:register", "Sites"),
    ("archive:threads", "Threads"),
    ("publishing:index", "Posts"),
    ("records:demands", "Demands"),
    ("in_force:index", "In force"),
    ("roster:people", "People"),
    ("readiness:mine", "Sign and learn"),
    ("conduct:reports", "Reports"),
    ("desk:journal", "Journal"),
    ("accounts:mine", "My sign-in"),
]
# The vault has a database of its own, which nothing opens while the agency has none (project/vault.py).
DATABASES = {"default": database_of(FOLDER), "vault": vault_of(FOLDER)}
DATABASE_ROUTERS = ["bailiwick.project.routing.Apart"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
APPEND_SLASH = False

# The queue stands below the journal: these name what lets it write, and what is not tried again.
JOBS_WRITING = "bailiwick.apps.journal.services.housekeeping"
JOBS_FINAL_ERRORS = ["bailiwick.apps.journal.errors.RefusedError"]
JOBS_HERE = bool(AGENCY) and os.environ.get("BAILIWICK_JOBS") == "here"
CALENDARS = FOLDER.calendars

LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("es", "Español")]
LOCALE_PATHS = [UI / "locale"]
FORMAT_MODULE_PATH = "bailiwick.ui.formats"
TIME_ZONE = AGENCY.time_zone if AGENCY else os.environ.get("BAILIWICK_TIME_ZONE", "UTC")
USE_TZ = True

STATIC_URL = "/static/"
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False
WHITENOISE_MAX_AGE = 3600
WHITENOISE_ALLOW_ALL_ORIGINS = False

# Who signs in, and how: project/sign_in.py says what the environment can change.
AUTH_USER_MODEL = "accounts.Account"
AUTHENTICATION_BACKENDS: list[str] = []
AUTH_PASSWORD_VALIDATORS = sign_in.PASSWORD_VALIDATORS
SESSION_ENGINE = "bailiwick.apps.accounts.sessions"
SESSION_COOKIE_NAME = cookie("session")
SESSION_COOKIE_SECURE = HTTPS
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
OPEN_TO_STRANGERS = (
    "bailiwick.ui.",
    "bailiwick.apps.portal.views.public",
    "bailiwick.apps.portal.views.files",
    "allauth.socialaccount.",
    "django.views.generic.base",
    "django.contrib.staticfiles.",
)
PERSON_OF_ACCOUNT = "bailiwick.project.wiring.person_of_account"
FIRST_PAGE = "desk:home"
# The page of the public register that tells of a site; empty where none does.
PUBLIC_ADDRESS = "bailiwick.project.wiring.public_address"
# What sort of platform a name or host of a log is, by the register of platforms.
KIND_OF_SITES = "bailiwick.project.wiring.kinds_of_hosts"
# Who carries mail, and under which address a browser finds us (project/mailing.py); nobody in a demo.
MAIL = "bailiwick.project.wiring.mail_of"
# A demo alone has them (folder.demo): the page where somebody chooses whom to be, and the bar that leads there.
SEATS_PAGE = "desk:seats"
SEATS_BAR = "desk/seats_bar.html"
# So many requests may be under way in this process before anybody's second one is put off (project/serving: THREADS).
FULL_FROM = 2
# What is held to a pace (accounts/facts.py: ALLOWED), and by which methods. The interface for programs holds itself.
PACED = {
    **dict.fromkeys(
        ("accounts:sign-in", "accounts:code", "accounts:passkey", "accounts:again", "accounts:invited",
         "accounts:invited-step", "readiness:by-link"),
        ("form", "POST"),
    ),
    **dict.fromkeys(
        ("roster:people", "desk:journal", "approvals:register", "sites:register", "portal:register",
         "portal:register-json", "portal:check-json", "portal:receipt"),
        ("search", "GET"),
    ),
    # portal:site is free: a page of the register by its id, in as few queries as any. A whole town behind one address
    # reads it on the day a page is taken over, and search engines do; a receipt is a number that somebody could guess.
    "portal:register-csv": ("whole", "GET"),
    "portal:report": ("form", "POST"),
    **dict.fromkeys(
        ("desk:entry", "desk:proof", "approvals:use-report", "approvals:filter-list", "approvals:file"),
        ("proof", "GET"),
    ),
}  # fmt: skip
PROXIES = sign_in.PROXIES
LOCK_UNTIL_RELEASED = sign_in.LOCK_UNTIL_RELEASED
ACCOUNT_ADAPTER = "bailiwick.apps.accounts.adapters.NoSignUp"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
MFA_ADAPTER = "bailiwick.apps.accounts.adapters.SealedFactors"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_WEBAUTHN_USER_VERIFICATION = "required"
SOCIALACCOUNT_ADAPTER = "bailiwick.apps.accounts.adapters.AgencySignIn"
SOCIALACCOUNT_STORE_TOKENS = False
# By a link: a form of ours may lead to our own pages alone (form-action), and the second step is still to come.
SOCIALACCOUNT_LOGIN_ON_GET = True
SOCIALACCOUNT_OPENID_CONNECT_URL_PREFIX = ""
SOCIALACCOUNT_PROVIDERS = sign_in.providers()

# The token is kept in a cookie of its own: pages that know nobody have a form too.
CSRF_COOKIE_NAME = cookie("csrftoken")
CSRF_COOKIE_SECURE = HTTPS
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
SECURE_HSTS_SECONDS = sign_in.A_YEAR if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS and sign_in.PROXIES else None
X_FRAME_OPTIONS = "DENY"

# Above the cap of one text (ui/ask/forms.py), encoded; what is larger is refused before it is read.
DATA_UPLOAD_MAX_MEMORY_SIZE = 512 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 60
FILE_UPLOAD_HANDLERS: list[str] = []
# A saved page is larger than a post. It is held in memory by the one view that takes it (ui/page/forms.py).
LARGER_BODIES = {
    "/page/": 6 * 1024 * 1024,
    "/threads/new": 6 * 1024 * 1024,
    "/keep-again": 6 * 1024 * 1024,
    "/notices/bring": 6 * 1024 * 1024,
    "/labels": 9 * 1024 * 1024,
    "/people/from-a-file": 9 * 1024 * 1024,
    "/permissions/ask": 7 * 1024 * 1024,
    "/api/v1/requests": 9 * 1024 * 1024,
    "/permissions/use/enter": 7 * 1024 * 1024,
    "/step/change-seen": 7 * 1024 * 1024,
    "/roles/new": 9 * 1024 * 1024,
    "/lend": 9 * 1024 * 1024,
}
# Whether Page fetches an address from this computer when somebody asks. Off: a page is pasted or saved first.
PAGE_FETCHING = os.environ.get("BAILIWICK_PAGE_FETCHING") == "on"

# Whom a host may write to about our visits to the agency's own pages; without one the clock looks at none.
CONTACT = os.environ.get("BAILIWICK_CONTACT", "")

ADMINS: list[str] = []
MANAGERS: list[str] = []
EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
DEFAULT_EXCEPTION_REPORTER_FILTER = "bailiwick.ui.errors.TellNothing"
LOGGING_CONFIG = "logging.config.dictConfig"
LOGGING = LOGGING_TREE
