"""Settings that the app adds to its host, in LMS, Studio and the demo alike."""

from __future__ import annotations

from importlib.resources import files
from typing import Any

from .dashboard import add_section

#: The platform logs of each request the address and the start of what is posted: here, searches,
#: the learners chosen and the messages to them.
_UNTRACKED = r"^/clicnjob/"


def plugin_settings(settings: Any) -> None:
    """Add what is missing; called more than once it changes nothing more.

    ``settings`` is the host's settings module, or anything with its attributes.
    """
    for package in ("clicnjob_xblocks", "quiz_xblock"):
        public = (package, str(files(package).joinpath("public")))
        if public not in settings.STATICFILES_DIRS:
            settings.STATICFILES_DIRS = [*settings.STATICFILES_DIRS, public]
    if "django_htmx" not in settings.INSTALLED_APPS:
        settings.INSTALLED_APPS = [*settings.INSTALLED_APPS, "django_htmx"]
    untracked = getattr(settings, "TRACKING_IGNORE_URL_PATTERNS", None)
    if untracked is not None and _UNTRACKED not in untracked:
        settings.TRACKING_IGNORE_URL_PATTERNS = [*untracked, _UNTRACKED]
    if not hasattr(settings, "CLICNJOB"):
        settings.CLICNJOB = {}
    add_section(settings)
