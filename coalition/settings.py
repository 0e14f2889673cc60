"""Settings: one file, read strictly from the environment.

Nothing set means a laptop in a hall: SQLite and generated keys in VAR_DIR, no other server. ``PRODUCTION=1``
means a server on the internet: every secret must be given, and a half-configured start stops with a sentence.
README.md lists every variable; a test holds that list to the calls of ``read`` below.
"""

import logging
from pathlib import Path

from django.utils.translation import gettext_lazy as _

from coalition.environment import (
    Refused,
    cache_from,
    database_from,
    email_from,
    generated_keys,
    keyring,
    read,
    read_flag,
    read_list,
    read_number,
)
from coalition.web import faults

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = Path(read("VAR_DIR", default=str(BASE_DIR / "var"))).absolute()
VAR_DIR.mkdir(parents=True, exist_ok=True)

# --- Laptop or server ------------------------------------------------------------------------------------
PRODUCTION = read_flag("PRODUCTION")
DEBUG = read_flag("DEBUG")
DEMO = read_flag("DEMO")
if PRODUCTION and DEBUG:
    raise Refused("DEBUG=1 shows private pages to strangers. Unset DEBUG or PRODUCTION.")

_generated = {} if PRODUCTION else generated_keys(VAR_DIR / "keys.json")
SECRET_KEY = read("SECRET_KEY", default=_generated.get("SECRET_KEY"))
FIELD_KEYS = keyring(read("FIELD_KEYS", default=_generated.get("FIELD_KEYS")))
INDEX_KEY = read("INDEX_KEY", default=_generated.get("INDEX_KEY")).encode()

# A laptop in a hall is reached by whatever address the hotspot gives it today.
ALLOWED_HOSTS = read_list("ALLOWED_HOSTS", default=None if PRODUCTION else "*")
PUBLIC_URL = read("PUBLIC_URL", default=None if PRODUCTION else "").rstrip("/")
if PRODUCTION and not PUBLIC_URL.startswith("https://"):
    raise Refused("PUBLIC_URL must begin with https:// where PRODUCTION=1.")
TRUSTED_PROXIES = read_number("TRUSTED_PROXIES", default="0")

# --- The house -------------------------------------------------------------------------------------------
INSTALLED_APPS = [
    "members",
    "agenda",
    "actionplan",
    "wellness",
    "coalition.web",
    "coalition.post",
    "coalition.reminders",
    "coalition.meetings",
    "coalition.home",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "crispy_forms",
    "crispy_bootstrap5",
    "django_htmx",
    "csp",
]

MIDDLEWARE = [
    "coalition.web.middleware.unchanged",
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",  # files need no policy: it guards pages, and costs bytes
    "coalition.web.middleware.headers",
    "django.middleware.gzip.GZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "members.sessions.still_here",
    "coalition.web.middleware.language",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "coalition.web.middleware.private_pages",
]

# Which class runs which kind of session step. The app that owns the kind describes it in its steps.py.
MEETING_STEPS = {
    "talk": "coalition.meetings.steps.Talk",
    "circle": "coalition.meetings.steps.Circle",
    "break": "coalition.meetings.steps.Break",
    "minutes": "coalition.meetings.steps.Minutes",
    "feedback": "coalition.meetings.steps.Feedback",
    "energy": "coalition.meetings.steps.Energy",
    "rules": "agenda.steps.Rules",
    "vision": "agenda.steps.Vision",
    "brainstorm": "agenda.steps.Brainstorm",
    "themes": "agenda.steps.Themes",
    "rating": "agenda.steps.Rating",
    "order": "agenda.steps.Order",
    "dots": "agenda.steps.Dots",
    "ranking": "agenda.steps.Ranking",
    "decision": "agenda.steps.Decision",
    "strategy": "agenda.steps.Strategy",
    "structure": "agenda.steps.Structure",
    "roleplay": "agenda.steps.RolePlay",
    "review": "actionplan.steps.Review",
    "actions": "actionplan.steps.Actions",
    "reflect": "actionplan.steps.Reflect",
    "wellness": "wellness.steps.Wellness",
}

# What each app keeps about a member, and how it forgets her; lower apps first. See members/personal/.
PERSONAL_DATA = [
    "members.personal.of_members.OfMembers",
    "coalition.reminders.personal.OfReminders",
    "coalition.meetings.personal.OfMeetings",
    "agenda.personal.OfAgenda",
    "actionplan.personal.OfActionplan",
    "wellness.personal.OfWellness",
]

# What each app tells of a day that travels in a file, and takes in again; lower apps first. See meetings/travel/.
DAY_CARRIERS = [
    "coalition.meetings.travel.of_meetings.OfMeetings",
    "agenda.travel.OfAgenda",
    "actionplan.travel.OfActionplan",
    "wellness.travel.OfWellness",
]

ROOT_URLCONF = "coalition.urls"
WSGI_APPLICATION = "coalition.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "coalition.web.context.page",
                "members.context.people",
            ]
        },
    }
]
CRISPY_ALLOWED_TEMPLATE_PACKS = CRISPY_TEMPLATE_PACK = "bootstrap5"

# --- Data ------------------------------------------------------------------------------------------------
DATABASES = {
    "default": database_from(read("DATABASE_URL", default=None if PRODUCTION else ""), var_dir=VAR_DIR)
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
REDIS_URL = read("REDIS_URL", default="")
CACHES = {"default": cache_from(REDIS_URL)}
SESSION_ENGINE = "members.sessions"
SESSION_COOKIE_AGE = 12 * 60 * 60
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

# --- Time and language -----------------------------------------------------------------------------------
LANGUAGE_CODE = "sw"
LANGUAGES = [("sw", _("Kiswahili")), ("en", _("English"))]
LOCALE_PATHS = [BASE_DIR / "locale", BASE_DIR / "locale" / "libraries"]
FORMAT_MODULE_PATH = ["coalition.web.formats"]
LANGUAGE_COOKIE_NAME = "lugha"
LANGUAGE_COOKIE_SAMESITE = "Lax"
TIME_ZONE = "Africa/Dar_es_Salaam"
USE_I18N = USE_TZ = True
PHONENUMBER_DEFAULT_REGION = "TZ"  # numbers without +255 are of here

# --- Files -----------------------------------------------------------------------------------------------
STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [(name, BASE_DIR / "static" / name) for name in ("css", "js", "img")]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_KEEP_ONLY_HASHED_FILES = True
FILE_UPLOAD_HANDLERS = ["coalition.web.uploads.OnlyInMemory"]

# --- Sign-in ---------------------------------------------------------------------------------------------
AUTH_USER_MODEL = "members.Member"
AUTHENTICATION_BACKENDS = ["members.adapter.Backend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in ("MinimumLengthValidator", "CommonPasswordValidator", "NumericPasswordValidator")
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home:home"
ACCOUNT_ADAPTER = "members.adapter.Adapter"
ACCOUNT_FORMS = {
    "login": "members.forms.PasswordSignInForm",
    "request_login_code": "members.forms.CodeSignInForm",
    "reset_password": "members.forms.ForgottenPasswordForm",
}
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_USER_MODEL_EMAIL_FIELD = "email_alias"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = [
    "email*",
    "password1*",
]  # sign-up is closed; without password1 sign-in has no password
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = True  # our adapter renders that letter and sends it to nobody: the same work
ACCOUNT_EMAIL_NOTIFICATIONS = False
# allauth's own asks the database only for a woman it knows, which the clock would tell.
ACCOUNT_PASSWORD_RESET_TOKEN_GENERATOR = "django.contrib.auth.tokens.PasswordResetTokenGenerator"  # noqa: S105
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 600
ACCOUNT_LOGOUT_REDIRECT_URL = "home:welcome"
ACCOUNT_SESSION_REMEMBER = False
# Sixty women behind one hotspot sign in together; one address stays tight.
ACCOUNT_RATE_LIMITS = {
    "login": "300/m/ip",
    "request_login_code": "300/m/ip,3/m/key",  # with room for a guesser among them
    "login_failed": "120/m/ip,5/300s/key",
    "reset_password": "60/m/ip,3/m/key",
}
# Roles that open the register need an authenticator (members.second_factor); the pages are ours.
MFA_ADAPTER = "members.adapter.Authenticators"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes", "webauthn"]
MFA_TOTP_TOLERANCE = 1
ALLAUTH_USER_CODE_FORMAT = {"numeric": True, "length": 6, "dashed": False}
ALLAUTH_TRUSTED_PROXY_COUNT = TRUSTED_PROXIES

# --- Words that leave the house --------------------------------------------------------------------------
EMAIL_BACKEND, _email = email_from(
    read("EMAIL_URL", default=None if PRODUCTION else f"file://{VAR_DIR / 'sent'}")
)
EMAIL_HOST, EMAIL_PORT = _email["host"], _email["port"]
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = _email["user"], _email["password"]
EMAIL_USE_SSL, EMAIL_USE_TLS = _email["ssl"], _email["tls"]
EMAIL_FILE_PATH = _email["path"]
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = read("EMAIL_FROM", default=None if PRODUCTION else "ujumbe@example.org")
EMAIL_SUBJECT_PREFIX = ""
ADMINS = []
SMS_URL = read("SMS_URL", default="none:" if PRODUCTION else f"file://{VAR_DIR / 'sent'}")
SMS_SENDER = read("SMS_SENDER", default="UJUMBE")

# --- Background work: the rows are the truth, this is only the bell --------------------------------------
CELERY_BROKER_URL = REDIS_URL or "memory://localhost/"
CELERY_BROKER_TRANSPORT_OPTIONS = (
    {"visibility_timeout": 300, "unacked_restore_interval": 5, "unacked_restore_throttle": 1}
    if REDIS_URL
    else {}
)
CELERY_TASK_SERIALIZER = "json"
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_TASK_ACKS_LATE = CELERY_TASK_REJECT_ON_WORKER_LOST = CELERY_TASK_IGNORE_RESULT = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_TIMEZONE = TIME_ZONE

# --- Doors -----------------------------------------------------------------------------------------------
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "connect-src": ["'self'"],
        "form-action": ["'self'"],
        "manifest-src": ["'self'"],
        "frame-ancestors": ["'none'"],
        "base-uri": ["'none'"],
        "object-src": ["'none'"],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
# Not "no-referrer": browsers would then send the origin "null" with every form, and the CSRF check refuses that.
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
CSRF_FAILURE_VIEW = "coalition.web.views.csrf_failure"
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "kikao", "fomu"
if PRODUCTION:
    SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "__Host-kikao", "__Host-fomu"
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = True
    SECURE_SSL_REDIRECT = True
    SECURE_REDIRECT_EXEMPT = ["^healthz$"]
    SECURE_HSTS_SECONDS = 31_536_000
    SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = True
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if TRUSTED_PROXIES else None

LOGGING = faults.to_the_console()
logging.captureWarnings(False)
