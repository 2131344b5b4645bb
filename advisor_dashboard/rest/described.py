"""The document that describes the API, and the refusals that it names."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from django.urls import include, path, reverse
from drf_spectacular.openapi import AutoSchema
from drf_spectacular.utils import OpenApiResponse, extend_schema
from drf_spectacular.views import SpectacularJSONAPIView
from rest_framework.request import Request
from rest_framework.response import Response

from .base import AdvisorAPIView
from .shapes import Problem

F = TypeVar("F", bound=Callable[..., Any])

_REASONS = {
    400: "Something that was sent cannot be taken; nothing was saved.",
    403: "This may not be done, or not now.",
    404: "There is no such thing, or not for who asks.",
    409: "It changed meanwhile; nothing was saved.",
}

#: Whatever the host has set for documents of its own is not for this one.
_SETTINGS: dict[str, Any] = {
    "TITLE": "Clic'nJob",
    "DESCRIPTION": "What the advisors' pages do, for programs.",
    "VERSION": "1",
    "PREPROCESSING_HOOKS": [],
    "POSTPROCESSING_HOOKS": ["drf_spectacular.hooks.postprocess_schema_enums"],
    "SCHEMA_PATH_PREFIX": r".*/api/v1",
    "AUTHENTICATION_WHITELIST": [],
    "ENUM_NAME_OVERRIDES": {},
}


def operation(**said: Any) -> Callable[[F], F]:
    """Describe what an address does by one method; as ``extend_schema`` takes it.

    That one builds on the class that the host has set for all of its APIs, and most have set none
    that knows OpenAPI 3.
    """

    def describe(method: F) -> F:
        method.schema = AutoSchema()  # type: ignore[attr-defined]
        described: F = extend_schema(**said)(method)
        return described

    return describe


def refusals(*statuses: int) -> dict[int, OpenApiResponse]:
    """What may be answered instead; whoever is not logged in, or asks too often, as well."""
    found = {
        401: OpenApiResponse(Problem, "Nobody is logged in."),
        429: OpenApiResponse(Problem, "Asked too often; Retry-After says when to come back."),
        503: OpenApiResponse(Problem, "The platform cannot be asked now, so the answer is no."),
    }
    for status in statuses:
        found[status] = OpenApiResponse(Problem, _REASONS[status])
    return dict(sorted(found.items()))


class Document(AdvisorAPIView, SpectacularJSONAPIView):  # type: ignore[misc]
    """The OpenAPI document, of these addresses alone."""

    renderer_classes = SpectacularJSONAPIView.renderer_classes  # type: ignore[assignment]
    custom_settings = _SETTINGS
    serve_public = True
    schema = None  # type: ignore[assignment]

    def get(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """Written anew each time, under the address at which the host serves the API."""
        own = reverse("clicnjob:api_document")
        below = own.removeprefix("/").removesuffix("openapi.json")
        self.patterns = [path(below, include("advisor_dashboard.rest.urls"))]
        answer: Response = super().get(request, *args, **kwargs)
        return answer
