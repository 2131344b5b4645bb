"""What every address of the API shares: who asks, how often, and how a refusal reads."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

from django.http import HttpResponse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from drf_spectacular.openapi import AutoSchema
from rest_framework.exceptions import APIException, ValidationError
from rest_framework.permissions import IsAuthenticated
from rest_framework.renderers import JSONRenderer
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.throttling import BaseThrottle
from rest_framework.views import APIView

from ..api.errors import ApiError, Invalid
from .authentication import HostAuthentication
from .parsing import StrictJSONParser
from .throttles import ReadThrottle, WriteThrottle


@method_decorator(never_cache, name="dispatch")
class AdvisorAPIView(APIView):
    """An address of the API. Whom the person may ask about is for the doors to say.

    Everything that could differ from one host to the next is named here: a host's own defaults
    (a browsable API, a wider login) change nothing.
    """

    authentication_classes = (HostAuthentication,)
    permission_classes = (IsAuthenticated,)
    parser_classes = (StrictJSONParser,)
    renderer_classes = (JSONRenderer,)
    schema = AutoSchema()
    versioning_class = None

    def get_throttles(self) -> Sequence[BaseThrottle]:
        """Reading and writing are counted apart."""
        reading = self.request.method in ("GET", "HEAD", "OPTIONS")
        return [ReadThrottle() if reading else WriteThrottle()]

    def handle_exception(self, exc: Exception) -> Response:
        """A refusal of ours or of the framework's, in one shape."""
        if isinstance(exc, ApiError):
            fields = exc.fields if isinstance(exc, Invalid) else {}
            return _refusal(exc.status, exc.code, str(exc), fields)
        if isinstance(exc, ValidationError):
            sentence = _("Some fields are wrong. Nothing was saved.")
            return _refusal(exc.status_code, "invalid", sentence, _flat(exc.detail))
        if isinstance(exc, APIException):
            response = super().handle_exception(exc)
            codes = exc.get_codes()
            code = codes if isinstance(codes, str) else exc.default_code
            told = _refusal(response.status_code, str(code), str(exc.detail))
            for name in ("WWW-Authenticate", "Retry-After"):
                if name in response:
                    told[name] = response[name]
            return told
        return super().handle_exception(exc)

    def finalize_response(
        self, request: Request, response: HttpResponse, *args: Any, **kwargs: Any
    ) -> HttpResponse:
        """No browser takes the words in an answer for a page, whatever the host's settings are."""
        answer = super().finalize_response(request, response, *args, **kwargs)
        answer.headers["X-Content-Type-Options"] = "nosniff"
        return answer

    def asking(self) -> int:
        """The id of the person who asks."""
        return cast(int, self.request.user.pk)


def _refusal(
    status: int, code: str, sentence: str, fields: dict[str, str] | None = None
) -> Response:
    body: dict[str, Any] = {"code": code, "message": sentence}
    if fields:
        body["fields"] = fields
    return Response(body, status=status)


def _flat(detail: Any, path: str = "") -> dict[str, str]:
    """One sentence for each field that is wrong, by its path."""
    if isinstance(detail, dict):
        found: dict[str, str] = {}
        for name, inner in detail.items():
            own = "" if name == "non_field_errors" else str(name)
            found |= _flat(inner, ".".join(filter(None, (path, own))))
        return found
    if isinstance(detail, list):
        return {path: " ".join(str(each) for each in detail)}
    return {path: str(detail)}
