"""How often one person may ask the API."""

from __future__ import annotations

from rest_framework.throttling import UserRateThrottle

from ..conf import get_config


class ReadThrottle(UserRateThrottle):
    """For what is read; ``CLICNJOB["API_READ_RATE"]``."""

    scope = "clicnjob_read"
    _setting = "API_READ_RATE"

    def get_rate(self) -> str:
        rate: str = get_config()[self._setting]
        return rate


class WriteThrottle(ReadThrottle):
    """For what changes something; ``CLICNJOB["API_WRITE_RATE"]``."""

    scope = "clicnjob_write"
    _setting = "API_WRITE_RATE"
