"""Who asks the API: as the host's own API knows it."""

from __future__ import annotations

from typing import Any

from rest_framework.authentication import BaseAuthentication
from rest_framework.request import Request

from ..api.access import asked_platform


class HostAuthentication(BaseAuthentication):
    """The host's classes, one after the other. While the host cannot be asked, nobody comes in."""

    def authenticate(self, request: Request) -> tuple[Any, Any] | None:
        """What the first class says that knows the caller.

        Raises:
            AuthenticationFailed: what was shown is not in order.
            Unavailable: the platform could not be asked.
        """
        for each in self._classes():
            known: tuple[Any, Any] | None = each.authenticate(request)
            if known is not None:
                return known
        return None

    def authenticate_header(self, request: Request) -> str | None:
        """How to come in, for who did not; ``None`` makes the answer a 403."""
        headers = (each.authenticate_header(request) for each in self._classes())
        return next((header for header in headers if header), None)

    def _classes(self) -> list[BaseAuthentication]:
        with asked_platform() as platform:
            return [kind() for kind in platform.rest_authentication()]
