"""Settings of the platform: what every deployment shares, and what :mod:`env` lets it decide.

One file, read from top to bottom; nothing in it depends on how Django was started.
"""

import datetime as dt
from pathlib import Path
from typing import Literal

from django.utils.translation import gettext_lazy as _

from dedere_web.config.database import database_settings
from dedere_web.config.env import read_env
from dedere_web.config.mail import mail_settings
from dedere_web.config.queues import task_settings

ENV = read_env()

DEDERE_HOME = ENV.home
"""The folder of this deployment; apps read it from here, never from the environment."""

# --- Security ------------------------------------------------------------------------------

SECRET_KEY = ENV.secret_key
SEALING_KEYS = ENV.sealing_keys
"""Newest first; empty where the home keeps them."""
PSEUDONYM_KEY = ENV.pseudonym_key
DEBUG = ENV.debug
ALLOWED_HOSTS = list(ENV.allowed_hosts)

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
        "base-uri": ["'none'"],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"

SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 12 * 60 * 60  # a working day, not a fortnight
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "dedere_web.foundation.problems.csrf_failure"

if ENV.behind_tls:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_SSL_REDIRECT = True
    # Machines ask these inside the deployment, before TLS ends.
    SECURE_REDIRECT_EXEMPT = [r"^health/(live|ready)$", r"^metrics$"]
    SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SESSION_COOKIE_SECURE = True
    CSRF_COOKIE_SECURE = True

SILENCED_SYSTEM_CHECKS = [
    "security.W021",  # preloading is for the owner of the whole domain to decide
]

# --- Rooms ---------------------------------------------------------------------------------

INSTALLED_APPS = [
    "dedere_web.foundation",
    "dedere_web.trail",
    "dedere_web.accounts",
    "dedere_web.cooperation.apps.CooperationConfig",
    "dedere_web.treaties",
    "dedere_web.notes.apps.NotesConfig",
    "dedere_web.obligations.apps.ObligationsConfig",
    "dedere_web.jobs.apps.JobsConfig",
    "dedere_web.api",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "django_tasks",
    "django_tasks_db",
    "django_htmx",
    "csp",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "axes",
]

MIDDLEWARE = [
    "dedere_web.foundation.request_log.request_log",
    "dedere_web.foundation.health.probes_by_number",
    "django.middleware.security.SecurityMiddleware",
    "dedere_web.foundation.middleware.security_headers",
    "dedere_web.foundation.confidential.never_kept",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "dedere_web.foundation.middleware.limited_body",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "dedere_web.accounts.middleware.viewers_of_one_request",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "dedere_web.foundation.middleware.EngineErrorPages",
    # Below the pages of errors: what a failed view wrote is taken back before they are drawn.
    "dedere_web.config.speaking.SpeakAsViewer",
    "dedere_web.api.middleware.open_data",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "dedere_web.config.urls"
WSGI_APPLICATION = "dedere_web.config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.template.context_processors.i18n",
            ],
        },
    },
]

# --- Database ------------------------------------------------------------------------------

DATABASES = {
    "default": database_settings(ENV.database_url, path=ENV.database_path, role=ENV.database_role),
}
DATABASE_ROLE = ENV.database_role
"""The role of PostgreSQL that pages and jobs take; empty where there is none."""
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# --- People --------------------------------------------------------------------------------

AUTH_USER_MODEL = "accounts.User"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
    {"NAME": "dedere_web.accounts.passwords.GuessablePasswordValidator"},
]
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
LOGIN_URL = "accounts:sign-in"
LOGIN_REDIRECT_URL = "treaties:home"
LOGOUT_REDIRECT_URL = "treaties:home"

# Accounts by e-mail alone; nobody signs up: an operator or an invitation opens an account.
ACCOUNT_ADAPTER = "dedere_web.accounts.adapters.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_FORMS = {
    "login": "dedere_web.accounts.forms.SignInForm",
    "change_password": "dedere_web.accounts.forms.ChangePasswordForm",
    "reset_password": "dedere_web.accounts.forms.ResetPasswordForm",
    "reset_password_from_key": "dedere_web.accounts.forms.NewPasswordForm",
    "reauthenticate": "dedere_web.accounts.forms.ConfirmPasswordForm",
}
# Passwords: so many from one client, and so many for one address from one client (the adapter
# puts the client into the key), so that nobody can lock somebody else out.
ACCOUNT_RATE_LIMITS = {
    "login_failed": "30/m/ip,10/5m/key",
    # Codes that prove an address: enough for an office behind one address, too few to flood a box.
    "prove_address": "60/h/ip,5/h/key",
}
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if ENV.behind_tls else 0
MFA_ADAPTER = "dedere_web.accounts.adapters.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_ALLOW_UNVERIFIED_EMAIL = True  # an invitation went to the address; there is no other way in
MFA_TOTP_ISSUER = "Dedere"
MFA_TOTP_TOLERANCE = 1
MFA_FORMS = {
    "authenticate": "dedere_web.accounts.forms_second_factor.CodeForm",
    "reauthenticate": "dedere_web.accounts.forms_second_factor.ConfirmCodeForm",
    "activate_totp": "dedere_web.accounts.forms_second_factor.ActivateTOTPForm",
    "add_webauthn": "dedere_web.accounts.forms_second_factor.AddPasskeyForm",
}

# Wrong passwords are counted for one address from one client.
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = dt.timedelta(minutes=15)
AXES_RESET_ON_SUCCESS = True
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_ENABLE_ADMIN = False
AXES_DISABLE_ACCESS_LOG = True
AXES_VERBOSE = False
AXES_USERNAME_FORM_FIELD = "login"
AXES_USERNAME_CALLABLE = "dedere_web.accounts.clients.address_tried"
AXES_CLIENT_IP_CALLABLE = "dedere_web.accounts.clients.client_address"
AXES_LOCKOUT_CALLABLE = "dedere_web.accounts.clients.locked_out"

INVITATION_DAYS = 7
"""How long an invitation is good, where nobody says otherwise."""

# What was tried is counted in the database, by every process together (docs/decisions/0007).
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "accounts_tally",
        # Far more than can be tried within the longest limit: nobody pushes a count out.
        "OPTIONS": {"MAX_ENTRIES": 50_000},
    }
}

# --- Languages -----------------------------------------------------------------------------

UN_LANGUAGES = [
    ("ar", _("Arabic")),
    ("zh-hans", _("Chinese")),
    ("en", _("English")),
    ("fr", _("French")),
    ("ru", _("Russian")),
    ("es", _("Spanish")),
]
"""The six languages of the United Nations, in the order in which they are always listed."""

COMPLETE_LANGUAGES = ("en",)
"""Languages in which every sentence is translated; a test counts. Only these are offered."""

LANGUAGES = [
    (code, name)
    for code, name in UN_LANGUAGES
    if code in COMPLETE_LANGUAGES or code.split("-")[0] in ENV.preview_languages
]
LANGUAGE_CODE = "en"
LANGUAGE_COOKIE_SAMESITE: Literal["Lax"] = "Lax"
LANGUAGE_COOKIE_SECURE = ENV.behind_tls
LOCALE_PATHS = [Path(__file__).parent.parent / "locale"]
FORMAT_MODULE_PATH = ["dedere_web.foundation.formats"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"

# --- Files ---------------------------------------------------------------------------------

STATIC_URL = "static/"
STATIC_ROOT = ENV.home / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = ENV.debug
WHITENOISE_AUTOREFRESH = ENV.debug

MAX_LIST_BYTES = 20 * 1024 * 1024
"""The largest list of a depositary that the platform takes; the longest known has 2 MB."""
MAX_BODY_BYTES = MAX_LIST_BYTES + 1024 * 1024
"""A list, and the rest of the form around it."""
DATA_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
FILE_UPLOAD_PERMISSIONS = 0o600

# --- Mail ----------------------------------------------------------------------------------

_mail = mail_settings(ENV.smtp_url)
EMAIL_BACKEND = _mail["EMAIL_BACKEND"]
EMAIL_HOST = _mail.get("EMAIL_HOST", "")
EMAIL_PORT = _mail.get("EMAIL_PORT", 25)
EMAIL_HOST_USER = _mail.get("EMAIL_HOST_USER", "")
EMAIL_HOST_PASSWORD = _mail.get("EMAIL_HOST_PASSWORD", "")
EMAIL_USE_SSL = _mail.get("EMAIL_USE_SSL", False)
EMAIL_USE_TLS = _mail.get("EMAIL_USE_TLS", False)
EMAIL_TIMEOUT = _mail.get("EMAIL_TIMEOUT")
DEFAULT_FROM_EMAIL = ENV.mail_from
SERVER_EMAIL = ENV.mail_from

# --- Jobs ----------------------------------------------------------------------------------

JOBS = ENV.jobs
"""Where long work is done: ``inline``, ``database`` or ``celery``."""
BROKER_URL = ENV.broker_url
TASKS = task_settings(ENV.jobs, broker_url=ENV.broker_url)

# --- Log -----------------------------------------------------------------------------------

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {
        "request_id": {"()": "dedere_web.foundation.request_log.RequestId"},
        "no_personal_data": {"()": "dedere_web.foundation.redaction.NoPersonalData"},
    },
    "formatters": {
        "lines": {
            "()": "dedere_web.foundation.request_log.Lines",
            "format": "{asctime} {levelname} {name} [{request_id}]: {message}",
            "style": "{",
        },
        "json": {"()": "dedere_web.foundation.request_log.JsonLines"},
    },
    "handlers": {
        "stderr": {
            "class": "logging.StreamHandler",
            "formatter": ENV.log_format,
            "filters": ["request_id", "no_personal_data"],
        }
    },
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    # What a visitor mistyped is no concern of the operator; failures of ours are.
    "loggers": {
        "django.request": {"level": "ERROR"},
        "django.security.DisallowedHost": {"level": "CRITICAL"},
        # A line for each answer is for machines that collect lines.
        "dedere.request": {"level": "INFO" if ENV.log_format == "json" else "WARNING"},
        "django_tasks": {"level": "INFO" if ENV.log_format == "json" else "ERROR"},
        "django_tasks_db": {"level": "INFO" if ENV.log_format == "json" else "ERROR"},
    },
}

# --- Counts --------------------------------------------------------------------------------

METRICS_TOKEN = ENV.metrics_token
METRICS_FOLDER = ENV.metrics_folder
"""Where several processes count together; empty where there is one."""
