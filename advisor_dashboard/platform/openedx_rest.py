"""Who asks the REST API on Open edX, by the classes of its own API."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from edx_rest_framework_extensions.auth.jwt.authentication import JwtAuthentication
from edx_rest_framework_extensions.auth.jwt.decoder import decode_jwt_is_restricted
from openedx.core.lib.api.authentication import BearerAuthentication
from rest_framework.authentication import SessionAuthentication
from rest_framework.exceptions import PermissionDenied
from rest_framework.request import Request


class UnrestrictedJwt(JwtAuthentication):  # type: ignore[misc]
    """A JWT, but none of a restricted application.

    Such an application may ask those addresses alone that name a scope for it. The platform's
    middleware refuses it everywhere else, and knows that by the classes of each view: ours are
    asked of the host with each request, so the middleware does not see them.
    """

    def authenticate(self, request: Request) -> tuple[Any, Any] | None:
        """As the platform's class does.

        Raises:
            PermissionDenied: the token is a restricted application's.
        """
        known: tuple[Any, Any] | None = super().authenticate(request)
        if known is not None and decode_jwt_is_restricted(known[1]):
            sentence = _("This application may not ask here. Its access is restricted.")
            raise PermissionDenied(sentence)
        return known


#: In the order in which they are asked. What an account may do is asked of the platform by its id,
#: whichever way it came in.
CLASSES = (UnrestrictedJwt, BearerAuthentication, SessionAuthentication)
