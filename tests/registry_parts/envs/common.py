"""What both services start from, and what an institution's own file says."""

from __future__ import annotations

from typing import Any

SECRET_KEY = "tests-only"
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "edx_ace",
    "eventtracking.django.apps.EventTrackingConfig",
    "waffle",
    "tests.registry_parts.host.HostConfig",
    "advisor_dashboard.platform.embedded",
]
MIDDLEWARE = [
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "crum.CurrentRequestUserMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    }
]
DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}}
DEFAULT_AUTO_FIELD = "django.db.models.AutoField"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
ROOT_URLCONF = "tests.registry_parts.urls"
LANGUAGE_CODE = "fr"
MAKO_TEMPLATE_DIRS_BASE: list[Any] = []
EVENT_TRACKING_ENABLED = True
ACE_ENABLED_CHANNELS = ["django_email"]
ACE_ENABLED_POLICIES: list[str] = []
ACE_CHANNEL_DEFAULT_EMAIL = "django_email"
ACE_CHANNEL_TRANSACTIONAL_EMAIL = "django_email"
DEFAULT_FROM_EMAIL = "campus@example.org"
STATIC_URL = "/static/"
STATICFILES_DIRS: list[Any] = []
USE_TZ = True
TIME_ZONE = "UTC"

#: The institution's file is read after the plugins' first turn and overwrites what it names.
OF_THE_INSTITUTION: dict[str, Any] = {
    "STATICFILES_DIRS": [],
    "CLICNJOB": {
        "PLATFORM": "advisor_dashboard.platform.embedded.platform.EmbeddedPlatform",
        "PAGE_SIZE": 50,
    },
    "OPEN_EDX_FILTERS_CONFIG": {
        "org.openedx.learning.course.enrollment.started.v1": {
            "fail_silently": False,
            "pipeline": ["tests.registry_parts.host.InstitutionStep"],
        },
    },
}
