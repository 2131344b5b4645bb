"""The plugin's settings: one dictionary ``CLICNJOB``, with a default for every key."""

from __future__ import annotations

from functools import cache
from typing import Any

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.signals import setting_changed

DEFAULTS: dict[str, Any] = {
    # Dotted path of the implementation of the port to the host.
    "PLATFORM": "advisor_dashboard.platform.openedx.OpenEdxPlatform",
    # Learners shown on one page of results.
    "PAGE_SIZE": 20,
    # How many learners one proposal may reach.
    "MAX_RECIPIENTS": 5000,
    # Up to so many it is sent while the page waits; more are left to a worker.
    "SENT_AT_ONCE": 200,
    # How often one person may ask the REST API: to read, and to change something.
    "API_READ_RATE": "120/minute",
    "API_WRITE_RATE": "30/minute",
    # Days until somebody who has not answered an offer may be reminded of it again. One who is
    # still silent after as long stands in the column of the silent.
    "REMINDER_DAYS": 3,
    # Where the placeholder addresses of accounts made with access sheets seem to live. No mail
    # may ever be delivered there.
    "ACCOUNT_EMAIL_DOMAIN": "sans-mail.invalid",
}


@cache
def get_config() -> dict[str, Any]:
    """The defaults overlaid with ``settings.CLICNJOB``.

    Raises:
        ImproperlyConfigured: a key that Clic'nJob does not know, most often a typing error.
    """
    given = getattr(settings, "CLICNJOB", {})
    unknown = sorted(set(given) - set(DEFAULTS))
    if unknown:
        raise ImproperlyConfigured(
            f"CLICNJOB has unknown keys: {', '.join(unknown)}. "
            f"Known: {', '.join(sorted(DEFAULTS))}."
        )
    return {**DEFAULTS, **given}


def _forget(*, setting: str, **kwargs: object) -> None:
    if setting == "CLICNJOB":
        get_config.cache_clear()


setting_changed.connect(_forget)
