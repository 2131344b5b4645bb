"""Django settings of the demo host: the whole product on SQLite, with no other server."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from advisor_dashboard.settings.common import plugin_settings

CHECKOUT = Path(__file__).resolve().parent.parent
DEMO_DIR = Path(os.environ.get("CLICNJOB_DEMO_DIR") or CHECKOUT / "var").resolve()

# The demo serves this machine alone and keeps no secret.
SECRET_KEY = "demo-only-never-deploy"
DEBUG = False
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]"]

INSTALLED_APPS = [
    # Where two have the same string or file, the first counts: the product's, then the demo's.
    "advisor_dashboard",
    "advisor_dashboard.platform.embedded",
    "demo",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_htmx",
    # For the French of its sentences alone.
    "rest_framework",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "demo.middleware.content_security_policy",
    "django.middleware.gzip.GZipMiddleware",
    "demo.middleware.demo_mark",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "demo.middleware.chosen_views",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]
ROOT_URLCONF = "demo.urls"
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
            ]
        },
    }
]
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": DEMO_DIR / "demo.sqlite3",
        # Seconds to wait for another thread's write.
        "OPTIONS": {"timeout": 20},
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
LOGIN_URL = "/"
CSRF_FAILURE_VIEW = "demo.views.errors.csrf_failure"

LANGUAGE_CODE = "fr"
LANGUAGES = [("fr", "Français"), ("en", "English")]
TIME_ZONE = "Europe/Paris"
USE_TZ = True

STATIC_URL = "/static/"
STATICFILES_DIRS: list = []
STATIC_ROOT = DEMO_DIR / "static"

# What would be sent by e-mail lies in the demo's folder, one file a mail.
EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = DEMO_DIR / "mails"
DEFAULT_FROM_EMAIL = "demo@example.org"
EMBEDDED_COURSE_PAGE = f"http://127.0.0.1:{os.environ.get('PORT') or 8000}/course/{{course_key}}/"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}

CLICNJOB = {"PLATFORM": "demo.platform.DemoPlatform"}
plugin_settings(sys.modules[__name__])
